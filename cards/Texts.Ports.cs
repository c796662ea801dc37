using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>What is said about a port and its sessions.</summary>
public sealed partial class Texts
{
    internal string Status(PortStatus status) => status switch
    {
        PortStatus.Available => T("Available", "Frei"),
        PortStatus.Preparing => T("Plugged in", "Eingesteckt"),
        PortStatus.Charging => T("Charging", "Lädt"),
        PortStatus.SuspendedByStation => T("Paused by charger", "Säule pausiert"),
        PortStatus.SuspendedByCar => T("Paused by car", "Auto pausiert"),
        PortStatus.Finishing => T("Plug still in", "Steckt noch"),
        PortStatus.Reserved => T("Reserved", "Reserviert"),
        PortStatus.Unavailable => T("Out of operation", "Außer Betrieb"),
        PortStatus.Faulted => T("Out of order", "Gestört"),
        _ => T("Unknown", "Unbekannt"),
    };

    internal string Planned => T("Planned", "Geplant");

    internal string Offline => T("Offline", "Offline");

    internal string NeverConnected => T("never connected yet", "noch nie verbunden");

    internal string Seen(string ago) => T($"seen {ago}", $"{ago} gemeldet");

    internal string OfflineSince(string clock) => T($"since {clock}", $"seit {clock}");

    internal string LastSaid(string status) => T($"last: {status}", $"zuletzt: {status}");

    internal string PortNumber(int number) => T($"Port {number}", $"Punkt {number}");

    /// <summary>The same as a fact's title, which does not break.</summary>
    internal string PortTitle(int number) => PortNumber(number).Replace(' ', '\u00A0');

    /// <summary>The names of tabs are short: five of them share the width of a phone.</summary>
    internal string ControlTab => T("Control", "Steuern");

    internal string DetailsTab => T("Device", "Gerät");

    internal string ParametersTab => T("Params", "Param");

    internal string PortNumbers(int first, int last) => first == last ? PortNumber(first) : T($"Ports {first} to {last}", $"Punkte {first} bis {last}");

    internal string MorePorts(int count) => T($"{count} more ports", $"{count} weitere Ladepunkte");

    internal string SessionTitle => T("Session", "Vorgang");

    internal string LastMessage => T("Contact", "Kontakt");

    internal string BeforeTitle => T("Before", "Davor");

    internal string StatusTitle => T("Status", "Status");

    internal string Reported(string clock, string ago) => T($"reported {clock}, {ago}", $"gemeldet {clock}, {ago}");

    internal string Since(string clock) => T($"since {clock}", $"seit {clock}");

    internal string SinceAtLeast(string clock) => T($"since {clock} or earlier", $"seit {clock} oder früher");

    internal string AsOf(string clock) => T($"as of {clock}", $"Stand {clock}");

    internal string EndedAt(string energy, string clock) => T($"{energy}, ended {clock}", $"{energy}, beendet {clock}");

    internal string ClosedByUs(string energy, string clock) =>
        T($"{energy}, closed by us {clock} without the charger's word", $"{energy}, {clock} von uns geschlossen, ohne Meldung der Ladesäule");

    internal string Doubtful(SessionFlags flags) =>
        flags.HasFlag(SessionFlags.EnergyImplausible) ? T("the meter reading is doubtful", "der Zählerstand ist zweifelhaft")
        : flags.HasFlag(SessionFlags.EndMatchedLoosely) ? T("the charger named another transaction at the end", "die Ladesäule nannte am Ende eine andere Transaktion")
        : "";

    internal string NeverHeard => T("nothing yet", "noch nichts");

    internal string NoSessionYet => T("no session yet", "noch kein Vorgang");

    internal static string Said(string message, string ago) => $"{message}, {ago}";

    internal string PlannedNote => T(
        "This station is planned and not in service yet. There is nothing to control before it is installed and connects.",
        "Diese Station ist geplant und noch nicht in Betrieb. Steuern lässt sie sich erst, wenn sie installiert ist und sich verbindet.");

    internal string OfflineNote(string? since) => since is null
        ? T(
            "The charger has never connected. Nothing can reach it until it does.",
            "Die Ladesäule war noch nie verbunden. Bis dahin erreicht sie nichts.")
        : T(
            $"The charger has been offline since {since}. This is what it said last; a command reaches it only if it comes back soon.",
            $"Die Ladesäule ist seit {since} offline. Das hier hat sie zuletzt gemeldet; ein Befehl erreicht sie nur, wenn sie bald wiederkommt.");

