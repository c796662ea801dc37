using ChargeBot.Domain.Tickets;

namespace ChargeBot.Cards;

/// <summary>What is said about tickets.</summary>
public sealed partial class Texts
{
    internal string TicketTitle(long number) => number == 0 ? T("New ticket", "Neues Ticket") : T($"Ticket #{number}", $"Ticket #{number}");

    internal string TicketButton => T("Ticket", "Ticket");

    internal string TicketsButton => T("Tickets", "Tickets");

    internal string State(TicketState state) => state switch
    {
        TicketState.Draft => T("○ draft", "○ Entwurf"),
        TicketState.New => T("● new", "● neu"),
        TicketState.Acknowledged => T("● seen", "● gesehen"),
        TicketState.InProgress => T("● in progress", "● in Arbeit"),
        TicketState.Waiting => T("● waiting", "● wartet"),
        TicketState.Resolved => T("✓ resolved", "✓ gelöst"),
        TicketState.Closed => T("✓ closed", "✓ geschlossen"),
        _ => T("○ discarded", "○ verworfen"),
    };

    internal string Priority(TicketPriority priority) => priority switch
    {
        TicketPriority.Urgent => T("Urgent", "Dringend"),
        TicketPriority.High => T("High", "Hoch"),
        TicketPriority.Normal => T("Normal", "Normal"),
        _ => T("Low", "Niedrig"),
    };

    internal string WrittenBy(string who, string clock) => T($"by {who}, {clock}", $"von {who}, {clock}");

    internal string EmaidLabel => T("EMAID of the driver", "EMAID des Fahrers");

    internal string NoEmaidLabel => T("The driver has no EMAID", "Der Fahrer hat keine EMAID");

    internal string DayLabel => T("Day", "Tag");

    internal string TimeLabel => T("Time at the charger", "Uhrzeit an der Säule");

    internal string WhenTitle => T("Occurred", "Aufgetreten");

    internal string DescriptionLabel => T("Problem description, 2,000 characters at most", "Problembeschreibung, höchstens 2.000 Zeichen");

    internal string PriorityLabel => T("How much does it hurry?", "Wie eilig ist es?");

    internal string PriorityTitle => T("Priority", "Priorität");

    internal string PortLabel => T("At which port", "An welchem Ladepunkt");

    internal string SendMessageButton => T("Send message", "Meldung senden");

    internal string DiscardButton => T("Discard", "Verwerfen");

    internal string FilesHint(int count) => count == 0
        ? T("Photos and files: send them here in the chat, now or later.", "Fotos und Dateien: einfach hier im Chat senden, jetzt oder später.")
        : T($"{Files(count)} with this ticket. More can be sent here in the chat.", $"{Files(count)} an diesem Ticket. Weitere einfach hier im Chat senden.");

    private string Files(int count) => count == 1 ? T("1 file", "1 Datei") : T($"{count} files", $"{count} Dateien");

    internal string BotAttaches => T(
        "Status, running session, last errors, notes and commands of the port are attached when you send.",
        "Status, laufender Vorgang, letzte Fehler, Notizen und Befehle des Ladepunkts werden beim Senden angehängt.");

    internal string? Problem(TicketProblem problem) => problem switch
    {
        TicketProblem.EmaidMissing => T("Not sent: type the EMAID, or tick that the driver has none.", "Nicht gesendet: EMAID eingeben oder ankreuzen, dass es keine gibt."),
        TicketProblem.EmaidAndNone => T("Not sent: there is an EMAID, and it is ticked that there is none.", "Nicht gesendet: Es steht eine EMAID da, und angekreuzt ist, dass es keine gibt."),
        TicketProblem.EmaidShape => T("Not sent: an EMAID looks like DE-8AA-001234567-0.", "Nicht gesendet: Eine EMAID sieht aus wie DE-8AA-001234567-0."),
        TicketProblem.EmaidCheckDigit => T("Not sent: the check digit of the EMAID does not fit; one character is wrong.", "Nicht gesendet: Die Prüfziffer der EMAID passt nicht; ein Zeichen ist falsch."),
        TicketProblem.When => T("Not sent: day and time are needed, as 2026-11-27 and 14:05.", "Nicht gesendet: Tag und Uhrzeit fehlen, wie 2026-11-27 und 14:05."),
        TicketProblem.InFuture => T("Not sent: that time is still to come.", "Nicht gesendet: Dieser Zeitpunkt liegt in der Zukunft."),
        TicketProblem.TooOld => T("Not sent: that is more than 90 days ago.", "Nicht gesendet: Das ist mehr als 90 Tage her."),
        TicketProblem.Description => T("Not sent: describe what is wrong.", "Nicht gesendet: Bitte beschreiben, was los ist."),
        TicketProblem.WordsMissing => T("Say in a few words why or how; then press again.", "Bitte kurz sagen, warum oder wie; dann noch einmal drücken."),
        TicketProblem.NoSuchTicket => T("There is no other ticket with this number.", "Ein anderes Ticket mit dieser Nummer gibt es nicht."),
        _ => null,
    };

