using ChargeBot.Domain.Parameters;

namespace ChargeBot.Tests.Manual;

internal static partial class Checklist
{
    private static Step WholeCharger => new("parameters.show", "scope", "charger");

    private static IEnumerable<ManualRow> Parameters()
    {
        yield return Parameter("Backend check", "BackendCheck", ("Backend check", "Backend-Prüfung"), ("no card at all is authorised", "wird keine einzige Karte zugelassen"));
        yield return Parameter("Current at authentication without backend connection (A)", "CurrentWithoutBackend", ("Current without backend", "Strom ohne Backend"), ("automatic fair mode", "automatischen Fair-Modus"));
        yield return Parameter("Ground fault indicator", "GroundFaultIndicator", ("Ground fault indicator", "Fehlerstromerkennung"), ("DC and AC fault currents", "Gleich- und Wechselfehlerströme"));
        yield return Parameter("LG2LAN Interface", "Lg2LanInterface", ("LG2LAN interface", "LG2LAN-Schnittstelle"), ("external load management", "externes Lastmanagement"));
        yield return Parameter("Local Load management", "LocalLoadManagement", ("Local load management", "Lokales Lastmanagement"), ("cannot be combined with the portal's own load management", "verträgt sich nicht mit dem Lastmanagement des Portals"));
        yield return Parameter("Max current (A), not exceeded", "MaxCurrent", ("Max. current", "Max. Strom"), ("It is never exceeded.", "Der Wert wird nie überschritten."));
        yield return Parameter("Max current consumption of a charger (A), not exceeded", "MaxChargerCurrent", ("Max. current of the charger", "Max. Strom der Ladesäule"), ("Their sum never exceeds it.", "Ihre Summe überschreitet ihn nie."));
        yield return Parameter("Max phases", "MaxPhases", ("Max. phases", "Max. Phasen"), ("1 to 3", "1 bis 3"));
        yield return Parameter("Max voltage (V)", "MaxVoltage", ("Max. voltage", "Max. Spannung"), ("(V)", "(V)"));
        yield return Parameter("Preferred GSM, as PLMN", "PreferredGsm", ("Preferred GSM", "Bevorzugtes GSM"), ("PLMN id", "PLMN-Kennung"));
        yield return Parameter("Provider Mode", "ProviderMode", ("Provider mode", "Provider-Modus"), ("connection to the backend may become unstable", "Verbindung zum Backend instabil werden"));
        yield return Choice("Provider Mode: Preferred", "ProviderMode", ("Preferred", "Bevorzugt"), ("where it is away, another one by itself", "fehlt er, von selbst ein anderer"));
        yield return Choice("Provider Mode: Strength", "ProviderMode", ("Strength", "Signalstärke"), ("may have its SIM card blocked by the provider", "kann der Provider die SIM-Karte sperren"));
        yield return Choice("Provider Mode: Exclusive", "ProviderMode", ("Exclusive", "Exklusiv"), ("where it is away, there is no mobile connection", "fehlt er, gibt es keine Mobilfunkverbindung"));
        yield return Parameter("Attached cable", "AttachedCable", ("Attached cable", "Angeschlossenes Kabel"), ("a cable is plugged in", "ein Kabel eingesteckt wird"));
        yield return Parameter("PUK for the Bluetooth connection with a Gen3 charger", "Puk", "PUK", ("Opens the Bluetooth connection", "Öffnet die Bluetooth-Verbindung")) with { Verb = "puk.link" };
        yield return Parameter("Static IP-address", "StaticIpAddress", ("Static IP address", "Statische IP-Adresse"), ("own fixed IP address", "feste IP-Adresse der Ladesäule"));
        yield return Parameter("Interval status push (min)", "StatusPushInterval", ("Status push interval", "Status-Intervall"), ("(min)", "(min)"));
        yield return Parameter("Terminal IP-address", "TerminalIpAddress", ("Terminal IP address", "Terminal-IP-Adresse"), ("energy management for LG2LAN chargers", "Energiemanagement für LG2LAN-Ladesäulen"));
        yield return Parameter("Authentication Type", "AuthenticationTypes", ("Authentication types", "Authentifizierungsarten"), ("only while the authentication mode is on", "nur, solange der Authentifizierungsmodus eingeschaltet ist"));
        yield return Choice("Authentication: RFID", "AuthenticationTypes", "RFID", ("the vehicle has to be plugged in first", "das Fahrzeug muss vorher eingesteckt sein"));
        yield return Choice("Authentication: RFID PLUS", "AuthenticationTypes", "RFID PLUS", ("within 2 to 3 minutes", "innerhalb von 2 bis 3 Minuten"));
        yield return Choice("Authentication: PNC", "AuthenticationTypes", "PNC", ("by the vehicle that is plugged in", "durch das eingesteckte Fahrzeug"));
        yield return Choice("Authentication: Remote", "AuthenticationTypes", "Remote", ("not at the charger: from here, through the portal, an app or a website", "nicht an der Ladesäule: von hier, über das Portal"));
        yield return Choice("Authentication: ID BOX", "AuthenticationTypes", "ID BOX", ("with the eCable Smart", "mit dem eCable Smart"));
        yield return Choice("Authentication: LAN", "AuthenticationTypes", "LAN", ("at a terminal that is connected to the charger", "an einem Terminal, das mit der Ladesäule verbunden ist"));
    }

    /// <summary>A parameter in its form, which its line in the list opens.</summary>
    private static ManualRow Parameter(string field, string key, Said label, Said warning) => new("LG2WAN parameters", field, Form(key), label)
    {
        On = Kinds.Lg2WanInstalled,
        Source = "device, else master data",
        Verb = "parameters.save",
        By = Roles.Engineer,
        Warning = warning,
    };

    private static ManualRow Choice(string field, string key, Said label, Said meaning) =>
        new("LG2WAN parameters", field, Form(key), label) { On = Kinds.Lg2WanInstalled, Source = "chosen", Warning = meaning };

    private static Sight Form(string key)
    {
        var open = new Step("parameters.open", "parameter", key);
        return Lg2WanParameters.Find(key)!.Scope is ParameterScope.Charger ? new("parameters", WholeCharger, open) : new("parameters", open);
    }
}
