using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Reads variables of the device model (OCPP 2.0.1 B06).</summary>
internal sealed record GetVariablesRequest : Extensible, IRequest
{
    [MinLength(1)]
    public required IReadOnlyList<GetVariableData> GetVariableData { get; init; }
}

/// <summary>What to read.</summary>
internal sealed record GetVariableData : Extensible
{
    [AllowedValues("Actual", "Target", "MinSet", "MaxSet")]
    public string? AttributeType { get; init; }

    public required Component Component { get; init; }

    public required Variable Variable { get; init; }
}
