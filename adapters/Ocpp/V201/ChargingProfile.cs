using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>What may be given, and when.</summary>
internal sealed record ChargingProfile : Extensible
{
    public required int Id { get; init; }

    public required int StackLevel { get; init; }

    [AllowedValues("ChargingStationExternalConstraints", "ChargingStationMaxProfile", "TxDefaultProfile", "TxProfile")]
    public required string ChargingProfilePurpose { get; init; }

    [AllowedValues("Absolute", "Recurring", "Relative")]
    public required string ChargingProfileKind { get; init; }

    [AllowedValues("Daily", "Weekly")]
    public string? RecurrencyKind { get; init; }

    public DateTimeOffset? ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    [MinLength(1), MaxLength(3)]
    public required IReadOnlyList<ChargingSchedule> ChargingSchedule { get; init; }

    [MaxLength(36)]
    public string? TransactionId { get; init; }
}

/// <summary>The limits of a profile over time.</summary>
internal sealed record ChargingSchedule : Extensible
{
    public required int Id { get; init; }

    public DateTimeOffset? StartSchedule { get; init; }

    public int? Duration { get; init; }

    [AllowedValues("W", "A")]
    public required string ChargingRateUnit { get; init; }

    [MinLength(1), MaxLength(1024)]
    public required IReadOnlyList<ChargingSchedulePeriod> ChargingSchedulePeriod { get; init; }

    public decimal? MinChargingRate { get; init; }

    public SalesTariff? SalesTariff { get; init; }
}

/// <summary>A tariff for the car (ISO 15118).</summary>
internal sealed record SalesTariff : Extensible
{
    public required int Id { get; init; }

    [MaxLength(32)]
    public string? SalesTariffDescription { get; init; }

    public int? NumEPriceLevels { get; init; }

    [MinLength(1), MaxLength(1024)]
    public required IReadOnlyList<SalesTariffEntry> SalesTariffEntry { get; init; }
}

/// <summary>A price of the tariff.</summary>
internal sealed record SalesTariffEntry : Extensible
{
    public required RelativeTimeInterval RelativeTimeInterval { get; init; }

    [JsonPropertyName("ePriceLevel")]
    public int? EPriceLevel { get; init; }

    [MinLength(1), MaxLength(3)]
    public IReadOnlyList<ConsumptionCost>? ConsumptionCost { get; init; }
}

/// <summary>Costs above some power.</summary>
internal sealed record ConsumptionCost : Extensible
{
    public required decimal StartValue { get; init; }

    [MinLength(1), MaxLength(3)]
    public required IReadOnlyList<Cost> Cost { get; init; }
}

/// <summary>One kind of cost.</summary>
internal sealed record Cost : Extensible
{
    [AllowedValues("CarbonDioxideEmission", "RelativePricePercentage", "RenewableGenerationPercentage")]
    public required string CostKind { get; init; }

    public required int Amount { get; init; }

    public int? AmountMultiplier { get; init; }
}

/// <summary>From when, for how long.</summary>
internal sealed record RelativeTimeInterval : Extensible
{
    public required int Start { get; init; }

    public int? Duration { get; init; }
}

/// <summary>A limit from some second on.</summary>
internal sealed record ChargingSchedulePeriod : Extensible
{
    public required int StartPeriod { get; init; }

    public required decimal Limit { get; init; }

    public int? NumberPhases { get; init; }

    public int? PhaseToUse { get; init; }
}
