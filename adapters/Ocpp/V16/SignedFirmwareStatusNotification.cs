using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>How far a change of signed firmware is (OCPP 1.6 security extension §4.7).</summary>
internal sealed class SignedFirmwareStatusNotification() : IncomingAction("SignedFirmwareStatusNotification")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) => Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // SignedFirmwareStatusNotification.conf has no members.
    }
}
