namespace ChargeBot.Domain.Audit;

/// <summary>One act: who, what, when, why, on which port, with what result. Written with what it tells of.</summary>
public sealed record AuditEntry
{
    /// <summary>Ours; ordered by time.</summary>
    public required Guid Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The Entra object id, or <c>device</c> or <c>system</c>.</summary>
    public required string Who { get; init; }

    /// <summary>The verb, for example <c>stop.confirm</c>, or what became of it, for example <c>stop:Confirmed</c>.</summary>
    public required string What { get; init; }

    /// <summary>On which station.</summary>
    public string? StationId { get; init; }

    /// <summary>On which port.</summary>
    public string? PortId { get; init; }

    /// <summary>The command that it belongs to.</summary>
    public Guid? CommandId { get; init; }

    /// <summary>Why, in the person's words.</summary>
    public string? Why { get; init; }

    /// <summary>With what result, the device's own words among it.</summary>
    public string? Result { get; init; }
}
