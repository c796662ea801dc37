using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Domain.Parameters;

/// <summary>The parameters of LG2WAN gateways (the manual's tab 'LG2WAN parameters'), in the manual's order.</summary>
public static class Lg2WanParameters
{
    /// <summary>Key of the backend check.</summary>
    public const string BackendCheck = nameof(BackendCheck);

    /// <summary>Key of a port's largest current.</summary>
    public const string MaxCurrent = nameof(MaxCurrent);

    /// <summary>Key of the charger's largest current.</summary>
    public const string MaxChargerCurrent = nameof(MaxChargerCurrent);

    /// <summary>Key of the preferred provider.</summary>
    public const string PreferredGsm = nameof(PreferredGsm);

    /// <summary>Key of the way in which a provider is picked.</summary>
    public const string ProviderMode = nameof(ProviderMode);

    /// <summary>Key of the PUK.</summary>
    public const string Puk = nameof(Puk);

    /// <summary>Key of the ways to authenticate.</summary>
    public const string AuthenticationTypes = nameof(AuthenticationTypes);

    /// <summary>Key of whether one has to.</summary>
    public const string AuthenticationMode = nameof(AuthenticationMode);

    /// <summary>Key of the size of the charger's own whitelist.</summary>
    public const string WhitelistEntries = nameof(WhitelistEntries);

