using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>What is said about a port's devices and its station's communication device.</summary>
public sealed partial class Texts
{
    internal string DetailsTitle => T("Device details", "Gerätedaten");

    internal string CommunicationTitle => T("Communication device", "Kommunikationsgerät");

    internal string DetailsButton => T("Device details", "Gerätedaten");

    internal string NotKnown => T("not known", "nicht bekannt");

    internal string MasterDataSay(string value) => T($"Master data say {value}", $"Stammdaten: {value}");

    internal string ChargingModeTitle => T("Mode", "Ladeart");

    internal string ConnectorIdTitle => T("OCPP connector", "OCPP-Connector");

    internal string MeterCheckTitle => T("Meter check", "Prüfung");

    /// <summary>Short: titles wrap after about ten characters on a phone.</summary>
    internal string Detail(string key) => key switch
    {
        DeviceDetail.ChargingMode => ChargingModeTitle,
        DeviceDetail.ConnectorId => ConnectorIdTitle,
        DeviceDetail.Position => T("Position", "Position"),
        DeviceDetail.SmlServerId or DeviceDetail.GatewayServerId => T("SML Server ID", "SML Server ID"),
        DeviceDetail.MeteringPointId => T("Metering point", "Zählpunkt"),
        DeviceDetail.ConnectorType => T("Plug", "Stecker"),
        DeviceDetail.MeterNumber => T("Meter no.", "Zählernr."),
        DeviceDetail.MeterServerId => T("Meter Server ID", "Zähler Server ID"),
        DeviceDetail.CalibratedUntil => T("Calibrated until", "Geeicht bis"),
        DeviceDetail.PublicKey => T("Public key", "Öff. Schlüssel"),
        DeviceDetail.AutoMeterDetection => T("Auto meter detection", "Zähler automatisch"),
        DeviceDetail.MeterCheck => MeterCheckTitle,
        DeviceDetail.SimIpAddress => T("SIM-IP", "SIM-IP"),
        DeviceDetail.SimIccid => T("SIM-ICCID", "SIM-ICCID"),
        DeviceDetail.Imei => "IMEI",
        DeviceDetail.SimImsi => "SIM-IMSI",
        DeviceDetail.ControllerId => T("Controller ID", "Controller-ID"),
        _ => key,
    };

    internal string ModeOf(string mode) => mode == "DC" ? T("DC (direct current)", "DC (Gleichstrom)") : T("AC (alternating current)", "AC (Wechselstrom)");

    /// <summary>OCPI's ConnectorType as people call the plug; as it stands where it is none.</summary>
    internal string Plug(string type) => type.ToUpperInvariant() switch
    {
        "IEC_62196_T2" => T("Type 2", "Typ 2"),
        "IEC_62196_T2_COMBO" => "CCS (Combo 2)",
        "IEC_62196_T1" => T("Type 1", "Typ 1"),
        "IEC_62196_T1_COMBO" => "CCS (Combo 1)",
        "CHADEMO" => "CHAdeMO",
        "DOMESTIC_F" => T("domestic socket (Schuko)", "Schuko-Steckdose"),
        _ => Typed.Id(type),
    };

    internal string OnOff(bool on) => on ? T("on", "an") : T("off", "aus");

    /// <summary>The day on which something is, at the desk.</summary>
    internal string Day(DateTimeOffset at) => Day(SiteZone.Today(SiteZone.Find(SiteZone.Usual), at));

    internal string Day(DateOnly day) => T(day.ToString("d MMM yyyy", culture), day.ToString("dd.MM.yyyy", culture));

    internal string CalibrationOver(int days) => days == 1
        ? T("Expired yesterday: sessions must not be billed by this meter.", "Seit gestern abgelaufen: Über diesen Zähler darf nicht mehr abgerechnet werden.")
        : T($"Expired {days} days ago: sessions must not be billed by this meter.", $"Seit {days} Tagen abgelaufen: Über diesen Zähler darf nicht mehr abgerechnet werden.");

    internal string CalibrationSoonOver(int days) => days switch
    {
        0 => T("Expires today.", "Läuft heute ab."),
        1 => T("Expires tomorrow.", "Läuft morgen ab."),
        _ => T($"Expires in {days} days: have the meter exchanged.", $"Läuft in {days} Tagen ab: Zählertausch veranlassen."),
    };

    internal string KeyShort(string start, string end, int bytes) => T($"{start}…{end}, {bytes} bytes", $"{start}…{end}, {bytes} Byte");

    internal string Fingerprint(string print) => T($"Fingerprint {print}", $"Fingerabdruck {print}");

    internal string OnTheLabel(string label) => T($"On the meter: {label}", $"Auf dem Zähler: {label}");

    internal static string ImsiParts(string mcc, string mnc, string msin) => $"MCC {mcc} · MNC {mnc} · MSIN {msin}";

    internal string ShownWholeInPersonalChat => T(
        "Numbers of SIM and modem are shown whole in a personal chat.",
        "Nummern von SIM und Modem stehen vollständig nur im persönlichen Chat.");

    internal string Doubt(NumberDoubt doubt, string? expected) => doubt switch
    {
        NumberDoubt.Length => T(
            $"Unusual length: {expected} expected. Compare it with the label.",
            $"Ungewöhnliche Länge: erwartet {expected?.Replace("bytes", "Byte", StringComparison.Ordinal).Replace(" or ", " oder ", StringComparison.Ordinal)}. Bitte mit dem Schild vergleichen."),
        NumberDoubt.CheckDigit => T("The check digit does not fit: probably a slip in typing.", "Die Prüfziffer passt nicht: vermutlich ein Tippfehler."),
        _ => T("This is no public key of a curve that we know.", "Das ist kein öffentlicher Schlüssel einer bekannten Kurve."),
    };

