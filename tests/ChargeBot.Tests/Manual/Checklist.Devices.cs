namespace ChargeBot.Tests.Manual;

internal static partial class Checklist
{
    private static IEnumerable<ManualRow> Devices()
    {
        yield return Of("Charging mode (AC/DC)", ("Mode", "Ladeart"), source: "master data");
        yield return Of("OCPP Connector ID", ("OCPP connector", "OCPP-Connector"), Kinds.Ocpp, "master data");
        yield return Of("Charge port position", ("Position", "Position"), source: "master data");
        yield return Of("SML Server ID", "SML Server ID", Kinds.Lg2Wan);
        yield return Of("Metering point ID", ("Metering point", "Zählpunkt"), source: "master data");
        yield return Of("Connector type", ("Plug", "Stecker"), source: "master data");
        yield return Of("Meter number", ("Meter no.", "Zählernr."));
        yield return Of("Meter Server ID", ("Meter Server ID", "Zähler Server ID"));
        yield return Of("Meter calibrated until", ("Calibrated until", "Geeicht bis"));
        yield return Of("Meter calibrated until: told when it is over", ("sessions must not be billed by this meter.", "Über diesen Zähler darf nicht mehr abgerechnet werden."), Kinds.Ocpp | Kinds.Lg2WanPlanned, "master data");
        yield return Of("Meter public key", ("Public key", "Öff. Schlüssel"));
        yield return Of("Auto meter detection", ("Auto meter detection", "Zähler automatisch"), Kinds.Lg2Wan);
        yield return Of("Meter check: whether the meter complies with calibration law", ("Meter check", "Prüfung"), Kinds.Lg2Wan);
        yield return Of("Meter check: a new one is triggered", ("Meter check", "Zähler prüfen"), Kinds.Lg2WanInstalled, "answer of the device") with
        {
            Verb = "metercheck.ask",
            By = Roles.Engineer,
            LabelIsButton = true,
        };
        yield return Of("Master data are edited", ("Edit", "Bearbeiten"), source: "master data") with { Verb = "details.edit", By = Roles.Engineer, LabelIsButton = true };

        yield return Gateway("SIM-IP-Address", "SIM-IP");
        yield return Gateway("SML Server ID", "SML Server ID");
        yield return Gateway("SIM-ICCID: 18 to 22 digits", "SIM-ICCID");
        yield return Gateway("IMEI: about 15 digits", "IMEI");
        yield return Gateway("IMEI: an odd length is told", ("Unusual length: 15 expected", "Ungewöhnliche Länge: erwartet 15")) with { On = Kinds.Lg2WanPlanned };
        yield return Gateway("SIM-IMSI: MCC, MNC and MSIN", "SIM-IMSI") with { Warning = "MSIN" };
        yield return Gateway("Controller ID", ("Controller ID", "Controller-ID"));
        yield return Gateway("A new gateway is chosen from a list of controller IDs", ("Choose gateway", "Gateway wählen")) with
        {
            Verb = "controller.ask",
            By = Roles.Engineer,
            LabelIsButton = true,
        };

        yield return Network("Mobile network: the one last connected to", ("Network", "Netz")) with
        {
            Warning = ("our SIM cards may use other networks too", "Unsere SIM-Karten dürfen auch andere Netze nutzen"),
        };
        yield return Network("APN name", ("APN name", "APN-Name")) with
        {
            Warning = ("The name must be stored exactly so in charger and modem", "Der Name muss genau so in Ladesäule und Modem stehen"),
        };
        yield return Network("Connection status", ("Connection", "Verbindung"));
        yield return Network("Connection status: connection in the last 24 hours", ("Connection in the last 24 hours", "Verbindung in den letzten 24 Stunden"));
        yield return Network("Generation of the network (3G, 4G, 5G)", "Generation");
        yield return Network("Last session: completed ones only", ("Last session", "Letzte Sitzung")) with
        {
            Warning = ("completed ones only. Some models connect anew quite often", "nur abgeschlossene. Manche Modelle verbinden sich recht oft neu"),
        };
        yield return Network("Not real time, received once a day", ("daily file", "Tagesdatei")) with { Warning = ("Once a day", "Einmal am Tag") };
        yield return Network("Current data from the operator by the refresh icon", ("Ask mobile operator", "Anbieter fragen")) with
        {
            Source = "mobile operator's API",
            Verb = "sim.refresh",
            By = Roles.Everybody,
        };
        yield return new("Mobile network", "Only for SIM cards from us", new Sight("mobile network"), ("exist for LG2WAN stations only", "gibt es nur für LG2WAN-Stationen")) { On = Kinds.Ocpp };
    }

    private static ManualRow Of(string field, Said label, Kinds on = Kinds.Everywhere, string source = "device, else master data") =>
        new("Device details", field, Device, label) { On = on, Source = source };

    private static ManualRow Gateway(string field, Said label) =>
        new("Communication device", field, Device, label) { On = Kinds.Lg2Wan, Source = "device, else master data" };

    private static ManualRow Network(string field, Said label) =>
        new("Mobile network", field, Sim, label) { On = Kinds.Lg2Wan, Source = "connectivity platform's daily file" };
}
