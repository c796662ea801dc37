using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>A value of a component.</summary>
internal sealed record Variable : Extensible
{
    [MaxLength(50)]
    public required string Name { get; init; }

    [MaxLength(50)]
    public string? Instance { get; init; }
}
