using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Domain.Parameters;

/// <summary>One field of the manual's tab 'Configuration'.</summary>
/// <param name="Key">Its name in rows of <see cref="DeviceValue"/>, forms and settings.</param>
/// <param name="Type">What it takes.</param>
public sealed record ConfigurationField(string Key, FieldType Type)
{
    /// <summary>What people call it.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>What it means (the manual).</summary>
    public required Bilingual Meaning { get; init; }

    /// <summary>The unit of its neutral form: <c>W</c>, <c>V</c>, <c>A</c>; null where it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>The smallest number that is taken, in the neutral unit.</summary>
    public int Min { get; init; }

    /// <summary>The largest one.</summary>
    public int Max { get; init; }

    /// <summary>The LG2WAN parameter that gives it; null: no gateway transmits it.</summary>
    public string? Lg2WanParameter { get; init; }
}

/// <summary>What a field takes. Each has a neutral form as text.</summary>
public enum FieldType
{
    /// <summary>An EVSE id in canonical form.</summary>
    EvseId,

    /// <summary>One of <see cref="CalibrationLaw.CalibrationLawMethod"/>.</summary>
    Method,

    /// <summary>A number in the field's unit, with a point; master data hold whole ones.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>Words of <see cref="ConfigurationFields.TypesOf"/>, with commas.</summary>
    Set,
}

/// <summary>
/// The manual's tab 'Configuration': its fields in its order, and which LG2WAN parameter gives each. Which OCPP key does is in
/// <see cref="OcppKeys"/>. Card, dialog and documentation read them here.
/// </summary>
public static class ConfigurationFields
{
    /// <summary>Key of the id under which the port is published for roaming.</summary>
    public const string EvseId = nameof(EvseId);

    /// <summary>Key of the calibration law method: master data alone, as <see cref="DeviceValue.Entered"/> of the port.</summary>
    public const string CalibrationLawMethod = nameof(CalibrationLawMethod);

    /// <summary>Key of the most power, in watts.</summary>
    public const string MaxPower = nameof(MaxPower);

    /// <summary>Key of whether a session has to be authorised.</summary>
    public const string AuthenticationMode = Lg2WanParameters.AuthenticationMode;

    /// <summary>Key of the ways in which it can be.</summary>
    public const string AuthenticationTypes = Lg2WanParameters.AuthenticationTypes;

    /// <summary>Key of the highest voltage, in volts.</summary>
    public const string MaxVoltage = nameof(MaxVoltage);

    /// <summary>Key of the largest current, in amperes.</summary>
    public const string MaxCurrent = Lg2WanParameters.MaxCurrent;

    /// <summary>Key of the number of phases.</summary>
    public const string Phases = nameof(Phases);

    private static readonly string[] OcppTypes = ["RFID", "PNC", "Remote"];

