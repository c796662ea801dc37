namespace ChargeBot.Domain.Charging;

/// <summary>Whether a tag may charge (OCPP 1.6 §7.2, AuthorizationStatus).</summary>
public enum TagVerdict
{
    /// <summary>Yes.</summary>
    Accepted,

    /// <summary>The operator blocked it.</summary>
    Blocked,

    /// <summary>It claims to be of a start from afar, and is of none that waits for this port.</summary>
    Invalid,
}

/// <summary>One time that a charge point asked whether a tag may charge: where the Activation overview begins.</summary>
public sealed class Authorization
{
    /// <summary>Ours; ordered by time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where; the message does not say at which port.</summary>
    public required string StationId { get; init; }

    /// <summary>The tag. Personal: shown shortened only.</summary>
    public required string IdTag { get; init; }

    /// <summary>The start from afar that the tag belongs to.</summary>
    public Guid? ActivationId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was answered.</summary>
    public required TagVerdict Verdict { get; init; }
}
