namespace ChargeBot.Tests.Manual;

internal static partial class Checklist
{
    private const string FromBoth = "device, else master data";

    private static Sight Config => new("configuration");

    private static Sight ConfigForm => new("configuration", new Step("configuration.edit"));

    private static IEnumerable<ManualRow> Configuration()
    {
        yield return new("Tabs", "Configuration", Device, ("Config", "Konfig"));
        yield return Field("EVSE ID: published on roaming platforms", ("EVSE ID", "EVSE-ID"), "master data");
        yield return Field("Calibration law method", ("Calibration law method", "Eichrechtsverfahren"), "master data");
        yield return Method("Method None: supports no compliant method", ("supports no method that complies with calibration law", "unterstützt kein eichrechtskonformes Verfahren"), Kinds.Everywhere);
        yield return Method("Method ZKS: the default for LG2WAN stations", ("the default of LG2WAN stations", "der Standard der LG2WAN-Stationen"), Kinds.Lg2Wan);
        yield return Method("Method OCMF: signed readings by the OCMF standard", ("signed readings by the OCMF standard", "signierte Messwerte nach dem OCMF-Standard"), Kinds.Ocpp);
        yield return Method("Method External: independent from the backend, such as the Compleo SAM", ("such as the Compleo SAM", "etwa das Compleo SAM"), Kinds.Ocpp);
        yield return Field("Billing only if installed in conformity with calibration law", ("installed in conformity with calibration law may bill", "die eichrechtskonform errichtet ist"), "rule");
        yield return Field("Max. charging power", ("Max. charging power", "Max. Ladeleistung"), FromBoth);
        yield return Field("Authentication mode (on/off)", ("Authentication mode", "Authentifizierungsmodus"), FromBoth);
        yield return Field("Authentication types", ("Authentication types", "Authentifizierungsarten"), FromBoth);
        yield return Field("Max. charging voltage", ("Max. charging voltage", "Max. Ladespannung"), FromBoth);
        yield return Field("Max. charging current", ("Max. charging current", "Max. Ladestrom"), FromBoth);
        yield return Field("Phases (AC only)", ("Phases", "Phasen"), FromBoth);
        yield return Field("Yellow label: entered when the charger was created", ("Master data", "Stammdaten"), "master data");
        yield return Field("Green label: transmitted by the charger", ("Charging station", "Ladesäule"), "device") with { On = Kinds.Lg2WanInstalled };
        yield return Field("Master data are not guaranteed to match and need to be checked", ("not guaranteed to match the charger: check them", "müssen nicht zur Ladesäule passen: Bitte prüfen"), "rule");
        yield return Field("Retrieve configuration", ("Retrieve configuration", "Konfiguration abrufen"), "device") with { On = Kinds.Installed, Verb = "configuration.retrieve", By = Roles.Everybody };
        yield return Field("Discrepancies: the data are edited by the pen icon", ("Edit", "Bearbeiten"), "master data") with { Verb = "configuration.edit", By = Roles.Engineer, LabelIsButton = true };
    }

    private static ManualRow Field(string field, Said label, string source) => new("Configuration", field, Config, label) { Source = source };

    private static ManualRow Method(string field, Said meaning, Kinds on) =>
        new("Configuration", field, ConfigForm, meaning) { On = on, Source = "chosen in the form", SeenBy = Roles.Engineer };
}
