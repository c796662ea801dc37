namespace ChargeBot.Domain.ChargePoints;

/// <summary>A charge point that connected and that nobody imported: held until an engineer adopts it from its card.</summary>
public sealed class HeldChargePoint
{
    /// <summary>The identity it connected under.</summary>
    public required string ChargePointId { get; init; }

    /// <summary>What it speaks.</summary>
    public Protocol Protocol { get; set; }

    /// <summary>The number that an LG2WAN gateway gives itself, by which people choose it; null for others.</summary>
    public string? ControllerId { get; set; }

    /// <summary>As its boot said.</summary>
    public string? Vendor { get; set; }

    /// <inheritdoc cref="Vendor"/>
    public string? Model { get; set; }

    /// <inheritdoc cref="Vendor"/>
    public string? SerialNumber { get; set; }

    /// <inheritdoc cref="Vendor"/>
    public string? Firmware { get; set; }

    /// <summary>The highest connector number that it spoke of; at least 1.</summary>
    public int Connectors { get; set; } = 1;

    /// <summary>UTC.</summary>
    public DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>A copy that others may read while this one changes.</summary>
    public HeldChargePoint Copy() => (HeldChargePoint)MemberwiseClone();
}
