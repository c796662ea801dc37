using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>What the station holds about a customer (OCPP 2.0.1 N09): not kept, it is shown to nobody here.</summary>
internal sealed class NotifyCustomerInformation() : IncomingAction("NotifyCustomerInformation")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) => Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // Its answer has no members.
    }
}
