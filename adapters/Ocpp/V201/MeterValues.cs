using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Readings of an EVSE outside of transactions (OCPP 2.0.1 J01). Never refused.</summary>
internal sealed class MeterValues() : IncomingAction("MeterValues")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) =>
        new MeterValuesReported(now, payload.Field("evseId").Int() ?? 0, null, MeterSamples.Read(payload.Field("meterValue"))) { Message = Name };

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // Its answer has no members.
    }
}
