using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>IdTokens, which are IdTags to everybody else (OCPP 2.0.1 IdTokenType).</summary>
internal static class Tokens
{
    /// <summary>The token's text; empty for one that nobody needs to show. Null: none stands there.</summary>
    public static string? Read(JsonElement token) => token.ValueKind is JsonValueKind.Object ? token.Field("idToken").Text() ?? "" : token.Text();
}
