using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Something that concerns security (OCPP 2.0.1 A04); also before a boot, and days late.</summary>
internal sealed class SecurityEventNotification() : IncomingAction("SecurityEventNotification")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) => Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // Its answer has no members.
    }
}