    internal string MeterCheckIs(MeterCheckResult result) => result switch
    {
        MeterCheckResult.Complies => T("complies with calibration law", "entspricht dem Eichrecht"),
        MeterCheckResult.DoesNotComply => T("does not comply with calibration law", "entspricht nicht dem Eichrecht"),
        MeterCheckResult.Running => T("being checked", "wird geprüft"),
        _ => T("not checked yet", "noch nicht geprüft"),
    };

    internal string MeterCheckButton => T("Meter check", "Zähler prüfen");

    internal string EditDetailsButton => T("Edit", "Bearbeiten");

    internal string EditSimButton => T("Edit SIM data", "SIM-Daten bearbeiten");

    internal string ChooseGatewayButton => T("Choose gateway", "Gateway wählen");

    internal string EditDetailsTitle => T("Edit master data", "Stammdaten bearbeiten");

    internal string EditDetailsNote => T(
        "What the charger itself transmits is not edited here. An empty line clears a value.",
        "Was die Ladestation selbst überträgt, wird hier nicht bearbeitet. Eine leere Zeile löscht den Wert.");

    internal string NothingToEdit => T("The charger transmits all of this itself.", "All das überträgt die Ladestation selbst.");

    internal string EditLabel(string key) => key switch
    {
        DeviceDetail.ChargingMode => T("Charging mode", "Ladeart"),
        DeviceDetail.CalibratedUntil => T("Calibrated until (2031-12-31, or the year)", "Geeicht bis (31.12.2031 oder das Jahr)"),
        DeviceDetail.AutoMeterDetection => T("Auto meter detection (on or off)", "Automatische Zählererkennung (an oder aus)"),
        DeviceDetail.PublicKey => T("Meter public key", "Öffentlicher Schlüssel des Zählers"),
        DeviceDetail.MeteringPointId => T("Metering point ID", "Zählpunktbezeichnung"),
        DeviceDetail.ConnectorType => T("Connector type", "Steckertyp"),
        DeviceDetail.Position => T("Position on the charger", "Position an der Ladesäule"),
        DeviceDetail.MeterNumber => T("Meter number", "Zählernummer"),
        DeviceDetail.SimIpAddress => T("SIM-IP-Address", "SIM-IP-Adresse"),
        _ => Detail(key),
    };

    internal string SavedNote => T("Saved.", "Gespeichert.");

    internal string NotSavedNote(string fields) => T(
        $"Not saved, because it can be nothing of the kind: {fields}. The rest was saved.",
        $"Nicht gespeichert, weil es so etwas nicht sein kann: {fields}. Das Übrige ist gespeichert.");

    internal string WhichGateway => T("Which gateway is this station's?", "Welches Gateway gehört zu dieser Station?");

    internal string WhichGatewayNote => T(
        "These reported and belong to nobody. The controller ID can be read from the gateway.",
        "Diese haben sich gemeldet und gehören niemandem. Die Controller-ID lässt sich am Gateway ablesen.");

    internal string NoGatewayWaits => T(
        "No gateway waits: one that is new appears here as soon as it has reported.",
        "Es wartet kein Gateway: Ein neues erscheint hier, sobald es sich gemeldet hat.");

    internal string GatewayThis => T("Make this the station's gateway?", "Dieses Gateway der Station geben?");

    internal string GatewayIsNew => T("The station has none yet and is in service from then on.", "Die Station hat noch keines und ist dann in Betrieb.");

    internal string GatewayReplaces(string gateway, string? seen) => seen is null
        ? T($"It takes the place of {gateway}.", $"Es tritt an die Stelle von {gateway}.")
        : T($"It takes the place of {gateway}, last heard {seen}.", $"Es tritt an die Stelle von {gateway}, zuletzt gehört {seen}.");

    internal string GatewayStillThere => T(
        "Take care: the present gateway is connected. It is cut off and becomes a stranger.",
        "Achtung: Das bisherige Gateway ist verbunden. Es wird getrennt und gilt dann als fremd.");

    internal string GatewayEnds(int waiting) => waiting == 1
        ? T("1 command that was not sent yet is withdrawn.", "1 noch nicht gesendeter Befehl wird zurückgezogen.")
        : T($"{waiting} commands that were not sent yet are withdrawn.", $"{waiting} noch nicht gesendete Befehle werden zurückgezogen.");

    internal string GatewayForgets => T(
        "What the old gateway transmitted is forgotten until the new one has.",
        "Was das alte Gateway übertragen hat, gilt nicht mehr, bis das neue sich meldet.");

    internal string Now => T("Now", "Bisher");

    internal string TakeThisGateway => T("Take this one", "Dieses nehmen");

    internal string HeldGatewayTitle => T("Unknown gateway", "Unbekanntes Gateway");

    internal string HeldGatewayNote => T(
        "It reports with this SML Server ID, but no station has it. Adopt it as a new station; if it is for one that is there, choose it in that station's device details.",
        "Es meldet sich mit dieser SML Server ID, aber keine Station hat sie. Als neue Station übernehmen; gehört es zu einer vorhandenen, bitte in deren Gerätedaten auswählen.");
}
