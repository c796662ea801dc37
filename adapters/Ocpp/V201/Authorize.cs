using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Someone holds a card to the reader (OCPP 2.0.1 C01).</summary>
internal sealed class Authorize() : IncomingAction("Authorize")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now)
    {
        var token = payload.Field("idToken");
        return !token.Exists() ? Faults.Missing("idToken")
            : Tokens.Read(token) is { Length: > 0 } tag ? new AuthorizationAsked(now, tag) { Message = Name }
            : Heard(now);
    }

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts) =>
        Acknowledging.WriteTag(answer, "idTokenInfo"u8, facts, known: Tokens.Read(payload.Field("idToken")) is { Length: > 0 });
}
