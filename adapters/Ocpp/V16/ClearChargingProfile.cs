using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Removes charging profiles: one by its id, or those that fit (OCPP 1.6 §5.5).</summary>
internal sealed record ClearChargingProfileRequest : IRequest
{
    public int? Id { get; init; }

    public int? ConnectorId { get; init; }

    [AllowedValues("ChargePointMaxProfile", "TxDefaultProfile", "TxProfile")]
    public string? ChargingProfilePurpose { get; init; }

    public int? StackLevel { get; init; }
}
