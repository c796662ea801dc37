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
public abstract record DeviceCommand;

/// <summary>Start a session at a connector under an IdTag (OCPP 1.6 §5.11).</summary>
public sealed record RemoteStart(int ConnectorId, string IdTag) : DeviceCommand;

/// <summary>End the transaction of this number (OCPP 1.6 §5.12).</summary>
public sealed record RemoteStop(long TransactionId) : DeviceCommand;

/// <summary>Release the plug at a connector (OCPP 1.6 §5.18).</summary>
public sealed record UnlockConnector(int ConnectorId) : DeviceCommand;

/// <summary>Restart the controller (OCPP 1.6 §5.14). A 1.6 soft reset, too, stops running transactions.</summary>
public sealed record Reset(bool Hard) : DeviceCommand;

/// <summary>Take a connector (0: the whole station) out of operation or back (OCPP 1.6 §5.2).</summary>
public sealed record ChangeAvailability(int ConnectorId, bool Operative) : DeviceCommand;

/// <summary>Read the named configuration keys; none: all (OCPP 1.6 §5.8).</summary>
public sealed record ReadConfiguration(IReadOnlyList<string> Keys) : DeviceCommand;

/// <summary>Set one configuration key (OCPP 1.6 §5.3).</summary>
public sealed record ChangeParameter(string Key, string Value) : DeviceCommand;

/// <summary>Ask for a message now (OCPP 1.6 §5.17): its name in the protocol, for a connector or the whole station.</summary>
public sealed record Trigger(string Message, int? ConnectorId) : DeviceCommand;

/// <summary>What a device, or the way to it, said to a command.</summary>
/// <param name="Kind">What it comes to.</param>
/// <param name="Words">The device's own words, bounded to 500 characters; null where it had none.</param>
public sealed record Outcome(OutcomeKind Kind, string? Words = null)
{
    /// <summary>The device's configuration, where it was asked for; secrets already masked.</summary>
    public IReadOnlyList<ConfigurationValue> Configuration { get; init; } = [];
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

/// <summary>One configuration key as the device gave it; <see cref="Value"/> is masked where it is a secret.</summary>
public sealed record ConfigurationValue(string Key, string? Value, bool ReadOnly);
