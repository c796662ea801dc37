using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>A sign of life; the answer sets the device's clock (OCPP 1.6 §4.6, OCPP 2.0.1 G02).</summary>
internal sealed class Heartbeat() : IncomingAction("Heartbeat")
{
    public override bool NeedsPayload => false;

    public override Reading Read(JsonElement payload, DateTimeOffset now) => Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts) => UtcConverter.WriteTime(answer, facts.Now);
}
