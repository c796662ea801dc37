using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>A transaction began (OCPP 1.6 §4.8). The answer gives it its number.</summary>
internal sealed class StartTransaction() : IncomingAction("StartTransaction")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now)
    {
        var (connector, tag, meter) = (payload.Field("connectorId"), payload.Field("idTag"), payload.Field("meterStart"));
        if (connector.Int() is not { } connectorId)
        {
            return Faults.NoNumber(connector, "connectorId");
        }

        if (!tag.Exists())
        {
            return Faults.Missing("idTag");
        }

        // Without it every energy of this session would be wrong, and nobody would know.
        if (meter.Whole() is not { } meterStart)
        {
            return Faults.NoNumber(meter, "meterStart");
        }

        return new TransactionStarted(now, connectorId, tag.Text()!, meterStart, payload.Field("timestamp").Time()) { Message = Name };
    }

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // It runs already. An empty tag is what free charging sends: only Authorize asks for one.
        Acknowledging.WriteTag(answer, "idTagInfo"u8, facts, known: facts.Reply.TransactionId is not null);
        answer.WriteNumber("transactionId"u8, facts.Reply.TransactionId ?? 0);
    }
}
