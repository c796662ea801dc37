namespace ChargeBot.Domain.MobileNetworks;

/// <summary>What the mobile network operator is asked about a SIM.</summary>
public enum OperatorQuestion
{
    /// <summary>Device Reachability Status.</summary>
    Reachability,

    /// <summary>Connected Network Type.</summary>
    NetworkType,

    /// <summary>Device Roaming Status.</summary>
    Roaming,
}

/// <summary>Why a question to the operator has no answer.</summary>
public enum RefusalReason
{
    /// <summary>No API of an operator is configured.</summary>
    NotConfigured,

    /// <summary>The daily file gave no identifier of the kind under which the operator is asked.</summary>
    NoIdentifier,

    /// <summary>The operator does not take our credentials.</summary>
    Unauthenticated,

    /// <summary>The operator knows us and does not allow it.</summary>
    Forbidden,

    /// <summary>The operator does not know this SIM.</summary>
    UnknownSim,

    /// <summary>The operator does not offer this for this SIM, or not at all.</summary>
    NotOffered,

    /// <summary>The operator cannot use the kind of identifier that is configured, or finds it malformed.</summary>
    WrongIdentifier,

    /// <summary>Too many questions for now.</summary>
    TooMany,

    /// <summary>The operator's service is away.</summary>
    Unavailable,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>An answer that is none by the published description.</summary>
    Unreadable,
}

/// <summary>A question to the operator that has no answer.</summary>
/// <param name="Question">Which.</param>
/// <param name="Reason">Why.</param>
/// <param name="RetryAfter">How long the operator asks to be left alone, where it says so.</param>
public sealed record OperatorRefusal(OperatorQuestion Question, RefusalReason Reason, TimeSpan? RetryAfter = null);

/// <summary>What the operator said about a SIM.</summary>
/// <param name="Details">What was answered.</param>
/// <param name="Refusals">What was not.</param>
public sealed record OperatorAnswer(MobileNetworkDetails Details, IReadOnlyList<OperatorRefusal> Refusals);
