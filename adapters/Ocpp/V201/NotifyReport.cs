using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>A part of the device model (OCPP 2.0.1 B07, B08).</summary>
internal sealed class NotifyReport() : IncomingAction("NotifyReport")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) =>
        Variables.Reported(payload.Field("reportData")) is { Count: > 0 } values ? new ConfigurationReported(now, values) { Message = Name } : Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // Its answer has no members.
    }
}
