using System.Text.Json;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>IdTokens, which are IdTags to everybody else (OCPP 2.0.1 IdTokenType, IdTokenInfoType).</summary>
internal static class Tokens
{
    /// <summary>The token's text; empty for one that nobody needs to show. Null: none stands there.</summary>
    public static string? Read(JsonElement token) => token.ValueKind is JsonValueKind.Object ? token.Field("idToken").Text() ?? "" : token.Text();

    /// <summary>Writes the answer's idTokenInfo; a charge point that nobody adopted charges nobody.</summary>
    public static void Write(Utf8JsonWriter answer, in Acknowledgement facts, bool known = true)
    {
        answer.WriteStartObject("idTokenInfo"u8);
        answer.WriteString("status"u8, facts.Held || !known ? "Invalid"u8 : facts.Reply.Verdict switch
        {
            TagVerdict.Blocked => "Blocked"u8,
            TagVerdict.Invalid => "Invalid"u8,
            _ => "Accepted"u8,
        });
        answer.WriteEndObject();
    }
}
