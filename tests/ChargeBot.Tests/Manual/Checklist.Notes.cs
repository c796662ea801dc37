namespace ChargeBot.Tests.Manual;

internal static partial class Checklist
{
    private static Sight NoteForm => new("notes", new Step("note.add"));

    private static IEnumerable<ManualRow> Notes()
    {
        yield return new("Notes", "Notes are attached to a charge point, for other users", new Sight("notes"), ("Notes", "Notizen")) { Source = "people", Verb = "note.add", By = Roles.Everybody };
        yield return new("Notes", "The note is entered in a window", NoteForm, ("What colleagues should know", "Was andere wissen sollten")) { Source = "people", Verb = "note.save", By = Roles.Everybody };
        yield return new("Notes", "Stored at several charge points by selection boxes", NoteForm, ("On which ports", "An welchen Ladepunkten")) { Source = "people" };
        yield return new("Notes", "Created notes are edited", new Sight("notes"), ("Edit", "Ändern")) { On = Kinds.OcppInstalled, Source = "people", Verb = "note.edit", By = Roles.Everybody };
        yield return new("Notes", "Created notes are deleted", new Sight("notes"), ("Delete", "Löschen")) { On = Kinds.OcppInstalled, Source = "people", Verb = "note.delete", By = Roles.Everybody };
    }
}
