using System.Text.Json.Serialization;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>What can be asked of a charge point, in no protocol's words. An adapter turns it into its frames.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "ask")]
[JsonDerivedType(typeof(RemoteStart), "remoteStart")]
[JsonDerivedType(typeof(RemoteStop), "remoteStop")]
[JsonDerivedType(typeof(UnlockConnector), "unlock")]
[JsonDerivedType(typeof(Reset), "reset")]
[JsonDerivedType(typeof(ChangeAvailability), "availability")]
[JsonDerivedType(typeof(ReadConfiguration), "readConfiguration")]
[JsonDerivedType(typeof(ChangeParameter), "changeParameter")]
[JsonDerivedType(typeof(Trigger), "trigger")]
[JsonDerivedType(typeof(ReportStatus), "reportStatus")]
[JsonDerivedType(typeof(MeterCheck), "meterCheck")]
[JsonDerivedType(typeof(RequestLog), "requestLog")]
[JsonDerivedType(typeof(RawCall), "rawCall")]
public abstract record DeviceCommand;

/// <summary>Start a session at a connector under an IdTag (OCPP 1.6 §5.11).</summary>
public sealed record RemoteStart(int ConnectorId, string IdTag) : DeviceCommand
{
    /// <summary>When the device shall end the session by itself (UTC), where its protocol can say so; null: it shall not.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>After how long the device shall give no more power, counted from the session's beginning; null: it shall not.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>Never the tag: whoever has it may charge.</summary>
    public override string ToString() => $"{nameof(RemoteStart)} at {ConnectorId}";
}

/// <summary>End the transaction of this number (OCPP 1.6 §5.12); 0, where the protocol allows it: whichever runs at the connector.</summary>
public sealed record RemoteStop(long TransactionId) : DeviceCommand
{
    /// <summary>What the device calls it, where that is no number; the charge point's owner fills it in.</summary>
    public string? DeviceTransactionId { get; init; }

    /// <summary>Where it runs, for protocols that stop a port rather than a transaction; 0 where that is not known.</summary>
    public int ConnectorId { get; init; }

    /// <summary>Without the device's validation, where the protocol makes a difference.</summary>
    public bool Force { get; init; }
}

/// <summary>Release the plug at a connector (OCPP 1.6 §5.18).</summary>
public sealed record UnlockConnector(int ConnectorId) : DeviceCommand;

/// <summary>Restart the controller (OCPP 1.6 §5.14). A 1.6 soft reset, too, stops running transactions.</summary>
public sealed record Reset(bool Hard) : DeviceCommand;

/// <summary>Take a connector (0: the whole station) out of operation or back (OCPP 1.6 §5.2).</summary>
public sealed record ChangeAvailability(int ConnectorId, bool Operative) : DeviceCommand;

/// <summary>Read the named configuration keys; none: all (OCPP 1.6 §5.8). What is read arrives as <see cref="ConfigurationReported"/>.</summary>
public sealed record ReadConfiguration(IReadOnlyList<string> Keys) : DeviceCommand
{
    /// <summary>The port whose keys they are; 0: the whole station's, which is all that OCPP 1.6 knows.</summary>
    public int ConnectorId { get; init; }
}

/// <summary>Set one configuration key (OCPP 1.6 §5.3). The adapter reads it back by itself.</summary>
public sealed record ChangeParameter(string Key, string Value) : DeviceCommand
{
    /// <summary>The port whose parameter it is; 0: the whole station's, which is all that OCPP 1.6 knows.</summary>
    public int ConnectorId { get; init; }

    /// <summary>The value is a secret, protected as it stands here; the adapter reveals it while the frame is written.</summary>
    public bool Secret { get; init; }

    /// <summary>The device never reads the value out again: its yes is all that there will be.</summary>
    public bool WriteOnly { get; init; }

    /// <summary>Never the value: it may be a secret.</summary>
    public override string ToString() => $"{nameof(ChangeParameter)} {Key}";
}

