using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>The controller started (OCPP 2.0.1 B01). A held charge point is told to wait and to ask again.</summary>
internal sealed class BootNotification() : IncomingAction("BootNotification")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now)
    {
        var station = payload.Field("chargingStation");
        return station.ValueKind is not JsonValueKind.Object ? Faults.Missing("chargingStation")
            : new Booted(now, station.Field("vendorName").Words(), station.Field("model").Words(), station.Field("serialNumber").Words(), station.Field("firmwareVersion").Words()) { Message = Name };
    }

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts) => Acknowledging.WriteBoot(answer, facts);
}
