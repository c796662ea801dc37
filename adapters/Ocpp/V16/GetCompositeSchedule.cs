using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>What the station would give in the next seconds, all profiles together (OCPP 1.6 §5.7).</summary>
internal sealed record GetCompositeScheduleRequest : IRequest
{
    public required int ConnectorId { get; init; }

    public required int Duration { get; init; }

    [AllowedValues("A", "W")]
    public string? ChargingRateUnit { get; init; }
}
