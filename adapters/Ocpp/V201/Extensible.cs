using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>What every object of OCPP 2.0.1 may carry beside its own members (part 2, §1.2).</summary>
internal abstract record Extensible
{
    public CustomData? CustomData { get; init; }
}

/// <summary>A vendor's own members.</summary>
internal sealed record CustomData
{
    [MaxLength(255)]
    public required string VendorId { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
