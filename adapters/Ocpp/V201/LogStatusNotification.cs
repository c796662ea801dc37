using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>How far an upload of a log is (OCPP 2.0.1 N01).</summary>
internal sealed class LogStatusNotification() : IncomingAction("LogStatusNotification")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) =>
        payload.Field("status").Words(100) is { Length: > 0 } status ? new LogStatusReported(now, status) { Message = Name } : Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // Its answer has no members.
    }
}
