namespace ChargeBot.Domain.Charging;

/// <summary>One transaction of a charge port, from its start to its end; when it ends it leaves a <see cref="ChargeRecord"/>.</summary>
public sealed class ChargingSession
{
    /// <summary>Ours; ordered by time (UUID version 7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Where.</summary>
    public required string StationId { get; init; }

    /// <inheritdoc cref="StationId"/>
    public required string PortId { get; init; }

    /// <summary>The number on the wire; given by us in OCPP 1.6.</summary>
    public required long TransactionId { get; init; }

    /// <summary>What the device calls it, where that is no number (OCPP 2.0.1); null elsewhere.</summary>
    public string? DeviceTransactionId { get; init; }

    /// <summary>Who authorised, as the device sent it; empty until it says so. Personal: shown shortened only.</summary>
    public required string IdTag { get; set; }

    /// <summary>The start from afar that it came of; null: a card, an app, or a start that nobody here asked for.</summary>
    public Guid? ActivationId { get; set; }

    /// <summary>When the start was received (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the device says it was; null where that was unreadable.</summary>
    public DateTimeOffset? StartReportedAt { get; init; }

    /// <summary>Meter at the start, Wh.</summary>
    public long MeterStart { get; set; }

    /// <summary>Last meter reading, Wh; the start's before any came.</summary>
    public long MeterLast { get; set; }

    /// <summary>When that was received (UTC).</summary>
    public DateTimeOffset MeterLastAt { get; set; }

    /// <summary>Last reported power, W; null where never reported.</summary>
    public double? Power { get; set; }

    /// <summary>The lowest power that was ever reported, W; null where none was. Below zero is a fault.</summary>
    public double? LowestPower { get; set; }

    /// <summary>The highest, W.</summary>
    public double? HighestPower { get; set; }

    /// <summary>Where it stands.</summary>
    public SessionState State { get; set; }

    /// <summary>When the end was received, or we closed it (UTC).</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the device says it was: a station that was away tells of an end late. Null where unreadable or not told.</summary>
    public DateTimeOffset? EndReportedAt { get; set; }

    /// <summary>The device's own word for why it ended, or null.</summary>
    public string? StopReason { get; set; }

    /// <summary>What is doubtful about it.</summary>
    public SessionFlags Flags { get; set; }

    /// <summary>Whether its readings are signed as calibration law wants it.</summary>
    public CalibrationStatus Calibration { get; set; }

    /// <summary>What the error rate counts it as, written where it ends; null while it runs, and for what is not counted.</summary>
    public ErrorType? Error { get; set; }

    /// <summary>The <see cref="ErrorThresholds.Version"/> that it was judged by; 0: not yet.</summary>
    public int Rules { get; set; }

    /// <summary>It began without a reading, as OCPP 2.0.1 allows: the first one is its start's.</summary>
    public bool AwaitsMeter => DeviceTransactionId is not null && MeterStart == 0 && MeterLast == 0;

    /// <summary>Energy so far, Wh; never below zero.</summary>
    public long Energy => Math.Max(0, MeterLast - MeterStart);

    /// <summary>A reading has shown that energy flowed: the register rose, or there was power.</summary>
    public bool Flowed => Energy > 0 || HighestPower > 0;

    /// <summary>Takes note of a reading of power.</summary>
    public void Saw(double? power)
    {
        if (power is { } watts && double.IsFinite(watts))
        {
            (LowestPower, HighestPower) = (Math.Min(watts, LowestPower ?? watts), Math.Max(watts, HighestPower ?? watts));
        }
    }

    /// <summary>A copy that others may read while this one changes.</summary>
    public ChargingSession Copy() => (ChargingSession)MemberwiseClone();
}

/// <summary>Where a session stands.</summary>
public enum SessionState
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>The device said that it ended.</summary>
    Ended,

    /// <summary>We closed our record without the device's word; a late end still completes it.</summary>
    ClosedByUs,
}

/// <summary>What is doubtful about a session. Flagged, never refused.</summary>
[Flags]
public enum SessionFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The device's clock is far from ours or unreadable.</summary>
    ClockDoubtful = 1,

    /// <summary>The stop named another transaction and was matched by connector or IdTag.</summary>
    EndMatchedLoosely = 2,

    /// <summary>The meter ran backwards or faster than the port can.</summary>
    EnergyImplausible = 4,

    /// <summary>A force stop closed our record.</summary>
    ForceStopped = 8,

    /// <summary>Its start was never seen: it became known by a later message.</summary>
    StartUnseen = 16,

    /// <summary>It began under a tag that must not charge there.</summary>
    Unauthorised = 32,
}

/// <summary>What remains of a session: energy, times, who authorised, why it ended.</summary>
public sealed class ChargeRecord
{
    /// <summary>The session's id: one record for each session.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where.</summary>
    public required string StationId { get; init; }

    /// <inheritdoc cref="StationId"/>
    public required string PortId { get; init; }

    /// <summary>The number on the wire.</summary>
    public required long TransactionId { get; init; }

    /// <summary>Who authorised. Personal: shown shortened only.</summary>
    public required string IdTag { get; init; }

    /// <summary>When the start was received (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the device says it was; null where that was unreadable.</summary>
    public DateTimeOffset? StartReportedAt { get; init; }

    /// <summary>When the end was received, or we closed it (UTC).</summary>
    public required DateTimeOffset EndedAt { get; set; }

    /// <summary>When the device says it was; null where that was unreadable or never told.</summary>
    public DateTimeOffset? EndReportedAt { get; set; }

    /// <summary>Wh.</summary>
    public required long MeterStart { get; init; }

    /// <summary>Wh.</summary>
    public required long MeterStop { get; set; }

    /// <summary>Wh; negative where the meter ran backwards (and flagged).</summary>
    public long Energy => MeterStop - MeterStart;

    /// <summary>The device's own word, or null.</summary>
    public string? StopReason { get; set; }

    /// <summary>What is doubtful.</summary>
    public SessionFlags Flags { get; set; }

    /// <summary>Whether correct billing in conformity with calibration law is established.</summary>
    public CalibrationStatus Calibration { get; set; }
}

/// <summary>The portal's calibration-law status of a charge record.</summary>
public enum CalibrationStatus
{
    /// <summary>No signed readings came, so there is nothing to establish.</summary>
    Irrelevant,

    /// <summary>There are signed readings that could not be verified (yet): a key is missing or unfit, or the form is unknown.</summary>
    Open,

    /// <summary>A signature does not fit.</summary>
    Invalid,

    /// <summary>All signatures fit.</summary>
    Valid,
}

/// <summary>One set of readings at one time.</summary>
/// <param name="ReportedAt">The device's time; null where unreadable.</param>
/// <param name="Energy">Energy.Active.Import.Register of the outlet, Wh; null where not among them.</param>
/// <param name="Power">Power.Active.Import, W; null where not among them.</param>
/// <param name="Raw">The sampled values as the device sent them (JSON, bounded).</param>
public sealed record MeterSample(DateTimeOffset? ReportedAt, long? Energy, double? Power, string Raw);

/// <summary>A stored <see cref="MeterSample"/>.</summary>
public sealed class MeterReading
{
    /// <summary>Ours; ordered by time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where.</summary>
    public required string PortId { get; init; }

    /// <summary>The session that it belongs to; null where none was open.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Received (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The device's time.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>Wh.</summary>
    public long? Energy { get; init; }

    /// <summary>W.</summary>
    public double? Power { get; init; }

    /// <summary>As sent (JSON).</summary>
    public required string Raw { get; init; }
}