    /// <summary>All of them, in the manual's order.</summary>
    public static IReadOnlyList<ConfigurationField> All { get; } =
    [
        new(EvseId, FieldType.EvseId)
        {
            Name = new("EVSE ID", "EVSE-ID"),
            Meaning = new(
                "The id under which the port is published on connected roaming platforms (Hubject, OCPI).",
                "Unter dieser Kennung ist der Ladepunkt auf verbundenen Roaming-Plattformen (Hubject, OCPI) veröffentlicht."),
        },
        new(CalibrationLawMethod, FieldType.Method)
        {
            Name = new("Calibration law method", "Eichrechtsverfahren"),
            Meaning = new(
                "Which calibration law method the port uses. Only chargers that were installed in conformity with it may bill.",
                "Welches Eichrechtsverfahren der Ladepunkt nutzt. Nur eichrechtskonform errichtete Ladesäulen dürfen abrechnen."),
        },
        new(MaxPower, FieldType.Number)
        {
            Unit = "W",
            Min = 100,
            Max = 4_000_000,
            Name = new("Max. charging power", "Max. Ladeleistung"),
            Meaning = new("The most power that the port can give.", "So viel Leistung kann der Ladepunkt höchstens abgeben."),
        },
        new(AuthenticationMode, FieldType.Switch)
        {
            Lg2WanParameter = Lg2WanParameters.AuthenticationMode,
            Name = new("Authentication mode", "Authentifizierungsmodus"),
            Meaning = new("Whether a session at the port has to be authorised.", "Ob ein Ladevorgang am Ladepunkt freigegeben werden muss."),
        },
        new(AuthenticationTypes, FieldType.Set)
        {
            Lg2WanParameter = Lg2WanParameters.AuthenticationTypes,
            Name = new("Authentication types", "Authentifizierungsarten"),
            Meaning = new("In which ways a session can be authorised at the port.", "Auf diesen Wegen lässt sich ein Ladevorgang am Ladepunkt freigeben."),
        },
        new(MaxVoltage, FieldType.Number)
        {
            Unit = "V",
            Min = 100,
            Max = 1_500,
            Lg2WanParameter = "MaxVoltage",
            Name = new("Max. charging voltage", "Max. Ladespannung"),
            Meaning = new("The highest voltage; of alternating current that of one phase.", "Die höchste Spannung; bei Wechselstrom die einer Phase."),
        },
        new(MaxCurrent, FieldType.Number)
        {
            Unit = "A",
            Min = 1,
            Max = 3_000,
            Lg2WanParameter = Lg2WanParameters.MaxCurrent,
            Name = new("Max. charging current", "Max. Ladestrom"),
            Meaning = new("The largest current; of alternating current that of one phase.", "Der größte Strom; bei Wechselstrom der einer Phase."),
        },
        new(Phases, FieldType.Number)
        {
            Min = 1,
            Max = 3,
            Lg2WanParameter = "MaxPhases",
            Name = new("Phases", "Phasen"),
            Meaning = new("The number of phases (alternating current alone).", "Die Zahl der Phasen (nur bei Wechselstrom)."),
        },
    ];

    /// <summary>The one of this key, or null.</summary>
    public static ConfigurationField? Find(string? key) => All.FirstOrDefault(one => one.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Those of a port: phases belong to alternating current.</summary>
    public static IEnumerable<ConfigurationField> Of(Port port) => All.Where(one => one.Key != Phases || port.ChargingMode is ChargingMode.Ac);

    /// <summary>The words of the authentication types that a station of this protocol can have.</summary>
    public static IReadOnlyList<string> TypesOf(Protocol protocol) =>
        protocol is Protocol.Lg2Wan ? Lg2WanParameters.Find(AuthenticationTypes)!.Options : OcppTypes;

    /// <summary>What stands in the port's own columns, in neutral form; null where nothing does, or the field has a <see cref="DeviceValue"/>.</summary>
    public static string? Column(Port port, string key) => key switch
    {
        EvseId => port.EvseId,
        MaxPower => Known(port.MaxPower),
        MaxVoltage => Known(port.MaxVoltage),
        MaxCurrent => Known(port.MaxCurrent),
        Phases => Known(port.Phases),
        _ => null,
    };

    /// <summary>Whether a field's master data stand in the port's columns.</summary>
    public static bool IsColumn(string key) => key is EvseId or MaxPower or MaxVoltage or MaxCurrent or Phases;

    /// <summary>
    /// The row that remembers when and by whom a column was last edited from a chat: its value says whether that is still so,
    /// for an import changes the column alone.
    /// </summary>
    public static string EditOf(string key) => $"Edited.{key}";

    /// <summary>Puts a value in neutral form into its column; null: none.</summary>
    public static void SetColumn(Port port, string key, string? value)
    {
        var number = value is not null && key != EvseId ? (int)Math.Round(DeviceReading.Number(value) ?? 0, MidpointRounding.AwayFromZero) : 0;
        switch (key)
        {
            case EvseId:
                port.EvseId = value;
                break;
            case MaxPower:
                port.MaxPower = number;
                break;
            case MaxVoltage:
                port.MaxVoltage = number;
                break;
            case MaxCurrent:
                port.MaxCurrent = number;
                break;
            case Phases:
                port.Phases = number;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(key), key, "This field has no column.");
        }
    }

    private static string? Known(int number) => number > 0 ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
}
