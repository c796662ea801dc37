using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>What may be given, and when.</summary>
internal sealed record ChargingProfile
{
    public required int ChargingProfileId { get; init; }

    public long? TransactionId { get; init; }

    public required int StackLevel { get; init; }

    [AllowedValues("ChargePointMaxProfile", "TxDefaultProfile", "TxProfile")]
    public required string ChargingProfilePurpose { get; init; }

    [AllowedValues("Absolute", "Recurring", "Relative")]
    public required string ChargingProfileKind { get; init; }

    [AllowedValues("Daily", "Weekly")]
    public string? RecurrencyKind { get; init; }

    public DateTimeOffset? ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    public required ChargingSchedule ChargingSchedule { get; init; }
}

/// <summary>The limits of a profile over time.</summary>
internal sealed record ChargingSchedule
{
    public int? Duration { get; init; }

    public DateTimeOffset? StartSchedule { get; init; }

    [AllowedValues("A", "W")]
    public required string ChargingRateUnit { get; init; }

    public required IReadOnlyList<ChargingSchedulePeriod> ChargingSchedulePeriod { get; init; }

    [Tenths]
    public decimal? MinChargingRate { get; init; }
}

/// <summary>A limit from some second on.</summary>
internal sealed record ChargingSchedulePeriod
{
    public required int StartPeriod { get; init; }

    [Tenths]
    public required decimal Limit { get; init; }

    public int? NumberPhases { get; init; }
}
