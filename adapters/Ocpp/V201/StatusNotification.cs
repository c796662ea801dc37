using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>A connector has a status (OCPP 2.0.1 G01); an EVSE is a port. What charges is told by transactions instead. Never refused.</summary>
internal sealed class StatusNotification() : IncomingAction("StatusNotification")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now)
    {
        var word = payload.Field("connectorStatus").Words(100);
        var status = word?.Trim().ToUpperInvariant() switch
        {
            "AVAILABLE" => PortStatus.Available,
            "OCCUPIED" => PortStatus.Preparing,
            "RESERVED" => PortStatus.Reserved,
            "UNAVAILABLE" => PortStatus.Unavailable,
            "FAULTED" => PortStatus.Faulted,
            _ => PortStatus.Unknown,
        };
        return new StatusReported(
            now, payload.Field("evseId").Int() ?? 0, status, status is PortStatus.Unknown ? word : null, ErrorCode: null, ErrorInfo: null, payload.Field("timestamp").Time())
        {
            Message = Name,
            OnlyPlugged = status is PortStatus.Preparing,
        };
    }

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // Its answer has no members.
    }
}