/// <summary>Tell the state of a connector (0: of the whole station) now.</summary>
public sealed record ReportStatus(int ConnectorId) : DeviceCommand;

/// <summary>Check whether the meter of a connector complies with calibration law (the manual's Meter check).</summary>
public sealed record MeterCheck(int ConnectorId) : DeviceCommand;

/// <summary>Give the log of a time (UTC): in the answer, or by an upload (OCPP 1.6 §5.9; the security extension's GetLog).</summary>
public sealed record RequestLog(DateTimeOffset From, DateTimeOffset To) : DeviceCommand
{
    /// <summary>Where to upload it, protected as it stands here: the address is a key. Null: it comes with the answer.</summary>
    public string? UploadTo { get; init; }

    /// <summary>Which log, and by which message.</summary>
    public LogFiles.LogKind Kind { get; init; }

    /// <summary>Never the address.</summary>
    public override string ToString() => $"{nameof(RequestLog)} {Kind}";
}

/// <summary>An action of the device's own protocol, word for word, for what no other command says.</summary>
/// <param name="Action">The action in the specification's spelling.</param>
/// <param name="Payload">Its payload as JSON, protected as it stands here: it may hold a secret. The adapter reveals it while the frame is written.</param>
public sealed record RawCall(string Action, string Payload) : DeviceCommand
{
    /// <summary>The payload as people may see it: secrets masked, bounded.</summary>
    public string Shown { get; init; } = "";

    /// <summary>Never the payload.</summary>
    public override string ToString() => $"{nameof(RawCall)} {Action}";
}

/// <summary>Ask for a message now (OCPP 1.6 §5.17): its name in the protocol, for a connector or the whole station.</summary>
public sealed record Trigger(string Message, int? ConnectorId) : DeviceCommand;

/// <summary>What a device, or the way to it, said to a command.</summary>
/// <param name="Kind">What it comes to.</param>
/// <param name="Words">The device's own words, bounded to 500 characters; null where it had none.</param>
public sealed record Outcome(OutcomeKind Kind, string? Words = null)
{
    /// <summary>From now on the device logs in with this password, protected as it stands here; null: with the one before.</summary>
    public string? NewPassword { get; init; }

    /// <summary>The device says that what it took comes into force with its next restart.</summary>
    public bool NeedsReboot { get; init; }

    /// <summary>The device's configuration, where it was asked for; secrets already masked.</summary>
    public IReadOnlyList<ConfigurationValue> Configuration { get; init; } = [];

    /// <summary>The device's log, where it came with the answer; the oldest entries are left out where there are too many.</summary>
    public IReadOnlyList<LogEntry> Log { get; init; } = [];
}

/// <summary>The kinds of <see cref="Outcome"/>.</summary>
public enum OutcomeKind
{
    /// <summary>The device will do it, or (unlock, reads) has done it.</summary>
    Accepted,

    /// <summary>It will not.</summary>
    Rejected,

    /// <summary>It cannot.</summary>
    NotSupported,

    /// <summary>Nothing reached it: proven, so it may be sent later.</summary>
    Unreachable,

    /// <summary>It was sent, and no answer came in time.</summary>
    TimedOut,
}

/// <summary>One configuration key as the device gave it; <see cref="Value"/> is masked, or protected, where it is a secret.</summary>
public sealed record ConfigurationValue(string Key, string? Value, bool ReadOnly)
{
    /// <summary>The port that it is about; 0: the whole station.</summary>
    public int ConnectorId { get; init; }
}

/// <summary>One line of a device's log.</summary>
/// <param name="At">The device's time.</param>
/// <param name="ConnectorId">The port that it is about; 0: the whole station.</param>
/// <param name="Code">The event's number in the device's own table.</param>
/// <param name="Words">The device's own words, bounded; may be empty.</param>
public sealed record LogEntry(DateTimeOffset At, int ConnectorId, int Code, string Words);