    internal string SimilarTitle(int count) => count == 1
        ? T("There is an open ticket already. Is it the same?", "Es gibt schon ein offenes Ticket. Ist es dasselbe?")
        : T("There are open tickets already. Is it one of these?", "Es gibt schon offene Tickets. Ist es eines davon?");

    internal string JoinButton(long number) => T($"Join #{number}", $"#{number} beitreten");

    internal string DiscardedWords => T("The draft was discarded.", "Der Entwurf wurde verworfen.");

    internal string OverdueNote(string clock) => T($"Late since {clock}.", $"Überfällig seit {clock}.");

    internal string SeenBy(string clock) => T($"to be seen by {clock}", $"zu sehen bis {clock}");

    internal string MendedBy(string clock) => T($"to be mended by {clock}", $"zu lösen bis {clock}");

    internal string ClockStands(string clock) => T($"the clock stands since {clock}", $"die Uhr steht seit {clock}");

    internal string DueTitle => T("Target", "Ziel");

    internal string AssigneeTitle => T("With", "Bei");

    internal string BelongsTo(long number) => T($"belongs to #{number}", $"gehört zu #{number}");

    internal string HasLinked(string numbers) => T($"with it: {numbers}", $"dazu gehören: {numbers}");

    internal string LinkedTitle => T("Linked", "Verknüpft");

    internal string CalledNow(string who) => T($"{who} was called.", $"{who} wurde gerufen.");

    internal string FindingsTitle => T("At that moment", "In dem Moment");

    internal string SessionRan(string since, string energy) => T($"a session since {since}, {energy}", $"ein Vorgang seit {since}, {energy}");

    internal string NoSessionRan => T("no session", "kein Vorgang");

    internal string ErrorsTitle => T("Errors", "Fehler");

    internal string CommandsTitle => T("Commands", "Befehle");

    internal string CommentLabel => T("Comment, or how and why", "Kommentar, oder wie und warum");

    internal string AcknowledgeButton => T("I have seen it", "Gesehen");

    internal string TakeButton => T("I take it", "Ich übernehme");

    internal string ResumeButton => T("Go on", "Weiter");

    internal string WaitButton => T("Has to wait", "Muss warten");

    internal string ResolveButton => T("Resolved", "Gelöst");

    internal string CloseButton => T("Close", "Schließen");

    internal string ReopenButton => T("Reopen", "Wieder öffnen");

    internal string CommentButton => T("Comment", "Kommentieren");

    internal string AssignButton => T("Assign …", "Zuweisen …");

    internal string CasePackButton => T("Case pack", "Fallakte");

    internal string AssignLabel => T("Who works on it", "Wer daran arbeitet");

    internal string LinkLabel => T("Belongs to ticket number", "Gehört zu Ticket Nummer");

