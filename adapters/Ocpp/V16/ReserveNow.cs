using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Keeps a connector for a tag (OCPP 1.6 §5.13).</summary>
internal sealed record ReserveNowRequest : IRequest
{
    public required int ConnectorId { get; init; }

    public required DateTimeOffset ExpiryDate { get; init; }

    [MaxLength(20)]
    public required string IdTag { get; init; }

    [MaxLength(20)]
    public string? ParentIdTag { get; init; }

    public required int ReservationId { get; init; }
}
