namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>An EVSE and its connector.</summary>
internal sealed record Evse : Extensible
{
    public required int Id { get; init; }

    public int? ConnectorId { get; init; }
}
