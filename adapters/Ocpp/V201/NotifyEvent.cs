using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>What the station monitors (OCPP 2.0.1 N07).</summary>
internal sealed class NotifyEvent() : IncomingAction("NotifyEvent")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) => Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // Its answer has no members.
    }
}
