namespace ChargeBot.Tests.Manual;

/// <summary>
/// The manual's page 'Charge Port Details', sentence by sentence: what is on it is a row here, and a row is done when the
/// walk through the cards (ChecklistTests) finds it where it belongs and nowhere else.
/// </summary>
internal static partial class Checklist
{
    private static Sight Port => new("port");
    private static Sight Device => new("details");
    private static Sight Sim => new("mobile network");

    public static IReadOnlyList<ManualRow> Rows { get; } = [.. Head(), .. Stations(), .. Control(), .. RemoteControl(), .. Devices(), .. Parameters(), .. OcppParameters(), .. Notes(), .. Configuration(), .. Sessions(), .. ErrorRate(), .. Starts(), .. Tickets(), .. Logs()];

    private static IEnumerable<ManualRow> Head()
    {
        yield return new("Head", "Charge port ID: first level, found by the Quick Search", Port, ManualDesk.PortIdPart) { Source = "master data" };
        yield return new("Head", "Charging station ID: first level", Port, ManualDesk.StationIdPart) { Source = "master data" };
        yield return new("Head", "Planned: a station that is not in service yet", Port, ("Planned", "Geplant")) { On = Kinds.OcppPlanned | Kinds.Lg2WanPlanned, Source = "master data" };
        yield return new("Tabs", "Control, hidden while planned", Port, ("Control", "Steuern")) { On = Kinds.Installed };
        yield return new("Tabs", "Device details", Port, ("Device", "Gerät"));
        yield return new("Tabs", "LG2WAN parameters or OCPP parameters, hidden while planned", Device, ("Params", "Param")) { On = Kinds.Installed };
    }

    private static IEnumerable<ManualRow> Control()
    {
        yield return new("Control", "Status", Port, ("Charging", "Lädt")) { On = Kinds.Installed, Source = "the device's status" };
        yield return new("Control", "Energy charged during the last session", Port, ("Before", "Davor")) { On = Kinds.Installed, Source = "charge record" };
        yield return new("Control", "Last communication attempt", Port, ("Contact", "Kontakt")) { On = Kinds.Installed, Source = "the device's last message" };
        yield return new("Control", "Refresh: up-to-date values are retrieved", Port, ("Refresh", "Abfragen")) { On = Kinds.Installed, Verb = "port.refresh", By = Roles.Everybody };
        yield return new("Control", "Controller reboot", Port, ("Reboot", "Neustart")) { On = Kinds.Installed, Verb = "reboot.ask", By = Roles.Everybody };

        var reboot = new Sight("reboot");
        yield return new("Control", "Soft reboot: only if no session is active", reboot, ("Soft reboot", "Weicher Neustart"))
        {
            On = Kinds.Installed,
            Verb = "softreboot.ask",
            By = Roles.Everybody,
            Warning = ("Waits until nobody charges at the station, then restarts. Nobody is interrupted.", "Wartet, bis an der Station niemand mehr lädt, und startet dann neu. Niemand wird unterbrochen."),
        };
        yield return new("Control", "Hard reboot: restarts at once, sessions are interrupted", reboot, ("Hard reboot", "Harter Neustart"))
        {
            On = Kinds.Installed,
            Verb = "hardreboot.ask",
            By = Roles.Everybody,
            Warning = ("Restarts at once. One session is interrupted.", "Startet sofort neu. Ein Ladevorgang wird unterbrochen."),
        };
    }

    private static IEnumerable<ManualRow> RemoteControl()
    {
        var (stop, force, unlock) = (new Sight("stop"), new Sight("force stop"), new Sight("unlock"));
        yield return new("Remote control", "Stop Charging, possible at any time", Port, ("Stop", "Stopp")) { On = Kinds.Installed, Verb = "stop.ask", By = Roles.Everybody };
        yield return new("Remote control", "Stop: the window shows who is charging and how much", stop, ("So far", "Bisher")) { On = Kinds.Installed, Source = "session" };
        yield return new("Remote control", "Stop, validating with the charge point", stop, ("Stop charging", "Laden beenden"))
        {
            On = Kinds.Installed,
            Verb = "stop.confirm",
            By = Roles.Everybody,
            Warning = ("the charger ends the session, the car releases the cable", "die Ladesäule beendet den Vorgang, das Auto gibt das Kabel frei"),
        };
        yield return new("Remote control", "Force stop", Port, ("Force stop", "Erzwingen")) { On = Kinds.Installed, Verb = "force.ask", By = Roles.Everybody };
        yield return new("Remote control", "Force stop: without validation", force, ("Force stop: which way?", "Beenden erzwingen: auf welchem Weg?"))
        {
            On = Kinds.Installed,
            Verb = "force.confirm",
            By = Roles.Engineer | Roles.Supervisor,
            Warning = ("and flagged. If the charger reports the end later, that completes it.", "geschlossen und gekennzeichnet. Meldet die Ladesäule das Ende später, wird er ergänzt."),
        };
        yield return new("Remote control", "Unlock the plug", Port, ("Unlock", "Entriegeln")) { On = Kinds.Installed, Verb = "unlock.ask", By = Roles.Everybody };
        yield return new("Remote control", "Unlock: confirmed in a window", unlock, ("Unlock the plug?", "Den Stecker entriegeln?"))
        {
            On = Kinds.Installed,
            Verb = "unlock.confirm",
            By = Roles.Everybody,
            Warning = ("then the lock opens", "dann geht die Verriegelung auf"),
        };
    }
}
