using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>How far an upload is, in the device's own word: the same for every way of asking for a log, in both versions.</summary>
internal abstract class UploadStatusNotification(string name) : IncomingAction(name)
{
    private const int MaxStatus = 100;

    public override Reading Read(JsonElement payload, DateTimeOffset now) =>
        payload.Field("status").Words(MaxStatus) is { Length: > 0 } status ? new LogStatusReported(now, status) { Message = Name } : Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // None of the answers has members.
    }
}