    internal string Happened(TicketEventKind kind, string who, string? text) => kind switch
    {
        TicketEventKind.Sent => T($"{who} sent it", $"{who} hat es gesendet"),
        TicketEventKind.Acknowledged => T($"{who} has seen it", $"{who} hat es gesehen"),
        TicketEventKind.Started => T($"{who} works on it", $"{who} arbeitet daran"),
        TicketEventKind.Assigned => T($"{who} gave it to {text}", $"{who} hat es {text} gegeben"),
        TicketEventKind.Waiting => T($"{who}: has to wait, {text}", $"{who}: muss warten, {text}"),
        TicketEventKind.Resolved => T($"{who}: resolved, {text}", $"{who}: gelöst, {text}"),
        TicketEventKind.Closed => text is null ? T($"{who} closed it", $"{who} hat es geschlossen") : T($"{who} closed it: {text}", $"{who} hat es geschlossen: {text}"),
        TicketEventKind.Reopened => T($"{who} reopened it: {text}", $"{who} hat es wieder geöffnet: {text}"),
        TicketEventKind.Prioritised => T($"{who}: priority {text}", $"{who}: Priorität {text}"),
        TicketEventKind.Linked => T($"{who}: belongs to {text}", $"{who}: gehört zu {text}"),
        TicketEventKind.Joined => T($"{who} met the same: {text}", $"{who} hat dasselbe: {text}"),
        TicketEventKind.FileAdded => T($"{who} added {text}", $"{who} hat {text} angehängt"),
        TicketEventKind.FileFailed => T($"not kept: {text}", $"nicht übernommen: {text}"),
        TicketEventKind.Called => T($"{text} was called", $"{text} wurde gerufen"),
        TicketEventKind.Overdue => T("a target was missed", "ein Ziel wurde verfehlt"),
        TicketEventKind.External => T($"{who}: {text}", $"{who}: {text}"),
        _ => $"{who}: {text}",
    };

    internal string CallTitle(string who, long number) => T($"{who}, ticket {number} needs somebody now.", $"{who}, Ticket {number} braucht jetzt jemanden.");

    internal string CallAnswered => T("Somebody answered.", "Jemand hat geantwortet.");

    internal string TicketScopeTitle(TicketScope scope, string? of) => scope switch
    {
        TicketScope.Mine => T("My tickets", "Meine Tickets"),
        TicketScope.Site => T($"Open tickets at {of}", $"Offene Tickets an {of}"),
        TicketScope.Late => T("Late, or soon to be", "Überfällig oder bald"),
        TicketScope.Port => T($"Tickets of {of}", $"Tickets von {of}"),
        _ => T("Open tickets", "Offene Tickets"),
    };

    internal string TicketScopeTab(TicketScope scope) => scope switch
    {
        TicketScope.Mine => T("Mine", "Meine"),
        TicketScope.Site => T("Site", "Standort"),
        TicketScope.Late => T("Late", "Spät"),
        TicketScope.Port => T("Port", "Punkt"),
        _ => T("Open", "Offen"),
    };

    internal string TicketCount(int count) => count switch
    {
        0 => T("none", "keine"),
        1 => T("1 ticket", "1 Ticket"),
        _ => T($"{count.ToString("N0", culture)} tickets", $"{count.ToString("N0", culture)} Tickets"),
    };

    internal string OpenTickets(int count) => count == 1 ? T("1 open ticket", "1 offenes Ticket") : T($"{count} open tickets", $"{count} offene Tickets");

    internal string MoreTickets(int count) => T($"{count} more open", $"{count} weitere offen");

    internal string FileState(TicketFileState state, string? problem, string size) => state switch
    {
        TicketFileState.Fetching => T("is being fetched", "wird geholt"),
        TicketFileState.Stored => size,
        _ => FileProblem(problem),
    };

