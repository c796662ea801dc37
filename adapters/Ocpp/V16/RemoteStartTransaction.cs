using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Starts a transaction (OCPP 1.6 §5.11).</summary>
internal sealed record RemoteStartTransactionRequest : IRequest
{
    public int? ConnectorId { get; init; }

    [MaxLength(20)]
    public required string IdTag { get; init; }

    public ChargingProfile? ChargingProfile { get; init; }
}
