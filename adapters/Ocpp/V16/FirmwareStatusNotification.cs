using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>How far a change of firmware is (OCPP 1.6 §4.5).</summary>
internal sealed class FirmwareStatusNotification() : IncomingAction("FirmwareStatusNotification")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) => Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // FirmwareStatusNotification.conf has no members.
    }
}
