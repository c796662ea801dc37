using System.Globalization;
using ChargeBot.Domain.Notes;

namespace ChargeBot.Cards;

/// <summary>What is said about notes.</summary>
public sealed partial class Texts
{
    internal string NotesButton => T("Notes", "Notizen");

    internal string AddNoteButton => T("Add note", "Neue Notiz");

    internal string EditNoteButton => T("Edit", "Ändern");

    internal string DeleteNoteButton => T("Delete", "Löschen");

    internal string OlderButton => T("Older", "Ältere");

    internal string NewerButton => T("Newer", "Neuere");

    internal string NotesTitle(int count) => count == 0 ? NotesButton : $"{NotesButton} · {count.ToString(culture)}";

    internal string NoNotes => T(
        "Nobody has noted anything on this port. What you add stands on its card before anyone acts.",
        "Zu diesem Ladepunkt hat noch niemand etwas notiert. Was Sie eintragen, steht auf seiner Karte, bevor jemand handelt.");

    internal string AllNotes(int count) => count == 1 ? T("Show the note", "Notiz anzeigen") : T("Show all notes", "Alle Notizen anzeigen");

    internal string MoreNotes(int count) => count == 1 ? T("1 more note", "1 weitere Notiz") : T($"{count} more notes", $"{count} weitere Notizen");

    internal string NotedBy(string name, string clock) => T($"{name}, {clock}", $"{name}, {clock}");

    internal string EditedBy(string name, string clock) => T($"changed by {name}, {clock}", $"geändert von {name}, {clock}");

    internal string NoteStandsOn(IReadOnlyList<int> connectors, int ofPorts)
    {
        var numbers = connectors.Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
        return connectors.Count == ofPorts && ofPorts == 2 ? T("on both ports", "an beiden Ladepunkten")
            : connectors.Count == ofPorts ? T($"on all {ofPorts} ports", $"an allen {ofPorts} Ladepunkten")
            : connectors.Count == 1 ? T($"on port {numbers[0]}", $"an Punkt {numbers[0]}")
            : T($"on ports {List(numbers)}", $"an den Punkten {List(numbers)}");
    }

    internal string AddNoteTitle => T("New note", "Neue Notiz");

    internal string EditNoteTitle => T("Change the note", "Notiz ändern");

    internal string NoteLabel => T("What colleagues should know, 1,000 characters at most", "Was andere wissen sollten, höchstens 1.000 Zeichen");

    internal string YourNoteLabel => T("Your text, not saved yet", "Ihr Text, noch nicht gespeichert");

    internal string TheirNote => T("What is saved now", "Was jetzt gespeichert ist");

    internal string NoteMissing => T("Please write something.", "Bitte etwas schreiben.");

    internal string NotePortsLabel => T("On which ports", "An welchen Ladepunkten");

    internal string? NoteProblem(NoteProblem problem) => problem switch
    {
        Domain.Notes.NoteProblem.Empty => T("Not saved: the text is empty.", "Nicht gespeichert: Der Text ist leer."),
        Domain.Notes.NoteProblem.TooLong => T(
            "Not saved: the text has more than 1,000 characters. Its first 1,000 are below; please shorten it.",
            "Nicht gespeichert: Der Text hat mehr als 1.000 Zeichen. Die ersten 1.000 stehen unten; bitte kürzen."),
        Domain.Notes.NoteProblem.NoPort => T("Not saved: tick at least one port.", "Nicht gespeichert: Bitte mindestens einen Ladepunkt ankreuzen."),
        Domain.Notes.NoteProblem.Changed => T(
            "Not saved yet: a colleague changed this note while you were writing. Both texts are below; take theirs, or merge and overwrite it.",
            "Noch nicht gespeichert: Jemand hat diese Notiz geändert, während Sie schrieben. Beide Texte stehen unten; übernehmen Sie den anderen, oder führen Sie sie zusammen und überschreiben ihn."),
        Domain.Notes.NoteProblem.Gone => T(
            "Not saved yet: a colleague deleted this note while you were writing. Save to add your text as a new note.",
            "Noch nicht gespeichert: Jemand hat diese Notiz gelöscht, während Sie schrieben. Mit „Speichern“ wird Ihr Text eine neue Notiz."),
        _ => null,
    };

    internal string OverwriteButton => T("Overwrite", "Überschreiben");

    internal string KeepTheirsButton => T("Take theirs", "Anderen Text lassen");

    internal string NoteSaved => T("The note is saved.", "Die Notiz ist gespeichert.");

    internal string NoteDeleted => T("The note is deleted.", "Die Notiz ist gelöscht.");

    internal string NoteTakenOff => T("The note no longer stands on this port; on the others it stays.", "Die Notiz steht nicht mehr an diesem Ladepunkt; an den anderen bleibt sie.");

    internal string NoteGone => T("That note was deleted meanwhile.", "Diese Notiz wurde inzwischen gelöscht.");

    internal string NoteChangedMeanwhile => T(
        "A colleague changed this note meanwhile; this is what it says now. Nothing was deleted.",
        "Jemand hat diese Notiz inzwischen geändert; so lautet sie jetzt. Gelöscht wurde nichts.");

    internal string DeleteThisNote => T("Delete this note?", "Diese Notiz löschen?");

    internal string DeleteWhere => T("Delete this note here, or everywhere?", "Diese Notiz hier löschen oder überall?");

    internal string NoteAlsoElsewhere(int ports) => T(
        $"It stands on {ports} ports of this station.",
        $"Sie steht an {ports} Ladepunkten dieser Station.");

    internal string DeleteHereButton => T("Only here", "Nur hier");

    internal string DeleteEverywhereButton(int ports) => ports == 2 ? T("On both ports", "An beiden") : T($"On all {ports} ports", $"An allen {ports}");

    internal string KeepNoteButton => T("Keep it", "Behalten");
}
