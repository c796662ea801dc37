using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>A token of a kind.</summary>
internal sealed record IdToken : Extensible
{
    [MinLength(1)]
    public IReadOnlyList<AdditionalInfo>? AdditionalInfo { get; init; }

    [JsonPropertyName("idToken"), MaxLength(36)]
    public required string Value { get; init; }

    [AllowedValues("Central", "eMAID", "ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress", "NoAuthorization")]
    public required string Type { get; init; }
}

/// <summary>A further token of the same holder.</summary>
internal sealed record AdditionalInfo : Extensible
{
    [MaxLength(36)]
    public required string AdditionalIdToken { get; init; }

    [MaxLength(50)]
    public required string Type { get; init; }
}
