using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>The controller started (OCPP 1.6 §4.2). A held charge point is told to wait and to ask again.</summary>
internal sealed class BootNotification() : IncomingAction("BootNotification")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now)
    {
        var (vendor, model) = (payload.Field("chargePointVendor"), payload.Field("chargePointModel"));
        if (!vendor.Exists())
        {
            return Faults.Missing("chargePointVendor");
        }

        if (!model.Exists())
        {
            return Faults.Missing("chargePointModel");
        }

        var serial = payload.Field("chargePointSerialNumber").Words() ?? payload.Field("chargeBoxSerialNumber").Words();
        return new Booted(now, vendor.Words(), model.Words(), serial, payload.Field("firmwareVersion").Words())
        {
            Message = Name,
            MeterNumber = payload.Field("meterSerialNumber").Words(),
        };
    }

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts) => Acknowledging.WriteBoot(answer, facts);
}
