using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Someone holds a card to the reader (OCPP 1.6 §4.1).</summary>
internal sealed class Authorize() : IncomingAction("Authorize")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) =>
        payload.Field("idTag").Exists() ? Heard(now) : Faults.Missing("idTag");

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        var tag = payload.Field("idTag").Words();
        IdTags.Write(answer, facts.Held || tag is null ? IdTags.Invalid : IdTags.Judge(tag, facts.Options));
    }
}
