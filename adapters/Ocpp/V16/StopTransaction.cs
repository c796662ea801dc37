using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>
/// A transaction ended (OCPP 1.6 §4.10). Never refused, whatever is missing: a transaction that cannot be named is 0,
/// and who else it can be is judged where the sessions are.
/// </summary>
internal sealed class StopTransaction() : IncomingAction("StopTransaction")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) =>
        new TransactionStopped(
            now,
            payload.Field("transactionId").Whole() ?? 0,
            payload.Field("meterStop").Whole(),
            payload.Field("reason").Words(100),
            payload.Field("idTag").Text(),
            payload.Field("timestamp").Time())
        {
            Message = Name,
            Samples = MeterSamples.Read(payload.Field("transactionData")),
        };

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // idTagInfo is optional, and what ended needs no leave.
    }
}
