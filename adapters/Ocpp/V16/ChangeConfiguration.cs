using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Sets one configuration key (OCPP 1.6 §5.3).</summary>
internal sealed record ChangeConfigurationRequest : IRequest
{
    [MaxLength(50)]
    public required string Key { get; init; }

    [MaxLength(500)]
    public required string Value { get; init; }
}
