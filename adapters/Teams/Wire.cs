using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Teams;

// What the issuer, the login service and the connector answer, as far as it is read.

internal sealed record OpenIdMetadata([property: JsonPropertyName("jwks_uri")] string? JwksUri);

internal sealed record JsonWebKeys(IReadOnlyList<JsonWebKeyAnswer>? Keys);

internal sealed record JsonWebKeyAnswer(string? Kty, string? Use, string? Kid, string? N, string? E, IReadOnlyList<string>? Endorsements);

internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("refresh_in")] int? RefreshIn,
    string? Error);

internal sealed record ResourceAnswer([property: JsonConverter(typeof(LenientString))] string? Id);

internal sealed record ErrorAnswer(ErrorAnswer.Detail? Error)
{
    internal sealed record Detail([property: JsonConverter(typeof(LenientString))] string? Code);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ResourceAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(OpenIdMetadata))]
[JsonSerializable(typeof(JsonWebKeys))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class WireJson : JsonSerializerContext;