    private const GatewayTypes Grid = GatewayTypes.Lsx | GatewayTypes.Lsg;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ParameterDefinition> All { get; } =
    [
        new(0x01, BackendCheck, ParameterType.Switch, ParameterScope.Charger)
        {
            Name = new("Backend check", "Backend-Prüfung"),
            Meaning = new(
                "A card held to the charger is checked with the backend. Off: only the whitelist that is stored in the charger decides.",
                "Eine Karte, die an die Ladesäule gehalten wird, prüft das Backend. Aus: Nur die Whitelist in der Ladesäule entscheidet."),
            Warning = new(
                "Off, and with no whitelist in the charger, no card at all is authorised.",
                "Ausgeschaltet und ohne Whitelist in der Ladesäule wird keine einzige Karte zugelassen."),
        },
        new(0x02, "CurrentWithoutBackend", ParameterType.Number, ParameterScope.Port)
        {
            Types = Grid,
            Unit = "A",
            Max = 63,
            Name = new("Current without backend", "Strom ohne Backend"),
            Meaning = new(
                "What the charger gives when the backend cannot be reached for an authentication and the charger is set up for the automatic fair mode.",
                "So viel gibt die Ladesäule ab, wenn das Backend zur Authentifizierung nicht erreichbar ist und sie für den automatischen Fair-Modus eingerichtet ist."),
        },
        new(0x03, "GroundFaultIndicator", ParameterType.Switch, ParameterScope.Port)
        {
            Types = Grid,
            Name = new("Ground fault indicator", "Fehlerstromerkennung"),
            Meaning = new(
                "Turns on the interface to a built-in module that finds DC and AC fault currents. Only for chargers that have one.",
                "Schaltet die Schnittstelle zum eingebauten Modul ein, das Gleich- und Wechselfehlerströme erkennt. Nur für Ladesäulen, die eines haben."),
        },
        new(0x04, "Lg2LanInterface", ParameterType.Switch, ParameterScope.Charger)
        {
            Types = Grid,
            Name = new("LG2LAN interface", "LG2LAN-Schnittstelle"),
            Meaning = new(
                "Opens the local LG2LAN interface, for an external load management on site.",
                "Öffnet die lokale LG2LAN-Schnittstelle für ein externes Lastmanagement vor Ort."),
        },
        new(0x05, "LocalLoadManagement", ParameterType.Switch, ParameterScope.Charger)
        {
            Types = Grid,
            Name = new("Local load management", "Lokales Lastmanagement"),
            Meaning = new(
                "The charger itself shares its power among its ports, as they need it.",
                "Die Ladesäule verteilt ihre Leistung selbst auf ihre Ladepunkte, je nach Bedarf."),
            Warning = new(
                "It cannot be combined with the portal's own load management: use one or the other.",
                "Es verträgt sich nicht mit dem Lastmanagement des Portals: Nutzen Sie nur eines von beiden."),
        },
        new(0x06, MaxCurrent, ParameterType.Number, ParameterScope.Port)
        {
            Unit = "A",
            Min = 6,
            Max = 63,
            Name = new("Max. current", "Max. Strom"),
            Meaning = new(
                "The most that this port gives to a vehicle. It is never exceeded.",
                "So viel gibt dieser Ladepunkt höchstens an ein Fahrzeug ab. Der Wert wird nie überschritten."),
        },
        new(0x07, MaxChargerCurrent, ParameterType.Number, ParameterScope.Charger)
        {
            Unit = "A",
            Min = 6,
            Max = 250,
            Name = new("Max. current of the charger", "Max. Strom der Ladesäule"),
            Meaning = new(
                "The most that all ports of the charger give to vehicles together. Their sum never exceeds it.",
                "So viel geben alle Ladepunkte der Ladesäule zusammen höchstens ab. Ihre Summe überschreitet ihn nie."),
        },
        new(0x08, "MaxPhases", ParameterType.Number, ParameterScope.Charger)
        {
            Types = Grid,
            Min = 1,
            Max = 3,
            Name = new("Max. phases", "Max. Phasen"),
            Meaning = new("How many phases the charger is connected to.", "An so vielen Phasen ist die Ladesäule angeschlossen."),
        },
        new(0x09, "MaxVoltage", ParameterType.Number, ParameterScope.Charger)
        {
            Unit = "V",
            Min = 100,
            Max = 1000,
            Name = new("Max. voltage", "Max. Spannung"),
            Meaning = new("The voltage that the charger is connected to.", "An dieser Spannung ist die Ladesäule angeschlossen."),
        },
        new(0x0A, PreferredGsm, ParameterType.Plmn, ParameterScope.Charger)
        {
            Name = new("Preferred GSM", "Bevorzugtes GSM"),
            Meaning = new(
                "The mobile network over which the charger prefers to reach the backend, as its PLMN id: country (MCC) and network (MNC), for example 26201.",
                "Das Mobilfunknetz, über das die Ladesäule das Backend bevorzugt erreicht, als PLMN-Kennung: Land (MCC) und Netz (MNC), zum Beispiel 26201."),
        },
        new(0x0B, ProviderMode, ParameterType.Choice, ParameterScope.Charger)
        {
            Name = new("Provider mode", "Provider-Modus"),
            Meaning = new("How the charger picks its mobile network.", "So wählt die Ladesäule ihr Mobilfunknetz."),
            Warning = new(
                "When the charger changes its provider by itself, its connection to the backend may become unstable.",
                "Wenn die Ladesäule den Provider selbst wechselt, kann ihre Verbindung zum Backend instabil werden."),
            Choices =
            [
                new("Preferred", new("Preferred", "Bevorzugt"), new(
                    "the provider under 'Preferred GSM'; where it is away, another one by itself",
                    "der Provider unter „Bevorzugtes GSM“; fehlt er, von selbst ein anderer")),
                new("Strength", new("Strength", "Signalstärke"), new(
                    "always the best signal; a charger that changes often may have its SIM card blocked by the provider",
                    "immer das beste Signal; wechselt sie oft, kann der Provider die SIM-Karte sperren")),
                new("Exclusive", new("Exclusive", "Exklusiv"), new(
                    "this one provider alone; where it is away, there is no mobile connection",
                    "nur dieser eine Provider; fehlt er, gibt es keine Mobilfunkverbindung")),
            ],
        },
        new(0x0C, "AttachedCable", ParameterType.Switch, ParameterScope.Port)
        {
            Types = Grid,
            Name = new("Attached cable", "Angeschlossenes Kabel"),
            Meaning = new("Notices when a cable is plugged in at the port.", "Erkennt, wenn am Ladepunkt ein Kabel eingesteckt wird."),
        },
        new(0x0D, Puk, ParameterType.Text, ParameterScope.Charger)
        {
            Types = GatewayTypes.Lsx,
            Since = new Version(3, 0),
            Secret = true,
            Name = new("PUK", "PUK"),
            Meaning = new(
                "Opens the Bluetooth connection to a charger of the third generation (Gen3).",
                "Öffnet die Bluetooth-Verbindung zu einer Ladesäule der dritten Generation (Gen3)."),
        },
        new(0x0E, "StaticIpAddress", ParameterType.IpAddress, ParameterScope.Charger)
        {
            Types = Grid,
            Name = new("Static IP address", "Statische IP-Adresse"),
            Meaning = new("The charger's own fixed IP address; empty: none.", "Die eigene, feste IP-Adresse der Ladesäule; leer: keine."),
        },
        new(0x0F, "StatusPushInterval", ParameterType.Number, ParameterScope.Charger)
        {
            Unit = "min",
            Min = 1,
            Max = 1440,
            Name = new("Status push interval", "Status-Intervall"),
            Meaning = new("How often the charger sends its status.", "So oft meldet die Ladesäule ihren Status."),
        },
        new(0x10, "TerminalIpAddress", ParameterType.IpAddress, ParameterScope.Charger)
        {
            Types = Grid,
            Name = new("Terminal IP address", "Terminal-IP-Adresse"),
            Meaning = new(
                "Where an external system is reached, such as an energy management for LG2LAN chargers; empty: none.",
                "Dort ist ein externes System erreichbar, etwa ein Energiemanagement für LG2LAN-Ladesäulen; leer: keines."),
        },
        new(0x11, AuthenticationTypes, ParameterType.Set, ParameterScope.Port)
        {
            Name = new("Authentication types", "Authentifizierungsarten"),
            Meaning = new("In which ways a session can be authorised at this port.", "Auf diesen Wegen lässt sich ein Ladevorgang an diesem Ladepunkt freigeben."),
            Warning = new(
                "They take effect only while the authentication mode is on.",
                "Sie wirken nur, solange der Authentifizierungsmodus eingeschaltet ist."),
            Choices =
            [
                new("RFID", new("RFID", "RFID"), new(
                    "with a card; the vehicle has to be plugged in first",
                    "mit einer Karte; das Fahrzeug muss vorher eingesteckt sein")),
                new("RFID PLUS", new("RFID PLUS", "RFID PLUS"), new(
                    "with a card; the vehicle may be plugged in afterwards, within 2 to 3 minutes",
                    "mit einer Karte; das Fahrzeug darf danach eingesteckt werden, innerhalb von 2 bis 3 Minuten")),
                new("PNC", new("PNC", "PNC"), new("by the vehicle that is plugged in", "durch das eingesteckte Fahrzeug")),
                new("Remote", new("Remote", "Remote"), new(
                    "not at the charger: from here, through the portal, an app or a website",
                    "nicht an der Ladesäule: von hier, über das Portal, eine App oder eine Website")),
                new("ID BOX", new("ID BOX", "ID BOX"), new("with the eCable Smart", "mit dem eCable Smart")),
                new("LAN", new("LAN", "LAN"), new("at a terminal that is connected to the charger", "an einem Terminal, das mit der Ladesäule verbunden ist")),
            ],
        },
        new(0x12, AuthenticationMode, ParameterType.Switch, ParameterScope.Port)
        {
            Name = new("Authentication mode", "Authentifizierungsmodus"),
            Meaning = new("Whether a session at this port has to be authorised.", "Ob ein Ladevorgang an diesem Ladepunkt freigegeben werden muss."),
        },
        new(0x13, WhitelistEntries, ParameterType.Number, ParameterScope.Charger)
        {
            Max = 65535,
            ReadOnly = true,
            Name = new("Whitelist entries", "Einträge der Whitelist"),
            Meaning = new(
                "How many cards stand in the charger's own whitelist. It decides while the backend check is off.",
                "So viele Karten stehen in der eigenen Whitelist der Ladesäule. Sie entscheidet, solange die Backend-Prüfung aus ist."),
        },
    ];

    /// <summary>The one of this key, or null.</summary>
    public static ParameterDefinition? Find(string? key) => All.FirstOrDefault(one => one.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Those that a station has: what its type and firmware know, and whatever else it has told a value of.</summary>
    public static IEnumerable<ParameterDefinition> Of(Station station, IReadOnlyCollection<DeviceValue> values) => All.Where(one =>
        one.KnownTo(station.Model, station.Firmware) || values.Any(value => value.Key == one.Key && value.FromDevice));
}
