using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Removes charging profiles: one by its id, or those that fit (OCPP 2.0.1 K10).</summary>
internal sealed record ClearChargingProfileRequest : Extensible, IRequest
{
    public int? ChargingProfileId { get; init; }

    public ClearChargingProfileCriteria? ChargingProfileCriteria { get; init; }
}

/// <summary>Which profiles.</summary>
internal sealed record ClearChargingProfileCriteria : Extensible
{
    public int? EvseId { get; init; }

    [AllowedValues("ChargingStationExternalConstraints", "ChargingStationMaxProfile", "TxDefaultProfile", "TxProfile")]
    public string? ChargingProfilePurpose { get; init; }

    public int? StackLevel { get; init; }
}
