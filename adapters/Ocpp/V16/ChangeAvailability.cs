using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Takes a connector, or with 0 the station, out of operation or back (OCPP 1.6 §5.2).</summary>
internal sealed record ChangeAvailabilityRequest : IRequest
{
    public required int ConnectorId { get; init; }

    [AllowedValues("Inoperative", "Operative")]
    public required string Type { get; init; }
}
