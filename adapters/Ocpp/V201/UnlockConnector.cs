namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Releases the plug (OCPP 2.0.1 F05).</summary>
internal sealed record UnlockConnectorRequest : Extensible, IRequest
{
    public required int EvseId { get; init; }

    public required int ConnectorId { get; init; }
}
