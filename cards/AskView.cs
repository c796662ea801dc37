using ChargeBot.Domain.Activations;

namespace ChargeBot.Cards;

/// <summary>What a confirmation is asked for.</summary>
public enum AskKind
{
    /// <summary>Dialog <c>stop</c>.</summary>
    Stop,

    /// <summary>Dialog <c>unlock</c>.</summary>
    Unlock,

    /// <summary>Verb <c>reboot.ask</c>: which of the two restarts.</summary>
    Reboot,

    /// <summary>Dialog <c>softreboot</c>.</summary>
    SoftReboot,

    /// <summary>Dialog <c>hardreboot</c>.</summary>
    HardReboot,
}

/// <summary>A question before something is done: who is interrupted, what is known, what the device will do.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Kind">What is asked.</param>
public sealed record AskView(PortView Port, AskKind Kind)
{
    /// <summary>On whose account the session that runs was started from afar; null: it was not.</summary>
    public ActivationKind? Account { get; init; }

    /// <summary>The person's role must say why (input <c>reason</c>, 200 characters at most).</summary>
    public bool NeedsReason { get; init; }

    /// <summary>The person's role may do it only where no driver is interrupted; where one is, the card says so and has no confirm.</summary>
    public bool OnlyIfNobodyInterrupted { get; init; }

    /// <summary>It was confirmed without the reason: the card asks for it.</summary>
    public bool ReasonMissing { get; init; }
}

/// <summary>The ways of a force stop, in the order in which they are offered; the data's <c>way</c> is the name in lower case.</summary>
public enum ForceWay
{
    /// <summary><c>remotestop</c>: a RemoteStop for the transaction number last seen in any message of the port.</summary>
    RemoteStop,

    /// <summary><c>availability</c>: the port out of operation.</summary>
    Availability,

    /// <summary><c>unlock</c>: release the plug.</summary>
    Unlock,

    /// <summary><c>reset</c>: restart the controller.</summary>
    Reset,
}

/// <summary>What a force stop may do here and now.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Ways">Those that the protocol, the state and the role allow; drawn in this order.</param>
public sealed record ForceView(PortView Port, IReadOnlyList<ForceWay> Ways)
{
    /// <inheritdoc cref="AskView.Account"/>
    public ActivationKind? Account { get; init; }

    /// <inheritdoc cref="AskView.NeedsReason"/>
    public bool NeedsReason { get; init; }

    /// <summary>The person's role may do it only where no driver is interrupted: the ways that would are not drawn, and the card says so.</summary>
    public bool OnlyIfNobodyInterrupted { get; init; }

    /// <inheritdoc cref="AskView.ReasonMissing"/>
    public bool ReasonMissing { get; init; }
}
