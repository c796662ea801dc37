using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.MobileNetworks.OperatorApi;

/// <summary>What all three APIs are asked (POST …/retrieve).</summary>
internal sealed record CamaraRequest(CamaraDevice Device);

/// <summary>One identifier of a device: where several are sent, the operator picks one and we would not know which.</summary>
internal sealed record CamaraDevice(string? PhoneNumber = null, string? NetworkAccessIdentifier = null, CamaraIpv4? Ipv4Address = null);

/// <summary>
/// A SIM-IP-address is the one that the operator gave and the one that is seen: without address translation both are
/// sent, the same.
/// </summary>
internal sealed record CamaraIpv4(string PublicAddress, string PrivateAddress);

/// <summary>Device Reachability Status 1.1.</summary>
internal sealed record ReachabilityAnswer
{
    public string? LastStatusTime { get; init; }

    public required bool Reachable { get; init; }

    public IReadOnlyList<string>? Connectivity { get; init; }
}

/// <summary>Connected Network Type 0.2.</summary>
internal sealed record NetworkTypeAnswer
{
    public string? LastStatusTime { get; init; }

    public required string ConnectedNetworkType { get; init; }
}

/// <summary>Device Roaming Status 1.1.</summary>
internal sealed record RoamingAnswer
{
    public string? LastStatusTime { get; init; }

    public required bool Roaming { get; init; }

    public int? CountryCode { get; init; }

    public IReadOnlyList<string>? CountryName { get; init; }
}

/// <summary>CAMARA's ErrorInfo; only its code is looked at.</summary>
internal sealed record ErrorInfo(string? Code);

/// <summary>OAuth 2.0's token response (RFC 6749, 5.1).</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] long? ExpiresIn);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CamaraRequest))]
[JsonSerializable(typeof(ReachabilityAnswer))]
[JsonSerializable(typeof(NetworkTypeAnswer))]
[JsonSerializable(typeof(RoamingAnswer))]
[JsonSerializable(typeof(ErrorInfo))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class CamaraJson : JsonSerializerContext;
