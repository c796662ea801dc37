using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>How far an upload of a log is (OCPP 1.6 security extension §4.4).</summary>
internal sealed class LogStatusNotification() : IncomingAction("LogStatusNotification")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) => Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // LogStatusNotification.conf has no members.
    }
}
