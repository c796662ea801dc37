using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Readings of a connector (OCPP 1.6 §4.7). Never refused.</summary>
internal sealed class MeterValues() : IncomingAction("MeterValues")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) =>
        new MeterValuesReported(
            now,
            payload.Field("connectorId").Int() ?? 0,
            payload.Field("transactionId").Whole(),
            MeterSamples.Read(payload.Field("meterValue")))
        { Message = Name };

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // MeterValues.conf has no members.
    }
}