    internal string OutOfOperationNote => T(
        "Taken out of operation: no driver can start here until it is put back.",
        "Außer Betrieb genommen: Hier kann niemand laden, bis das aufgehoben wird.");

    internal string UnknownSessionNote => T(
        "The charger says that a car is charging here, but we know no session. Stop can be tried all the same; Force stop offers more ways.",
        "Die Ladesäule meldet einen Ladevorgang, wir kennen aber keinen. Beenden lässt sich trotzdem versuchen; „Erzwingen“ bietet weitere Wege.");

    internal string LostEndNote(string status) => T(
        $"Our record still shows a running session, but the charger reports: {status}. Its end probably got lost on the way.",
        $"Bei uns läuft noch ein Ladevorgang, die Ladesäule meldet aber: {status}. Sein Ende ist wohl unterwegs verloren gegangen.");

    internal string OpenCommand(CommandRecord command, string clock) => T(
        $"{CommandName(command.Kind)}: asked at {clock} by {Typed.Place(command.PersonName)}, {OpenState(command)}.",
        $"{CommandName(command.Kind)}: um {clock} von {Typed.Place(command.PersonName)} angefordert, {OpenState(command)}.");

    private string OpenState(CommandRecord command) => command.State switch
    {
        CommandState.Requested => T("not sent yet", "noch nicht gesendet"),
        CommandState.WaitingUntilIdle => T("waits until nobody charges", "wartet, bis niemand mehr lädt"),
        CommandState.Sent => T("the charger has not answered yet", "die Ladesäule hat noch nicht geantwortet"),
        CommandState.Accepted => T("the charger said yes, not done yet", "die Ladesäule hat zugesagt, noch nicht ausgeführt"),
        _ => T("no answer: it may or may not have happened", "keine Antwort: vielleicht geschehen, vielleicht nicht"),
    };

    internal string AskingNow => T("Asking the charger for its state …", "Die Ladesäule wird nach ihrem Zustand gefragt …");

    internal string StatusTold(string clock) => T($"State told at {clock}.", $"Zustand gemeldet um {clock}.");

    internal string ConfigurationSilent(string clock) => T(
        $"The charger has not told its configuration until {clock}: what you see of it may be old.",
        $"Die Ladesäule hat ihre Konfiguration bis {clock} nicht gemeldet: Was Sie davon sehen, kann veraltet sein.");

    internal string CannotBeAsked => T(
        "This charger cannot be asked for its state; it reports by itself when something changes.",
        "Diese Ladesäule lässt sich nicht nach ihrem Zustand fragen; sie meldet sich von selbst, wenn sich etwas ändert.");

    internal string NotAnswered(string clock) => T(
        $"The charger was asked for its state at {clock} and has not answered: what you see may be old.",
        $"Die Ladesäule wurde um {clock} nach ihrem Zustand gefragt und hat nicht geantwortet: Was Sie sehen, kann veraltet sein.");

    internal string CommandName(CommandKind kind) => kind switch
    {
        CommandKind.Stop => T("Stop", "Beenden"),
        CommandKind.ForceStop => T("Force stop", "Beenden erzwingen"),
        CommandKind.Unlock => T("Unlock", "Entriegeln"),
        CommandKind.SoftReboot => T("Soft reboot", "Weicher Neustart"),
        CommandKind.HardReboot => T("Hard reboot", "Harter Neustart"),
        CommandKind.Availability => T("Change of operation", "Betriebswechsel"),
        CommandKind.ReadConfiguration => T("Reading the configuration", "Konfiguration lesen"),
        CommandKind.RemoteStart => T("Start", "Starten"),
        CommandKind.ChangeParameter => T("Change of a parameter", "Parameteränderung"),
        CommandKind.MeterCheck => T("Meter check", "Zählerprüfung"),
        CommandKind.RawCall => T("OCPP call", "OCPP-Aufruf"),
        CommandKind.RequestLog => T("Fetching the log", "Log abrufen"),
        _ => T("Refresh", "Aktualisieren"),
    };

    internal string StopButton => T("Stop", "Stopp");

    internal string UnlockButton => T("Unlock", "Entriegeln");

    internal string RefreshButton => T("Refresh", "Abfragen");

    internal string RebootButton => T("Reboot", "Neustart");

    internal string ForceButton => T("Force stop", "Erzwingen");

    internal string HelpButton => T("Help", "Hilfe");

    internal string BackButton => T("Back", "Zurück");
}
