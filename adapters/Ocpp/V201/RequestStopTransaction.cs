using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Ends a transaction (OCPP 2.0.1 F03).</summary>
internal sealed record RequestStopTransactionRequest : Extensible, IRequest
{
    [MaxLength(36)]
    public required string TransactionId { get; init; }
}
