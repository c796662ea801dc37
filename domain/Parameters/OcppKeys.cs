using static ChargeBot.Domain.Parameters.Mutability;
using static ChargeBot.Domain.Parameters.OcppType;

namespace ChargeBot.Domain.Parameters;

/// <summary>
/// The configuration keys that OCPP 1.6 knows: §9.1 core, §9.2 local list, §9.3 reservation, §9.4 smart charging, firmware
/// management's one, and those of the security white paper. What a maker adds stands in the maker's own manual.
/// </summary>
public static class OcppKeys
{
    /// <summary>The longest name that a key may have in ChangeConfiguration (§6.7).</summary>
    public const int LongestKey = 50;

    /// <summary>The longest value that ChangeConfiguration carries (§6.7).</summary>
    public const int LongestValue = 500;

    private static readonly string[] Measurands =
    [
        "Current.Export", "Current.Import", "Current.Offered", "Energy.Active.Export.Register", "Energy.Active.Import.Register",
        "Energy.Reactive.Export.Register", "Energy.Reactive.Import.Register", "Energy.Active.Export.Interval", "Energy.Active.Import.Interval",
        "Energy.Reactive.Export.Interval", "Energy.Reactive.Import.Interval", "Frequency", "Power.Active.Export", "Power.Active.Import",
        "Power.Factor", "Power.Offered", "Power.Reactive.Export", "Power.Reactive.Import", "RPM", "SoC", "Temperature", "Voltage",
    ];

    private static readonly Dictionary<string, OcppKey> ByName;

