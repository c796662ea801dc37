namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Limits what is given, at an EVSE or the whole station (OCPP 2.0.1 K01).</summary>
internal sealed record SetChargingProfileRequest : Extensible, IRequest
{
    public required int EvseId { get; init; }

    public required ChargingProfile ChargingProfile { get; init; }
}
