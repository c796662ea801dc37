using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>How far a change of firmware is (OCPP 2.0.1 L01).</summary>
internal sealed class FirmwareStatusNotification() : IncomingAction("FirmwareStatusNotification")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) => Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // Its answer has no members.
    }
}
