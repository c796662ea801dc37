using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>A part of the device model.</summary>
internal sealed record Component : Extensible
{
    public Evse? Evse { get; init; }

    [MaxLength(50)]
    public required string Name { get; init; }

    [MaxLength(50)]
    public string? Instance { get; init; }
}
