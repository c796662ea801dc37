using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>How a charge point's readings are held fit for billing (the manual's calibration law method).</summary>
public enum CalibrationLawMethod
{
    /// <summary>No method that complies with calibration law.</summary>
    None,

    /// <summary>ZKS: the method of LG2WAN stations, and their default.</summary>
    Zks,

    /// <summary>OCMF: signed readings of OCPP stations.</summary>
    Ocmf,

    /// <summary>One that does not need the backend, such as the Compleo SAM (a store and display in the station).</summary>
    External,
}

/// <summary>Which methods there are for which stations, and what they mean for billing.</summary>
public static class CalibrationLawMethods
{
    /// <summary>The methods that a station of this protocol can have, in the manual's order.</summary>
    public static IReadOnlyList<CalibrationLawMethod> Of(Protocol protocol) => protocol is Protocol.Lg2Wan
        ? [CalibrationLawMethod.None, CalibrationLawMethod.Zks]
        : [CalibrationLawMethod.None, CalibrationLawMethod.Ocmf, CalibrationLawMethod.External];

    /// <summary>What counts where nothing was entered: ZKS for LG2WAN; for OCPP nobody knows.</summary>
    public static CalibrationLawMethod? Default(Protocol protocol) => protocol is Protocol.Lg2Wan ? CalibrationLawMethod.Zks : null;

    /// <summary>The method as it stands in master data; the default where nothing stands there, null where that is not known either.</summary>
    /// <param name="protocol">What the station speaks.</param>
    /// <param name="entered"><see cref="DeviceValue.Entered"/> of <see cref="ConfigurationFields.CalibrationLawMethod"/>, in any case.</param>
    public static CalibrationLawMethod? Read(Protocol protocol, string? entered) => entered is null ? Default(protocol)
        : Enum.TryParse<CalibrationLawMethod>(entered, ignoreCase: true, out var method) && Of(protocol).Contains(method) ? method
        : null;

    /// <summary>
    /// Whether sessions may be billed at all: 'Billing a charging session is only possible if the charger was installed in
    /// conformity with calibration law' (the manual). A method that nobody entered is none.
    /// </summary>
    public static bool MayBill(this CalibrationLawMethod? method) => method is not null and not CalibrationLawMethod.None;
}

/// <summary>What stands in the way of billing a session at a port.</summary>
[Flags]
public enum BillingObstacles
{
    /// <summary>Nothing that is known.</summary>
    None = 0,

    /// <summary>The port has no calibration law method.</summary>
    NoMethod = 1,

    /// <summary>Nobody entered which method it has.</summary>
    MethodUnknown = 1 << 1,

    /// <summary>Its meter's calibration is over.</summary>
    CalibrationOver = 1 << 2,

    /// <summary>The last meter check found that the meter does not comply.</summary>
    MeterFailed = 1 << 3,
}

/// <summary>The one rule of who may bill: the Configuration tab warns with it, and so does whatever starts a session that is billed.</summary>
public static class Billing
{
    /// <summary>What stands in the way at a port.</summary>
    /// <param name="protocol">What its station speaks.</param>
    /// <param name="connectorId">The port, by its connector.</param>
    /// <param name="values">What is kept of its devices, and what people entered.</param>
    /// <param name="today">The day at the site.</param>
    public static BillingObstacles Obstacles(Protocol protocol, int connectorId, IReadOnlyCollection<DeviceValue> values, DateOnly today)
    {
        var method = CalibrationLawMethods.Read(protocol, Here(ConfigurationFields.CalibrationLawMethod)?.Entered);
        var obstacles = method.MayBill() ? BillingObstacles.None : method is null ? BillingObstacles.MethodUnknown : BillingObstacles.NoMethod;
        if (DateOnly.TryParseExact(Here(DeviceDetail.CalibratedUntil)?.Value, "yyyy-MM-dd", out var until) && until < today)
        {
            obstacles |= BillingObstacles.CalibrationOver;
        }

        return Here(DeviceDetail.MeterCheck)?.Value == nameof(MeterCheckResult.DoesNotComply) ? obstacles | BillingObstacles.MeterFailed : obstacles;

        DeviceValue? Here(string key) => values.FirstOrDefault(value => value.ConnectorId == connectorId && value.Key == key);
    }
}
