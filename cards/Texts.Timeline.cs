using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Evidence;

namespace ChargeBot.Cards;

/// <summary>What is said of what happened at a port, line by line, on the card and in a case pack.</summary>
public sealed partial class Texts
{
    /// <summary>A device's clock that differs by less is taken for ours.</summary>
    private static readonly TimeSpan SameTime = TimeSpan.FromSeconds(90);

    internal string TimelineTitle => T("Timeline", "Verlauf");

    internal string TimelineButton => TimelineTitle;

    internal string TimelineOf(long number) => T($"Timeline of ticket {number}", $"Verlauf zu Ticket {number}");

    internal string TimelineEmpty => T("Nothing is known of this time.", "Aus dieser Zeit ist nichts bekannt.");

    internal string TimelineDays => T("How far back", "Wie weit zurück");

    internal string TimelineSourceLabel => T("What", "Was");

    internal string NarrowButton => T("Show", "Anzeigen");

    internal string DaysBack(string days) => days == "1" ? T("1 day", "1 Tag") : T($"{days} days", $"{days} Tage");

    internal string CasePackReady => T("The case pack is ready for five minutes, for you alone.", "Die Fallakte liegt fünf Minuten bereit, nur für Sie.");

    internal string OpenCasePack => T("Open the case pack", "Fallakte öffnen");

    internal string Of(TimelineSource source) => source switch
    {
        TimelineSource.Device => T("From the charger", "Von der Ladesäule"),
        TimelineSource.Commands => T("Commands and approvals", "Befehle und Freigaben"),
        TimelineSource.Sessions => T("Cards, starts, sessions", "Karten, Starts, Vorgänge"),
        TimelineSource.People => T("Tickets, notes, logs, changes", "Tickets, Notizen, Logs, Änderungen"),
        _ => T("Everything", "Alles"),
    };

    /// <summary>One line of a timeline.</summary>
    /// <param name="entry">What happened.</param>
    /// <param name="hide">What is left out of it.</param>
    internal string Told(TimelineEntry entry, Redaction hide)
    {
        return entry switch
        {
            DeviceTold { Event: var it } => Told(it),
            CardAsked { Asked: var it } => $"{Tag(it.IdTag)}: {(it.Verdict is TagVerdict.Accepted ? T("may charge", "darf laden") : TagRefused(it.Verdict))}",
            CommandMoved it => $"{CommandName(it.Command.Kind)}: {Told(it, hide)}",
            SessionMoved { Ended: false, Session: var it } => $"{T("Session began", "Vorgang begann")}, {Tag(it.IdTag)}",
            SessionMoved { Session: var it } => string.Join(", ", new[]
        {
                it.State is SessionState.ClosedByUs ? T("Session closed by us", "Vorgang von uns geschlossen") : T("Session ended", "Vorgang beendet"),
                Energy(it.Energy), it.StopReason is { } why ? Typed.Id(why) : null, it.Error is { } error and not ErrorType.None ? ErrorShort(error) : null,
            }.OfType<string>()),
            StartMoved { Failed: false, Activation: var it } => T($"{Who(it.PersonName)} asked for a start: {KindOfStart(it.Kind)}", $"{Who(it.PersonName)} wollte starten: {KindOfStart(it.Kind)}"),
            StartMoved { Activation: var it } => $"{T("The start came to nothing", "Der Start kam nicht zustande")}: {FailureShort(it.Failure)}",
            ApprovalMoved { Decided: false, Approval: var it } => T($"{Who(it.AskedByName)} asked for approval", $"{Who(it.AskedByName)} bat um Freigabe"),
            ApprovalMoved { Approval: var it } => $"{T("Approval", "Freigabe")}: {State(it.State)[2..]}{By(it.DecidedByName)}{Because(it.Reason is { } why ? hide.Words(why) : null)}",
            NoteMoved { Edited: false, Note: var it } => hide.On ? T("a note was written", "eine Notiz wurde geschrieben") : $"{T("Note by", "Notiz von")} {Who(it.AuthorName)}: {Typed.Words(it.Text)}",
            NoteMoved { Note: var it } => hide.On ? T("a note was changed", "eine Notiz wurde geändert") : $"{T("Note changed by", "Notiz geändert von")} {Who(it.EditedByName ?? "")}",
            TicketMoved it => $"#{it.Number} {Happened(it.Event.Kind, Who(it.Event.PersonName), it.Event.Text is { } text ? Typed.Words(IsName(it) ? hide.Who(text) : hide.Words(text)) : null)}",
            LogCame { Log: var it } => $"{T("Log came", "Log kam")}: {Typed.Place(it.Name ?? "")}, {Size(it.Received)}",
            ValueMoved { Change: var it } => $"{ParameterName(it.Key)}: {(it.KeptBack ? ChangedSecretly : $"{ParameterValue(it.Key, it.Before)} → {ParameterValue(it.Key, it.After)}")} ({(it.ByName is null ? ChangedBy(it) : Who(it.ByName))})",
            _ => "",
        };

        string Who(string name) => Typed.Place(hide.Who(name));

        string By(string? name) => name is null ? "" : $", {Who(name)}";
    }

