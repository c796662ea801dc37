using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>A connector, or the station itself (0), has a status (OCPP 1.6 §4.9). Never refused.</summary>
internal sealed class StatusNotification() : IncomingAction("StatusNotification")
{
    private const int MaxInfo = 500;

    public override Reading Read(JsonElement payload, DateTimeOffset now)
    {
        var word = payload.Field("status").Words(MaxInfo);
        var (status, known) = Meaning(word);
        var error = payload.Field("errorCode").Words(MaxInfo);
        return new StatusReported(
            now,
            payload.Field("connectorId").Int() ?? 0,
            status,
            known ? null : word,
            string.Equals(error, "NoError", StringComparison.OrdinalIgnoreCase) ? null : error,
            Info(payload.Field("info").Words(MaxInfo), payload.Field("vendorErrorCode").Words(MaxInfo)),
            payload.Field("timestamp").Time())
        { Message = Name };
    }

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // StatusNotification.conf has no members.
    }

    /// <summary>Our word for the device's (§7.7), and whether it is one of the specification's.</summary>
    private static (PortStatus Status, bool Known) Meaning(string? word) => word?.Trim().ToUpperInvariant() switch
    {
        "AVAILABLE" => (PortStatus.Available, true),
        "PREPARING" => (PortStatus.Preparing, true),
        "CHARGING" => (PortStatus.Charging, true),
        "SUSPENDEDEVSE" => (PortStatus.SuspendedByStation, true),
        "SUSPENDEDEV" => (PortStatus.SuspendedByCar, true),
        "FINISHING" => (PortStatus.Finishing, true),
        "RESERVED" => (PortStatus.Reserved, true),
        "UNAVAILABLE" => (PortStatus.Unavailable, true),
        "FAULTED" => (PortStatus.Faulted, true),
        // 1.5's only word for a connected car, still sent by devices that grew out of it.
        "OCCUPIED" => (PortStatus.Preparing, false),
        _ => (PortStatus.Unknown, false),
    };

    private static string? Info(string? info, string? vendorCode) => (info, vendorCode) switch
    {
        (_, null) => info,
        (null, _) => vendorCode,
        _ => Lenient.Bounded($"{info} ({vendorCode})", MaxInfo),
    };
}
