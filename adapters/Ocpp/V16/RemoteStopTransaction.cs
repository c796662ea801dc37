namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Ends a transaction (OCPP 1.6 §5.12).</summary>
internal sealed record RemoteStopTransactionRequest : IRequest
{
    public required long TransactionId { get; init; }
}