    internal string FileProblem(string? problem) => problem switch
    {
        "TooLarge" => T("too large; send a smaller one", "zu groß; bitte kleiner senden"),
        "KindNotAllowed" => T("this kind is not kept; send JPEG, PNG, PDF, video or text", "diese Art wird nicht angenommen; bitte JPEG, PNG, PDF, Video oder Text senden"),
        "NotWhatItClaims" => T("is not what its name says; not kept", "ist nicht, was der Name sagt; nicht übernommen"),
        "TooManyPixels" => T("has too many pixels; send it smaller", "hat zu viele Bildpunkte; bitte kleiner senden"),
        "Broken" => T("is damaged; please send it again", "ist beschädigt; bitte noch einmal senden"),
        "ActiveContent" => T("a PDF that runs something; print it to a new PDF", "ein PDF, das etwas ausführt; bitte neu als PDF drucken"),
        "Encrypted" => T("is encrypted; send it without a password", "ist verschlüsselt; bitte ohne Kennwort senden"),
        "Empty" => T("is empty", "ist leer"),
        "ForeignHost" => T("does not come from Teams; send the file itself", "kommt nicht aus Teams; bitte die Datei selbst senden"),
        "NeedsGraph" => T("files in channels are not available to me; send it in our personal chat", "an Dateien in Kanälen komme ich nicht heran; bitte im persönlichen Chat senden"),
        "NotTheirs" => T("lies neither with you nor in this channel; send the file itself", "liegt weder bei Ihnen noch in diesem Kanal; bitte die Datei selbst senden"),
        "NoLongerKept" => T("no longer kept", "nicht mehr aufbewahrt"),
        "Gone" => T("Teams does not hand it out any more; please send it again", "Teams gibt sie nicht mehr heraus; bitte noch einmal senden"),
        _ => T("could not be fetched; please send it again", "konnte nicht geholt werden; bitte noch einmal senden"),
    };

    internal string Size(long bytes) => bytes < 1_000 ? $"{bytes} B" : bytes < 1_000_000 ? $"{bytes / 1_000} kB" : $"{(bytes / 1_000_000.0).ToString("0.0", culture)} MB";

    internal string BacklogTitle(int count) => T($"Meanwhile: {count} messages", $"Inzwischen: {count} Nachrichten");

    internal string BacklogMore(int count) => T($"and {count} more", $"und {count} weitere");

    internal string FileReady => T("The file is ready for ten minutes.", "Die Datei liegt zehn Minuten bereit.");

    internal string ReportTitle => T("Report trouble", "Störung melden");

    internal string ReportPortLabel => T("Charge port", "Ladepunkt");

    internal string ReportUnknownPort => T("No single charge port goes by that. Please type its id.", "So heißt kein einzelner Ladepunkt. Bitte seine Kennung eingeben.");

    internal string ReportHint => T("The ticket's form comes in your chat with me, with the pictures of this message.", "Das Formular des Tickets kommt in Ihren Chat mit mir, mit den Bildern dieser Nachricht.");

    internal string ReportButton => T("To the ticket", "Zum Ticket");

    internal string ReportDone => T("The ticket's form is in your chat with me.", "Das Formular des Tickets ist in Ihrem Chat mit mir.");

    internal string ReportNotDone => T("I cannot write to you yet. Please open a chat with me once, then try again.", "Ich kann Ihnen noch nicht schreiben. Bitte einmal einen Chat mit mir öffnen, dann noch einmal versuchen.");

    internal string FilesCame => T("Files received", "Dateien erhalten");

    internal string DraftAt(string port) => T($"For your new ticket at {port}.", $"Für Ihr neues Ticket an {port}.");

    internal string DraftNowhere => T("Kept for a new ticket. Type ticket and the port's id to write it.", "Für ein neues Ticket aufgehoben. Mit ticket und der Kennung des Ladepunkts schreiben Sie es.");

    internal string AlertsTitle => T("When I may call you about tickets", "Wann ich Sie wegen Tickets rufen darf");

    internal string AlertsSaved => T("Saved.", "Gespeichert.");

    internal string AlertsWrong => T("Not saved: both times as 22:00, or none.", "Nicht gespeichert: beide Zeiten wie 22:00, oder keine.");

    internal string AlertsOff => T("Do not call me", "Rufen Sie mich nicht");

    internal string QuietFrom => T("Quiet from", "Ruhe ab");

    internal string QuietTo => T("until", "bis");

    internal string AlertsHint(string zone) => T(
        $"Times of {zone}; saving takes the zone of your Teams. In quiet hours the next one is called instead. Cards of your own tickets change all the same.",
        $"Zeiten von {zone}; beim Speichern gilt die Zone Ihres Teams. In der Ruhezeit wird stattdessen die nächste Person gerufen. Die Karten Ihrer eigenen Tickets ändern sich trotzdem.");
}
