using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>How far an upload of diagnostics is (OCPP 1.6 §4.4).</summary>
internal sealed class DiagnosticsStatusNotification() : IncomingAction("DiagnosticsStatusNotification")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) => Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // DiagnosticsStatusNotification.conf has no members.
    }
}
