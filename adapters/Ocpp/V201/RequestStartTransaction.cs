namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Starts a transaction (OCPP 2.0.1 F01, F02).</summary>
internal sealed record RequestStartTransactionRequest : Extensible, IRequest
{
    public int? EvseId { get; init; }

    public IdToken? GroupIdToken { get; init; }

    public required IdToken IdToken { get; init; }

    public required int RemoteStartId { get; init; }

    public ChargingProfile? ChargingProfile { get; init; }
}
