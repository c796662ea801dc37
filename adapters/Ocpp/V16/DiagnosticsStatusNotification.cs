using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>How far an upload of diagnostics is (OCPP 1.6 §4.4).</summary>
internal sealed class DiagnosticsStatusNotification() : IncomingAction("DiagnosticsStatusNotification")
{
    private const int MaxStatus = 100;

    public override Reading Read(JsonElement payload, DateTimeOffset now) =>
        payload.Field("status").Words(MaxStatus) is { Length: > 0 } status ? new LogStatusReported(now, status) { Message = Name } : Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // DiagnosticsStatusNotification.conf has no members.
    }
}
