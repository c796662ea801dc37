namespace ChargeBot.Domain.ChargePoints;

/// <summary>What a station did that is worth remembering.</summary>
public enum StationEventKind
{
    /// <summary>Its line was opened.</summary>
    Connected,

    /// <summary>Its line was lost or closed.</summary>
    Disconnected,

    /// <summary>Its controller started; the words are its firmware.</summary>
    Booted,

    /// <summary>A port, or the station itself, has another status than before.</summary>
    Status,

    /// <summary>It tells of something that concerns security; the words are its kind and what it says of it.</summary>
    Security,

    /// <summary>How far a change of its firmware is, in its own word.</summary>
    Firmware,
}

/// <summary>
/// A message of a charge point that told something new, or the coming and going of its line: kept for as long as somebody may ask
/// what happened there. What repeats what was known is not kept, nor are heartbeats and readings.
/// </summary>
public sealed record StationEvent
{
    /// <summary>Ours; ordered by time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required string StationId { get; init; }

    /// <summary>The port by its connector number; 0: the station itself.</summary>
    public int ConnectorId { get; init; }

    /// <summary>What.</summary>
    public required StationEventKind Kind { get; init; }

    /// <summary>When it was received (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the device says that it was (UTC); null where it does not say.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>The status that it has now.</summary>
    public PortStatus? Status { get; init; }

    /// <summary>The device's own words: a status, an error code with what it says of it, a firmware.</summary>
    public string? Words { get; init; }

    /// <summary>One of a station, now.</summary>
    public static StationEvent Of(Station station, StationEventKind kind, DateTimeOffset at, string? words = null) => new()
    {
        Id = Guid.CreateVersion7(at),
        StationId = station.Id,
        Kind = kind,
        At = at,
        Words = words,
    };
}
