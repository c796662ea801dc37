namespace ChargeBot.Domain.Charging;

/// <summary>How a session came out, as the manual's error rate sorts it: the numbers are the manual's own.</summary>
public enum ErrorType
{
    /// <summary>Successful.</summary>
    None = 0,

    /// <summary>The charge point failed to provide a charge record.</summary>
    NoChargeRecord = 1,

    /// <summary>Canceled by the driver, or a time ran out, before energy flowed.</summary>
    Canceled = 2,

    /// <summary>A charge record came, and something that belongs into it is missing.</summary>
    IncompleteRecord = 3,

    /// <summary>The amount of energy is too low, or implausible.</summary>
    EnergyImplausible = 4,

    /// <summary>The start lies in the future.</summary>
    StartInFuture = 5,

    /// <summary>The charging power was negative.</summary>
    NegativePower = 6,

    /// <summary>The energy is negative.</summary>
    NegativeEnergy = 7,

    /// <summary>The session ended before it began.</summary>
    NegativeDuration = 8,

    /// <summary>More power than the EVSE has.</summary>
    PowerImplausible = 9,

    /// <summary>Calibration law is not complied with.</summary>
    NoCalibrationLaw = 10,

    /// <summary>Faulty for another reason.</summary>
    Others = 11,
}
