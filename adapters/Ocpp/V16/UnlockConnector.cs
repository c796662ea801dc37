namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Releases the plug (OCPP 1.6 §5.18).</summary>
internal sealed record UnlockConnectorRequest : IRequest
{
    public required int ConnectorId { get; init; }
}
