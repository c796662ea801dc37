namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Limits what is given, at a connector or the whole station (OCPP 1.6 §5.16).</summary>
internal sealed record SetChargingProfileRequest : IRequest
{
    public required int ConnectorId { get; init; }

    public required ChargingProfile CsChargingProfiles { get; init; }
}
