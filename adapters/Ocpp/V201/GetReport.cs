using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Asks for a part of the device model (OCPP 2.0.1 B08).</summary>
internal sealed record GetReportRequest : Extensible, IRequest
{
    [MinLength(1)]
    public IReadOnlyList<ComponentVariable>? ComponentVariable { get; init; }

    public required int RequestId { get; init; }

    [MinLength(1), MaxLength(4), EachAllowedValues("Active", "Available", "Enabled", "Problem")]
    public IReadOnlyList<string>? ComponentCriteria { get; init; }
}

/// <summary>A component, and one of its variables.</summary>
internal sealed record ComponentVariable : Extensible
{
    public required Component Component { get; init; }

    public Variable? Variable { get; init; }
}
