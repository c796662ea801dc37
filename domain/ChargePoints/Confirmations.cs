using System.Globalization;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>
/// The table of confirmations: by what a device is seen to have done what it was asked.
/// A status that fits while our session still runs, or a reconnect without a boot, only suggests it.
/// </summary>
public static class Confirmations
{
    /// <summary>
    /// A record that a station kept while it was away is about an earlier session; a few minutes are what clocks differ by.
    /// </summary>
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The answer itself is the deed: the device says Unlocked only when it has; what was read, or logged, is in it; of what
    /// it never reads out again nothing else will come.
    /// </summary>
    public static bool ByAnswer(DeviceCommand command) =>
        command is UnlockConnector or ReadConfiguration or RequestLog { UploadTo: null } or RawCall or ChangeParameter { WriteOnly: true };

    /// <summary>After a yes, silence until the deadline is Unknown; for the others it stays Accepted, 'nothing came'.</summary>
    public static bool SilenceIsUnknown(CommandKind kind) => kind is CommandKind.Stop or CommandKind.ForceStop
        or CommandKind.SoftReboot or CommandKind.HardReboot or CommandKind.Unlock;

    /// <summary>What a device event says about a command that was sent.</summary>
    /// <param name="record">The command.</param>
    /// <param name="seen">What happened at its station.</param>
    /// <param name="port">The port it was asked for.</param>
    /// <param name="portInSession">Whether our book still holds a running session there, after the event.</param>
    /// <param name="ended">The session that the event ended, if it did.</param>
    public static Sign Read(CommandRecord record, DeviceEvent seen, Port port, bool portInSession, ChargingSession? ended = null)
    {
        if (!record.WasSent || record.State is not (CommandState.Sent or CommandState.Accepted or CommandState.Unknown))
        {
            return Sign.None;
        }

        return record.Command switch
        {
            Reset when seen is Booted => Sign.Proof,
            _ when record.Kind is CommandKind.Stop or CommandKind.ForceStop => Ended(record, seen, port, portInSession, ended),
            RemoteStart start => Proves(seen is TransactionStarted begun && begun.ConnectorId == port.ConnectorId && begun.IdTag == start.IdTag),
            ChangeAvailability change => Proves(seen is StatusReported status && status.ConnectorId == change.ConnectorId
                && (status.Status is PortStatus.Unavailable) != change.Operative),
            ReportStatus ask => Proves(seen is StatusReported told && told.ConnectorId == ask.ConnectorId),
            ChangeParameter change => ReadBack(change, seen),
            MeterCheck check => Proves(Checked(check, seen) is not null),
            Trigger trigger => Proves(seen.Message == trigger.Message && (trigger.ConnectorId ?? Connector(seen) ?? 0) == (Connector(seen) ?? trigger.ConnectorId ?? 0)),
            _ => Sign.None,
        };
    }

    /// <summary>What was found or read, where the command asked for that; null where the device's earlier words stand.</summary>
    public static string? WordsOf(DeviceCommand command, DeviceEvent seen) => command switch
    {
        MeterCheck check => Checked(check, seen)?.ToString(),
        ChangeParameter { Secret: false } change => Told(seen, change.ConnectorId, change.Key)?.Value,
        _ => null,
    };

    /// <summary>What a meter check found, where the event tells it.</summary>
    private static MeterCheckResult? Checked(MeterCheck check, DeviceEvent seen) =>
        Told(seen, check.ConnectorId, DeviceDetail.MeterCheck) is { Value: { } word } && Enum.TryParse<MeterCheckResult>(word, out var result)
            && result is MeterCheckResult.Complies or MeterCheckResult.DoesNotComply ? result : null;

    /// <summary>
    /// The change was made if the device reads so, whatever it answered. A secret is told masked, protected or not at all:
    /// that it is named must do. Any other value that is kept back says nothing.
    /// </summary>
    private static Sign ReadBack(ChangeParameter change, DeviceEvent seen) => Told(seen, change.ConnectorId, change.Key) switch
    {
        null => Sign.None,
        _ when change.Secret => Sign.Proof,
        { Value: null } => Sign.None,
        { Value: var value } => SameValue(value, change.Value) ? Sign.Proof : Sign.Contradiction,
    };

    private static ConfigurationValue? Told(DeviceEvent seen, int connector, string key) => seen is ConfigurationReported report
        ? report.Values.FirstOrDefault(value => value.ConnectorId == connector && string.Equals(value.Key, key, StringComparison.OrdinalIgnoreCase))
        : null;

    /// <summary>Devices write their own values as they like: <c>True</c>, <c>016</c>, <c>a, b</c>.</summary>
    private static bool SameValue(string? read, string wanted) =>
        string.Equals(read?.Trim(), wanted.Trim(), StringComparison.OrdinalIgnoreCase)
        || (decimal.TryParse(read, NumberStyles.Number, CultureInfo.InvariantCulture, out var one)
            && decimal.TryParse(wanted, NumberStyles.Number, CultureInfo.InvariantCulture, out var other) && one == other)
        || (read is not null && read.Contains(',') && read.Split(',', StringSplitOptions.TrimEntries).SequenceEqual(
            wanted.Split(',', StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase));

    private static Sign Ended(CommandRecord record, DeviceEvent seen, Port port, bool portInSession, ChargingSession? ended) => seen switch
    {
        TransactionStopped stopped => Proves(Concerns(record, stopped, port, ended)),
        StatusReported status when status.ConnectorId == port.ConnectorId && LeftTheSession(status.Status) =>
            portInSession ? Sign.Hint : Sign.Proof,

        // A connector has one transaction at a time: a next one means that the one asked about is over.
        TransactionStarted begun when begun.ConnectorId == port.ConnectorId && record.SessionId is not null => Sign.Hint,
        _ => Sign.None,
    };

    /// <summary>The end of a sibling's transaction proves nothing.</summary>
    private static bool Concerns(CommandRecord record, TransactionStopped stopped, Port port, ChargingSession? ended) =>
        (record.Command is RemoteStop stop && stop.TransactionId == stopped.TransactionId)
        || (ended is not null && (record.SessionId is { } session ? session == ended.Id
            : ended.PortId == port.Id && !(ended.EndReportedAt < record.RequestedAt - ClocksApart)));

    /// <summary>Out of order, or a word that nobody knows, says nothing about the session.</summary>
    private static bool LeftTheSession(PortStatus status) =>
        !status.InSession() && status is not (PortStatus.Faulted or PortStatus.Unknown);

    private static int? Connector(DeviceEvent seen) => seen switch
    {
        StatusReported status => status.ConnectorId,
        MeterValuesReported values => values.ConnectorId,
        _ => null,
    };

    private static Sign Proves(bool seen) => seen ? Sign.Proof : Sign.None;
}

/// <summary>What an event says about a command.</summary>
public enum Sign
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It speaks for it; the deadline decides.</summary>
    Hint,

    /// <summary>It was done.</summary>
    Proof,

    /// <summary>The device said yes and reads otherwise.</summary>
    Contradiction,
}
