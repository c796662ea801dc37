using System.Text.Json.Serialization;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>What a charge point told us, in no protocol's words. Committed before the device is acknowledged.</summary>
/// <param name="ReceivedAt">Our clock (UTC); the device's own time is only ever kept beside it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Booted), "booted")]
[JsonDerivedType(typeof(StatusReported), "status")]
[JsonDerivedType(typeof(TransactionStarted), "started")]
[JsonDerivedType(typeof(TransactionStopped), "stopped")]
[JsonDerivedType(typeof(MeterValuesReported), "meterValues")]
[JsonDerivedType(typeof(ConfigurationReported), "configuration")]
[JsonDerivedType(typeof(AuthorizationAsked), "authorization")]
[JsonDerivedType(typeof(LogStatusReported), "logStatus")]
[JsonDerivedType(typeof(Noticed), "noticed")]
[JsonDerivedType(typeof(Heard), "heard")]
public abstract record DeviceEvent(DateTimeOffset ReceivedAt)
{
    /// <summary>The protocol's own name of the message, for 'last message'.</summary>
    public required string Message { get; init; }
}

/// <summary>The controller started (OCPP 1.6 §4.2).</summary>
public sealed record Booted(DateTimeOffset ReceivedAt, string? Vendor, string? Model, string? SerialNumber, string? Firmware)
    : DeviceEvent(ReceivedAt)
{
    /// <summary>
    /// How often the controller has started, where the protocol says who it is at each connect: the same number as before
    /// is no boot. Null: whoever says this has started.
    /// </summary>
    public long? Starts { get; init; }

    /// <summary>What this model and firmware cannot do, as far as the adapter knows.</summary>
    public Verbs Cannot { get; init; }

    /// <summary>The number of the controller's main meter; null where it does not say.</summary>
    public string? MeterNumber { get; init; }
}

/// <summary>A connector (0: the station itself) has a status (OCPP 1.6 §4.9).</summary>
public sealed record StatusReported(
    DateTimeOffset ReceivedAt, int ConnectorId, PortStatus Status, string? Words, string? ErrorCode, string? ErrorInfo, DateTimeOffset? ReportedAt)
    : DeviceEvent(ReceivedAt)
{
    /// <summary>The protocol says only that something is plugged in (OCPP 2.0.1's Occupied): what is known more exactly stays.</summary>
    public bool OnlyPlugged { get; init; }
}

/// <summary>A transaction began (OCPP 1.6 §4.8). Energy in Wh.</summary>
public sealed record TransactionStarted(
    DateTimeOffset ReceivedAt, int ConnectorId, string IdTag, long MeterStart, DateTimeOffset? ReportedAt)
    : DeviceEvent(ReceivedAt)
{
    /// <summary>The number that the device itself gave the transaction; null where we give it.</summary>
    public long? TransactionId { get; init; }

    /// <summary>What the device calls the transaction, where that is no number (OCPP 2.0.1); <see cref="TransactionId"/> stands for it. Null elsewhere.</summary>
    public string? DeviceTransactionId { get; init; }

    /// <summary>The start from afar that its tag belongs to, as its charge point's owner knows; null: another card.</summary>
    public Guid? ActivationId { get; init; }

    /// <summary>Whether its tag may charge here, as its charge point's owner judged.</summary>
    public TagVerdict Verdict { get; init; }
}

/// <summary>Someone wants to charge (OCPP 1.6 §4.1): a card at the reader, or the tag of a start from afar.</summary>
public sealed record AuthorizationAsked(DateTimeOffset ReceivedAt, string IdTag) : DeviceEvent(ReceivedAt)
{
    /// <inheritdoc cref="TransactionStarted.ActivationId"/>
    public Guid? ActivationId { get; init; }

    /// <inheritdoc cref="TransactionStarted.Verdict"/>
    public TagVerdict Verdict { get; init; }
}

/// <summary>A transaction ended (OCPP 1.6 §4.10). Energy in Wh; the id may be one that we never gave.</summary>
public sealed record TransactionStopped(
    DateTimeOffset ReceivedAt, long TransactionId, long? MeterStop, string? Reason, string? IdTag, DateTimeOffset? ReportedAt)
    : DeviceEvent(ReceivedAt)
{
    /// <summary>Readings that came with it (transactionData).</summary>
    public IReadOnlyList<MeterSample> Samples { get; init; } = [];

    /// <summary>Where the device tells the whole session at its end: how it began, in case nobody heard of that.</summary>
    public TransactionStarted? Began { get; init; }

    /// <summary>Signed readings that came with it, for calibration law.</summary>
    public IReadOnlyList<SignedMeterData> Signed { get; init; } = [];
}

/// <summary>Readings of a connector (OCPP 1.6 §4.7).</summary>
public sealed record MeterValuesReported(
    DateTimeOffset ReceivedAt, int ConnectorId, long? TransactionId, IReadOnlyList<MeterSample> Samples)
    : DeviceEvent(ReceivedAt);

/// <summary>What parameters and details of the device are: read on request, or read back after a change.</summary>
public sealed record ConfigurationReported(DateTimeOffset ReceivedAt, IReadOnlyList<ConfigurationValue> Values) : DeviceEvent(ReceivedAt);

/// <summary>Anything else that shows that the station is alive, such as a heartbeat.</summary>
public sealed record Heard(DateTimeOffset ReceivedAt) : DeviceEvent(ReceivedAt);

/// <summary>Something to remember that changes nothing here: a security event, a step of a change of firmware.</summary>
public sealed record Noticed(DateTimeOffset ReceivedAt, StationEventKind Kind, string Words, DateTimeOffset? ReportedAt) : DeviceEvent(ReceivedAt);

/// <summary>How far the upload of a log is, in the device's own word (OCPP 1.6 §4.4; the security extension's LogStatusNotification).</summary>
public sealed record LogStatusReported(DateTimeOffset ReceivedAt, string Status) : DeviceEvent(ReceivedAt);

/// <summary>What an acknowledgement needs to know.</summary>
/// <param name="TransactionId">The number given to a started transaction.</param>
/// <param name="Refused">The link is no longer the newest one: close it, acknowledge nothing.</param>
/// <param name="Verdict">Whether the tag may charge here.</param>
public sealed record DeviceReply(long? TransactionId = null, bool Refused = false, TagVerdict Verdict = TagVerdict.Accepted);
