using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Someone holds a card to the reader, or was started from afar (OCPP 1.6 §4.1).</summary>
internal sealed class Authorize() : IncomingAction("Authorize")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now)
    {
        var tag = payload.Field("idTag");
        return !tag.Exists() ? Faults.Missing("idTag")
            : tag.Words() is { } words ? new AuthorizationAsked(now, words) { Message = Name }
            : Heard(now);
    }

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts) =>
        Acknowledging.WriteTag(answer, "idTagInfo"u8, facts, known: payload.Field("idTag").Words() is not null);
}