    private string Told(StationEvent it) => it.Kind switch
    {
        StationEventKind.Connected => T("The station connected", "Die Station hat sich verbunden"),
        StationEventKind.Disconnected => T("The line to the station was lost", "Die Verbindung zur Station ging verloren"),
        StationEventKind.Booted => $"{T("The station started", "Die Station ist gestartet")}{(it.Words is { } firmware ? $", {Typed.Id(firmware)}" : "")}",
        StationEventKind.Security => $"{T("Security event", "Sicherheitsereignis")}: {Typed.Words(it.Words ?? "")}{Reported(it)}",
        StationEventKind.Firmware => $"{T("Firmware update", "Firmware-Aktualisierung")}: {Typed.Words(it.Words ?? "")}",
        _ => $"{(it.ConnectorId == 0 ? StationTitle : PortNumber(it.ConnectorId))}: {(it.Status is { } status ? Status(status) : "")}{(it.Words is { Length: > 0 } words ? $" ({Typed.Words(words)})" : "")}{Reported(it)}",
    };

    /// <summary>A status that the device dates otherwise than we received it: it was told late, or its clock is wrong.</summary>
    private string Reported(StationEvent it) => it.ReportedAt is { } told && (told - it.At).Duration() > SameTime
        ? T($", dated {told.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", culture)} UTC by the charger", $", von der Säule datiert {told.UtcDateTime.ToString("dd.MM.yyyy HH:mm:ss", culture)} UTC") : "";

    private string Told(CommandMoved moved, Redaction hide)
    {
        var command = moved.Command;
        return moved.Step switch
        {
            CommandStep.Requested => T($"asked for by {Typed.Place(hide.Who(command.PersonName))}", $"verlangt von {Typed.Place(hide.Who(command.PersonName))}") + Because(command.Reason is { } why ? hide.Words(why) : null),
            CommandStep.Sent => T("sent to the charger", "an die Ladesäule gesendet"),
            CommandStep.Answered => command.State is CommandState.Rejected
                ? T("the charger refused", "die Ladesäule lehnte ab") + Because(command.Words)
                : T("the charger said yes", "die Ladesäule sagte zu"),
            _ => command.State switch
            {
                CommandState.Confirmed => T("confirmed by what the charger did", "bestätigt durch das, was die Säule tat"),
                CommandState.Expired => T("never sent: not reached in time", "nie gesendet: nicht rechtzeitig erreicht"),
                CommandState.Withdrawn => T("taken back before it was sent", "zurückgenommen, bevor es gesendet war"),
                CommandState.Accepted => T("the charger's deed was not seen", "dass die Säule es tat, wurde nicht gesehen"),
                _ => T("no answer: it may or may not have happened", "keine Antwort: vielleicht geschehen, vielleicht nicht"),
            },
        };
    }

    private static bool IsName(TicketMoved moved) => moved.Event.Kind is Domain.Tickets.TicketEventKind.Assigned or Domain.Tickets.TicketEventKind.Called;

    private static string Because(string? why) => why is null ? "" : $" ({Typed.Words(why).Trim('(', ')')})";
}