    static OcppKeys()
    {
        All = [.. Core(), .. Metering(), .. Profiles(), .. Security()];
        ByName = All.ToDictionary(one => one.Key, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<OcppKey> All { get; }

    /// <summary>A key of the standard by its name, which some devices write in another case; null for a maker's own.</summary>
    public static OcppKey? Find(string? key) => key is null ? null : ByName.GetValueOrDefault(key);

    private static IEnumerable<OcppKey> Core()
    {
        yield return Key("AllowOfflineTxForUnknownId", Switch, ReadWrite,
            "While the backend is away, cards that the charger does not know may start a session too.",
            "Solange das Backend fehlt, dürfen auch Karten starten, die die Ladesäule nicht kennt.");
        yield return Key("AuthorizationCacheEnabled", Switch, ReadWrite,
            "The charger remembers cards that were accepted before.",
            "Die Ladesäule merkt sich Karten, die schon angenommen wurden.");
        yield return Key("AuthorizeRemoteTxRequests", Switch, ReadWrite,
            "Before a remote start the charger asks the backend about the card, as if it had been held up to it.",
            "Vor einem Fernstart fragt die Ladesäule das Backend nach der Karte, als wäre sie vorgehalten worden.");
        yield return Key("BlinkRepeat", Number, ReadWrite,
            "How often its lights blink to give a sign.",
            "Wie oft die Leuchten blinken, um ein Zeichen zu geben.");
        yield return Key("ConnectionTimeOut", Number, ReadWrite,
            "How long the driver may take to plug in after the card or the remote start was accepted.",
            "Wie viel Zeit nach angenommener Karte oder Fernstart zum Einstecken bleibt.", "s");
        yield return Key("ConnectorPhaseRotation", List, ReadWrite,
            "How the phases are turned at each connector, as 0.RST or 1.RTS; for balanced load.",
            "Wie die Phasen an jedem Anschluss gedreht sind, etwa 0.RST oder 1.RTS; für gleichmäßige Last.") with
        { LengthKey = "ConnectorPhaseRotationMaxLength" };
        yield return Key("ConnectorPhaseRotationMaxLength", Number, ReadOnly,
            "How many entries ConnectorPhaseRotation may have.",
            "Wie viele Einträge ConnectorPhaseRotation haben darf.");
        yield return Key("GetConfigurationMaxKeys", Number, ReadOnly,
            "How many keys may be asked for at once.",
            "Wie viele Schlüssel auf einmal gelesen werden dürfen.");
        yield return Key("HeartbeatInterval", Number, ReadWrite,
            "How often the charger says that it is there when it has nothing else to say.",
            "Wie oft sich die Ladesäule meldet, wenn sie sonst nichts zu sagen hat.", "s");
        yield return Key("LightIntensity", Number, ReadWrite,
            "How bright its lights are, of their full brightness.",
            "Wie hell die Leuchten sind, gemessen an voller Helligkeit.", "%") with
        { Max = 100 };
        yield return Key("LocalAuthorizeOffline", Switch, ReadWrite,
            "While the backend is away, cards that the charger knows may start a session.",
            "Solange das Backend fehlt, dürfen Karten starten, die die Ladesäule kennt.");
        yield return Key("LocalPreAuthorize", Switch, ReadWrite,
            "Cards that the charger knows start at once, without waiting for the backend.",
            "Bekannte Karten starten sofort, ohne auf das Backend zu warten.");
        yield return Key("MaxEnergyOnInvalidId", Number, ReadWrite,
            "How much may still be delivered once the backend has refused the card.",
            "Wie viel noch abgegeben wird, nachdem das Backend die Karte abgelehnt hat.", "Wh");
        yield return Key("MinimumStatusDuration", Number, ReadWrite,
            "How long a status must last before it is reported.",
            "Wie lange ein Status anhalten muss, bevor er gemeldet wird.", "s");
        yield return Key("NumberOfConnectors", Number, ReadOnly,
            "How many connectors the charger has.",
            "Wie viele Anschlüsse die Ladesäule hat.") with
        { Min = 1 };
        yield return Key("ResetRetries", Number, ReadWrite,
            "How often a restart that failed is tried again.",
            "Wie oft ein gescheiterter Neustart wiederholt wird.");
        yield return Key("StopTransactionOnEVSideDisconnect", Switch, ReadWrite,
            "Pulling the plug out of the car ends the session; otherwise it is only interrupted.",
            "Zieht jemand den Stecker am Auto, endet der Vorgang; sonst wird er nur unterbrochen.");
        yield return Key("StopTransactionOnInvalidId", Switch, ReadWrite,
            "A running session ends when the backend refuses its card afterwards.",
            "Lehnt das Backend die Karte nachträglich ab, endet der laufende Vorgang.");
        yield return Key("SupportedFeatureProfiles", List, ReadOnly,
            "Which parts of OCPP 1.6 the charger knows.",
            "Welche Teile von OCPP 1.6 die Ladesäule kennt.") with
        { LengthKey = "SupportedFeatureProfilesMaxLength" };
        yield return Key("SupportedFeatureProfilesMaxLength", Number, ReadOnly,
            "How many entries SupportedFeatureProfiles may have.",
            "Wie viele Einträge SupportedFeatureProfiles haben darf.");
        yield return Key("TransactionMessageAttempts", Number, ReadWrite,
            "How often a start or stop that the backend could not work on is sent again.",
            "Wie oft ein Beginn oder Ende noch einmal gesendet wird, das das Backend nicht verarbeiten konnte.");
        yield return Key("TransactionMessageRetryInterval", Number, ReadWrite,
            "How long the charger waits between such attempts; each wait is longer than the one before.",
            "Wie lange die Ladesäule zwischen solchen Versuchen wartet; mit jedem Versuch länger.", "s");
        yield return Key("UnlockConnectorOnEVSideDisconnect", Switch, ReadWrite,
            "Pulling the plug out of the car frees the cable at the charger too.",
            "Zieht jemand den Stecker am Auto, gibt auch die Ladesäule das Kabel frei.");
        yield return Key("WebSocketPingInterval", Number, ReadWrite,
            "How often the charger checks that its connection is alive; 0: never. Too rarely, and mobile networks cut it.",
            "Wie oft die Ladesäule prüft, ob ihre Verbindung steht; 0: nie. Zu selten, und Mobilfunknetze trennen sie.", "s");
    }

    private static IEnumerable<OcppKey> Metering()
    {
        yield return Key("ClockAlignedDataInterval", Number, ReadWrite,
            "Distance of the readings that are taken by the clock; 0: none.",
            "Abstand der Messwerte, die nach der Uhr genommen werden; 0: keine.", "s");
        yield return Key("MeterValueSampleInterval", Number, ReadWrite,
            "Distance of the readings during a session; 0: none.",
            "Abstand der Messwerte während eines Vorgangs; 0: keine.", "s");
        foreach (var (key, en, de) in new[]
        {
            ("MeterValuesAlignedData", "What is measured for the readings by the clock.", "Was für die Messwerte nach der Uhr gemessen wird."),
            ("MeterValuesSampledData", "What is measured for the readings during a session.", "Was für die Messwerte während eines Vorgangs gemessen wird."),
            ("StopTxnAlignedData", "What the end of a session brings along of the readings by the clock.", "Was das Ende eines Vorgangs an Messwerten nach der Uhr mitbringt."),
            ("StopTxnSampledData", "What the end of a session brings along of its readings.", "Was das Ende eines Vorgangs an seinen Messwerten mitbringt."),
        })
        {
            yield return Key(key, List, ReadWrite, en, de) with { Members = Measurands, LengthKey = key + "MaxLength" };
            yield return Key(key + "MaxLength", Number, ReadOnly, $"How many entries {key} may have.", $"Wie viele Einträge {key} haben darf.");
        }
    }

    private static IEnumerable<OcppKey> Profiles()
    {
        yield return Key("LocalAuthListEnabled", Switch, ReadWrite,
            "The charger goes by a list of cards that the backend sent it.",
            "Die Ladesäule richtet sich nach einer Kartenliste, die das Backend geschickt hat.");
        yield return Key("LocalAuthListMaxLength", Number, ReadOnly,
            "How many cards that list may hold.",
            "Wie viele Karten diese Liste fasst.");
        yield return Key("SendLocalListMaxLength", Number, ReadOnly,
            "How many cards of the list can be sent at once.",
            "Wie viele Karten der Liste auf einmal gesendet werden können.");
        yield return Key("ReserveConnectorZeroSupported", Switch, ReadOnly,
            "The charger can be reserved without saying which connector.",
            "Die Ladesäule lässt sich reservieren, ohne einen Anschluss zu nennen.");
        yield return Key("ChargeProfileMaxStackLevel", Number, ReadOnly,
            "The highest level that a charging profile may have; also how many there may be of a kind.",
            "Die höchste Stufe eines Ladeprofils; auch wie viele es von einer Art geben darf.");
        yield return Key("ChargingScheduleAllowedChargingRateUnit", List, ReadOnly,
            "Whether charging profiles limit the current, the power or either.",
            "Ob Ladeprofile den Strom, die Leistung oder beides begrenzen.") with
        { Members = ["Current", "Power"] };
        yield return Key("ChargingScheduleMaxPeriods", Number, ReadOnly,
            "How many periods a charging schedule may have.",
            "Wie viele Abschnitte ein Ladeplan haben darf.");
        yield return Key("ConnectorSwitch3to1PhaseSupported", Switch, ReadOnly,
            "The charger can change from three phases to one during a session.",
            "Die Ladesäule kann während eines Vorgangs von drei Phasen auf eine wechseln.");
        yield return Key("MaxChargingProfilesInstalled", Number, ReadOnly,
            "How many charging profiles the charger can hold.",
            "Wie viele Ladeprofile die Ladesäule fasst.");
        yield return Key("SupportedFileTransferProtocols", List, ReadOnly,
            "How firmware and logs can be fetched and sent.",
            "Auf welchen Wegen sich Firmware und Logs übertragen lassen.") with
        { Members = ["FTP", "FTPS", "HTTP", "HTTPS", "SFTP"] };
    }

    private static IEnumerable<OcppKey> Security()
    {
        yield return Key("AdditionalRootCertificateCheck", Switch, ReadOnly,
            "A new root certificate of the backend is accepted only where the old one vouches for it.",
            "Ein neues Stammzertifikat des Backends gilt nur, wenn das alte dafür bürgt.");
        yield return Key("AuthorizationKey", Text, WriteOnly,
            "The password with which the charger logs in at the backend, 16 to 40 characters. The charger never reads it out.",
            "Das Passwort, mit dem sich die Ladesäule am Backend anmeldet, 16 bis 40 Zeichen. Die Ladesäule gibt es nie heraus.") with
        { Min = 16, Max = 40 };
        yield return Key("CertificateSignedMaxChainSize", Number, ReadOnly,
            "How long a chain of certificates the charger takes, in bytes.",
            "Wie lang eine Zertifikatskette sein darf, in Byte.", "B") with
        { Max = 10_000 };
        yield return Key("CertificateStoreMaxLength", Number, ReadOnly,
            "How many root certificates the charger can hold.",
            "Wie viele Stammzertifikate die Ladesäule fasst.");
        yield return Key("CpoName", Text, ReadWrite,
            "The operator's name that the charger puts into its certificate.",
            "Der Betreibername, den die Ladesäule in ihr Zertifikat schreibt.");
        yield return Key("SecurityProfile", Number, ReadWrite,
            "How the connection is secured: 1 password, 2 password over TLS, 3 certificates on both sides. It can only be raised.",
            "Wie die Verbindung gesichert ist: 1 Passwort, 2 Passwort über TLS, 3 Zertifikate auf beiden Seiten. Es lässt sich nur erhöhen.") with
        { Max = 3 };
    }

    private static OcppKey Key(string key, OcppType type, Mutability access, string en, string de, string? unit = null) => new(key, type, access, new Bilingual(en, de)) { Unit = unit };
}
