using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Something that concerns security (OCPP 1.6 security extension §4.5); also before a boot, and days late.</summary>
internal sealed class SecurityEventNotification() : IncomingAction("SecurityEventNotification")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) => Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // SecurityEventNotification.conf has no members.
    }
}
