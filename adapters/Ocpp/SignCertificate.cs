using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>The device asks for a certificate (OCPP 1.6 security extension §4.6, OCPP 2.0.1 A02). We issue none.</summary>
internal sealed class SignCertificate() : IncomingAction("SignCertificate")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) => Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts) =>
        answer.WriteString("status"u8, "Rejected"u8);
}
