namespace ChargeBot.Domain.ChargePoints;

/// <summary>The manual's charge port or charge point: one EVSE with its connector.</summary>
public sealed class Port
{
    /// <summary>The charge port id people know, for example <c>DE*ABC*E1234*1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The station it belongs to.</summary>
    public required string StationId { get; init; }

    /// <summary>The id published for roaming, in canonical form; null where none is.</summary>
    public string? EvseId { get; set; }

    /// <summary>The protocol's connector number, from 1.</summary>
    public int ConnectorId { get; set; }

    /// <summary>Where it is on the charger, as people say it ('left'); may be empty.</summary>
    public string Position { get; set; } = "";

    /// <summary>OCPI's ConnectorType, for example <c>IEC_62196_T2</c>; may be empty.</summary>
    public string ConnectorType { get; set; } = "";

    /// <summary>Alternating or direct current.</summary>
    public ChargingMode ChargingMode { get; set; }

    /// <summary>Volts; 0 where unknown.</summary>
    public int MaxVoltage { get; set; }

    /// <summary>Amperes; 0 where unknown.</summary>
    public int MaxCurrent { get; set; }

    /// <summary>Watts; 0 where unknown.</summary>
    public int MaxPower { get; set; }

    /// <summary>Phases (AC only); 0 where unknown.</summary>
    public int Phases { get; set; }

    /// <summary>What the device last reported.</summary>
    public PortStatus Status { get; set; }

    /// <summary>When that was received (UTC); null before the first report.</summary>
    public DateTimeOffset? StatusAt { get; set; }

    /// <summary>The device's own word where it is not one of the protocol's, or null.</summary>
    public string? StatusWords { get; set; }

    /// <summary>OCPP's errorCode as sent; null for NoError.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>The device's own explanation (info and vendorErrorCode), bounded to 500 characters.</summary>
    public string? ErrorInfo { get; set; }

    /// <summary>The transaction id last seen in any message of this port, known to us or not: what a force stop may name.</summary>
    public long? LastSeenTransactionId { get; set; }

    /// <summary>Takes over what people maintain; what the device said stays.</summary>
    public void TakeMasterData(Port from)
    {
        (EvseId, ConnectorId, Position, ConnectorType) = (from.EvseId, from.ConnectorId, from.Position, from.ConnectorType);
        (ChargingMode, MaxVoltage, MaxCurrent, MaxPower, Phases) = (from.ChargingMode, from.MaxVoltage, from.MaxCurrent, from.MaxPower, from.Phases);
    }

    /// <summary>A copy that others may read while this one changes.</summary>
    public Port Copy() => (Port)MemberwiseClone();
}

/// <summary>The manual's Charging mode.</summary>
public enum ChargingMode
{
    /// <summary>Alternating current.</summary>
    Ac,

    /// <summary>Direct current.</summary>
    Dc,
}

/// <summary>What a port is doing. The adapters translate their protocol's words into these.</summary>
public enum PortStatus
{
    /// <summary>Nothing was heard yet, or a word that nobody knows.</summary>
    Unknown,

    /// <summary>Free.</summary>
    Available,

    /// <summary>A car is plugged in or someone has authorised; no energy yet.</summary>
    Preparing,

    /// <summary>Energy flows.</summary>
    Charging,

    /// <summary>A session runs, the station gives nothing.</summary>
    SuspendedByStation,

    /// <summary>A session runs, the car takes nothing.</summary>
    SuspendedByCar,

    /// <summary>The session is over, the plug is still in.</summary>
    Finishing,

    /// <summary>Kept for someone.</summary>
    Reserved,

    /// <summary>Taken out of operation.</summary>
    Unavailable,

    /// <summary>Out of order.</summary>
    Faulted,
}

/// <summary>The portal's groups of statuses.</summary>
public enum StatusGroup
{
    /// <summary>Free.</summary>
    Available,

    /// <summary>A car is connected or charging.</summary>
    Occupied,

    /// <summary>Technical reasons, or silent.</summary>
    NotAvailable,

    /// <summary>Not in operation.</summary>
    Inoperative,
}

/// <summary>What follows from a status alone.</summary>
public static class PortStatuses
{
    /// <summary>The portal's group of a status.</summary>
    public static StatusGroup Group(this PortStatus status) => status switch
    {
        PortStatus.Available => StatusGroup.Available,
        PortStatus.Preparing or PortStatus.Charging or PortStatus.SuspendedByStation or PortStatus.SuspendedByCar
            or PortStatus.Finishing or PortStatus.Reserved => StatusGroup.Occupied,
        PortStatus.Unavailable => StatusGroup.Inoperative,
        _ => StatusGroup.NotAvailable,
    };

    /// <summary>Whether a driver would be interrupted: energy flows, or a session waits for it.</summary>
    public static bool InSession(this PortStatus status) =>
        status is PortStatus.Charging or PortStatus.SuspendedByCar or PortStatus.SuspendedByStation;
}
