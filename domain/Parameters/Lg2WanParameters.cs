namespace ChargeBot.Domain.Parameters;

/// <summary>The parameters of LG2WAN gateways (the manual's tab 'LG2WAN parameters'), in the manual's order.</summary>
public static class Lg2WanParameters
{
    private const GatewayTypes Grid = GatewayTypes.Lsx | GatewayTypes.Lsg;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ParameterDefinition> All { get; } =
    [
        new(0x01, "BackendCheck", ParameterType.Switch, ParameterScope.Charger),
        new(0x02, "CurrentWithoutBackend", ParameterType.Number, ParameterScope.Port) { Types = Grid, Unit = "A", Min = 0, Max = 63 },
        new(0x03, "GroundFaultIndicator", ParameterType.Switch, ParameterScope.Port) { Types = Grid },
        new(0x04, "Lg2LanInterface", ParameterType.Switch, ParameterScope.Charger) { Types = Grid },
        new(0x05, "LocalLoadManagement", ParameterType.Switch, ParameterScope.Charger) { Types = Grid },
        new(0x06, "MaxCurrent", ParameterType.Number, ParameterScope.Port) { Unit = "A", Min = 6, Max = 63 },
        new(0x07, "MaxChargerCurrent", ParameterType.Number, ParameterScope.Charger) { Unit = "A", Min = 6, Max = 250 },
        new(0x08, "MaxPhases", ParameterType.Number, ParameterScope.Charger) { Types = Grid, Min = 1, Max = 3 },
        new(0x09, "MaxVoltage", ParameterType.Number, ParameterScope.Charger) { Unit = "V", Min = 100, Max = 1000 },
        new(0x0A, "PreferredGsm", ParameterType.Plmn, ParameterScope.Charger),
        new(0x0B, "ProviderMode", ParameterType.Choice, ParameterScope.Charger) { Options = ["Preferred", "Strength", "Exclusive"] },
        new(0x0C, "AttachedCable", ParameterType.Switch, ParameterScope.Port) { Types = Grid },
        new(0x0D, "Puk", ParameterType.Text, ParameterScope.Charger) { Types = GatewayTypes.Lsx, Since = new Version(3, 0), Secret = true },
        new(0x0E, "StaticIpAddress", ParameterType.IpAddress, ParameterScope.Charger) { Types = Grid },
        new(0x0F, "StatusPushInterval", ParameterType.Number, ParameterScope.Charger) { Unit = "min", Min = 1, Max = 1440 },
        new(0x10, "TerminalIpAddress", ParameterType.IpAddress, ParameterScope.Charger) { Types = Grid },
        new(0x11, "AuthenticationTypes", ParameterType.Set, ParameterScope.Port) { Options = ["RFID", "RFID PLUS", "PNC", "Remote", "ID BOX", "LAN"] },
        new(0x12, "AuthenticationMode", ParameterType.Switch, ParameterScope.Port),
        new(0x13, "WhitelistEntries", ParameterType.Number, ParameterScope.Charger) { Min = 0, Max = 65535, ReadOnly = true },
    ];

    /// <summary>The one of this key, or null.</summary>
    public static ParameterDefinition? Find(string key) => All.FirstOrDefault(one => one.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}
