using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Whether a transaction runs, and whether messages about it still wait (OCPP 2.0.1 E14).</summary>
internal sealed record GetTransactionStatusRequest : Extensible, IRequest
{
    [MaxLength(36)]
    public string? TransactionId { get; init; }
}
