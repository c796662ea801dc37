using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Sets variables of the device model (OCPP 2.0.1 B05).</summary>
internal sealed record SetVariablesRequest : Extensible, IRequest
{
    [MinLength(1)]
    public required IReadOnlyList<SetVariableData> SetVariableData { get; init; }
}

/// <summary>What to set, and to what.</summary>
internal sealed record SetVariableData : Extensible
{
    [AllowedValues("Actual", "Target", "MinSet", "MaxSet")]
    public string? AttributeType { get; init; }

    [MaxLength(1000)]
    public required string AttributeValue { get; init; }

    public required Component Component { get; init; }

    public required Variable Variable { get; init; }
}
