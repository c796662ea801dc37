using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Domain.Charging;

/// <summary>What a rule looks at beside the session: the port.</summary>
/// <param name="MaxPower">Watts; 0 where unknown.</param>
/// <param name="Signs">Its method of calibration law has it sign its readings.</param>
public sealed record PortFacts(int MaxPower, bool Signs)
{
    /// <summary>Of a port that is gone from the network.</summary>
    public static PortFacts Unknown { get; } = new(0, Signs: false);

    /// <summary>A port's facts, from its master data.</summary>
    /// <param name="maxPower">Watts; 0 where unknown.</param>
    /// <param name="protocol">What its station speaks: LG2WAN's default is a method that signs.</param>
    /// <param name="method">The calibration law method as entered; null where nobody said one.</param>
    public static PortFacts Of(int maxPower, Protocol protocol, string? method) =>
        new(maxPower, CalibrationLawMethods.Read(protocol, method) is CalibrationLawMethod.Zks or CalibrationLawMethod.Ocmf);
}

/// <summary>One row of the table: a session that it fits is of its type.</summary>
/// <param name="Type">Which.</param>
/// <param name="When">When it fits, in words, for the table in ARCHITECTURE.md.</param>
/// <param name="Fits">The same.</param>
public sealed record ErrorRule(ErrorType Type, string When, Func<SessionFacts, ErrorThresholds, bool> Fits);

/// <summary>
/// Which of the manual's error types an ended session is of: the first row of <see cref="Table"/> that fits, so each is in
/// exactly one; none fits: successful. Nothing that a device may say makes it throw.
/// </summary>
public sealed class ErrorClassification(ErrorThresholds thresholds)
{
    /// <summary>
    /// The words with which chargers say that a fault, not a person, ended the session: OCPP 1.6's, 2.0.1's and those of LG2WAN.
    /// </summary>
    private static readonly HashSet<string> Faults = new(StringComparer.OrdinalIgnoreCase)
    {
        "EmergencyStop", "HardReset", "SoftReset", "Reboot", "ImmediateReset", "PowerLoss", "PowerQuality", "Other",
        "GroundFault", "OvercurrentFault", "Fault", "Error",
    };

    /// <summary>The words for 'nobody plugged in in time'.</summary>
    private static readonly HashSet<string> Timeouts = new(StringComparer.OrdinalIgnoreCase) { "Timeout", "EVConnectTimeout", "ConnectionTimeout" };

    /// <summary>The words for 'this customer may not charge': a failed authorisation, which the manual does not count.</summary>
    private static readonly HashSet<string> Refusals = new(StringComparer.OrdinalIgnoreCase) { "DeAuthorized", "NotAuthorized" };

    /// <summary>The rules, in their order.</summary>
    public static IReadOnlyList<ErrorRule> Table { get; } =
    [
        new(ErrorType.NoChargeRecord, "no record: we closed the session without the charge point's word (the next one began, or it was forced), or it still runs after `NoRecordAfterHours`",
            (it, _) => !it.HasRecord),
        new(ErrorType.IncompleteRecord, "the record lacks the start's time, the end's time or the final meter reading",
            (it, _) => it.ToldStart is null || it.ToldEnd is null || !it.HasFinalReading),
        new(ErrorType.StartInFuture, "the start lies more than `FutureStartMinutes` after the moment at which we heard of it",
            (it, than) => it.ToldStart - it.HeardStart > than.FutureStart),
        new(ErrorType.NegativeDuration, "the end lies more than `NegativeDurationSeconds` before the start",
            (it, than) => it.ToldStart - it.ToldEnd > than.NegativeDuration),
        new(ErrorType.NegativeEnergy, "the meter ended more than `NegativeEnergyWattHours` below its start",
            (it, than) => it.Energy < -than.NegativeEnergy),
        new(ErrorType.NegativePower, "a reading of power was below minus `NegativePowerWatts`",
            (it, than) => it.LowestPower < -than.NegativePower),
        new(ErrorType.Canceled, "less energy than `MinimumEnergyWattHours`, no fault is named, and it lasted at most `CanceledWithinMinutes` or the charge point names a timeout",
            (it, than) => it.Energy < than.MinimumEnergy && !it.EndedBy(Faults) && (it.Duration <= than.CanceledWithin || it.EndedBy(Timeouts))),
        new(ErrorType.EnergyImplausible, "less energy than `MinimumEnergyWattHours` and no fault is named, or more than `MaximumEnergyKilowattHours`, or the meter ran backwards during the session",
            (it, than) => (it.Energy < than.MinimumEnergy && !it.EndedBy(Faults)) || it.Energy > than.MaximumEnergy || it.Flags.HasFlag(SessionFlags.EnergyImplausible)),
        new(ErrorType.PowerImplausible, "a reading of power, or the mean of a session longer than `PowerAverageMinutes`, was above `PowerPercent` of the EVSE's maximum",
            (it, than) => it.Port.MaxPower > 0 && it.Peak(than) > it.Port.MaxPower * than.PowerPercent / 100),
        new(ErrorType.NoCalibrationLaw, "a signature does not fit, or no signed reading came from a port whose method signs them",
            (it, _) => it.Calibration is CalibrationStatus.Invalid || (it.Port.Signs && it.Calibration is CalibrationStatus.Irrelevant)),
        new(ErrorType.Others, "the charge point names a fault or restart as the reason of the end, or its end named another transaction",
            (it, _) => it.EndedBy(Faults) || it.Flags.HasFlag(SessionFlags.EndMatchedLoosely)),
    ];

    /// <summary>The thresholds that it goes by, with their version.</summary>
    public ErrorThresholds Thresholds { get; } = thresholds.Sealed();

    /// <summary>
    /// The type of a session; <see cref="ErrorType.None"/>: successful; null: it is not counted, because it runs, or because
    /// it was a failed authorisation.
    /// </summary>
    /// <param name="session">The session, ended or not.</param>
    /// <param name="record">The charge record that it left; null: none.</param>
    /// <param name="port">Its port.</param>
    public ErrorType? Of(ChargingSession session, ChargeRecord? record, PortFacts port)
    {
        var facts = SessionFacts.Of(session, record, port);
        if (session.State is SessionState.Running || (facts.HasRecord && facts.EndedBy(Refusals) && facts.Energy < Thresholds.MinimumEnergy && facts.Energy >= 0))
        {
            return null;
        }

        foreach (var rule in Table)
        {
            if (rule.Fits(facts, Thresholds))
            {
                return rule.Type;
            }
        }

        return ErrorType.None;
    }

    /// <summary>Whether a session that runs has lost its end, and counts as one without a record.</summary>
    public bool LostItsEnd(ChargingSession session, DateTimeOffset now) =>
        session.State is SessionState.Running && now - session.StartedAt > Thresholds.NoRecordAfter;

    /// <summary>Sessions that began before this and still run have lost their end (UTC).</summary>
    public DateTimeOffset LostBefore(DateTimeOffset now) => now - Thresholds.NoRecordAfter;
}

/// <summary>What the rules look at: a session and its record, side by side.</summary>
public sealed record SessionFacts
{
    /// <summary>The charge point's own record is there.</summary>
    public required bool HasRecord { get; init; }

    /// <summary>When we heard of the start (UTC).</summary>
    public required DateTimeOffset HeardStart { get; init; }

    /// <summary>When it began, as the device says.</summary>
    public required DateTimeOffset? ToldStart { get; init; }

    /// <summary>When it ended, as the device says.</summary>
    public required DateTimeOffset? ToldEnd { get; init; }

    /// <summary>The meter's reading came with the end.</summary>
    public required bool HasFinalReading { get; init; }

    /// <summary>Wh; a double, for what devices send need not fit a difference of longs.</summary>
    public required double Energy { get; init; }

    /// <summary>W; null where never reported.</summary>
    public required double? LowestPower { get; init; }

    /// <inheritdoc cref="LowestPower"/>
    public required double? HighestPower { get; init; }

    /// <summary>What was doubtful at once.</summary>
    public required SessionFlags Flags { get; init; }

    /// <summary>The verdict on its signed readings.</summary>
    public required CalibrationStatus Calibration { get; init; }

    /// <summary>The device's own word for the end.</summary>
    public required string? StopReason { get; init; }

    /// <summary>The port.</summary>
    public required PortFacts Port { get; init; }

    /// <summary>How long, by the device's clock.</summary>
    public TimeSpan? Duration => ToldEnd - ToldStart;

    /// <summary>What a session and its record say; the record has the last word.</summary>
    public static SessionFacts Of(ChargingSession session, ChargeRecord? record, PortFacts port) => new()
    {
        HasRecord = record is not null && session.State is SessionState.Ended,
        HeardStart = session.StartedAt,
        ToldStart = session.StartReportedAt,
        ToldEnd = record?.EndReportedAt,
        HasFinalReading = session.MeterLastAt >= session.EndedAt,
        Energy = record is null ? (double)session.MeterLast - session.MeterStart : (double)record.MeterStop - record.MeterStart,
        LowestPower = session.LowestPower,
        HighestPower = session.HighestPower,
        Flags = session.Flags | (record?.Flags ?? SessionFlags.None),
        Calibration = record?.Calibration ?? session.Calibration,
        StopReason = record?.StopReason,
        Port = port,
    };

    /// <summary>Whether the end has one of these words.</summary>
    public bool EndedBy(HashSet<string> words) => StopReason is { } reason && words.Contains(reason.Trim());

    /// <summary>The highest power that was reported or can be worked out, W; null where nothing is known.</summary>
    public double? Peak(ErrorThresholds than)
    {
        var mean = Duration > than.PowerAverageOver ? Energy / Duration.Value.TotalHours : (double?)null;
        return HighestPower is { } reported && !(mean > reported) ? reported : mean;
    }
}
