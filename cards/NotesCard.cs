using ChargeBot.Domain.Notes;

namespace ChargeBot.Cards;

/// <summary>All notes on a port, whole, each with its author, its ports and what can be done with it.</summary>
public static class NotesCard
{
    // Four notes of a thousand letters of any alphabet; of nothing but emoji, each is cut, and whole in its form.
    private const int WeightOfTexts = 12_500;
    private const int Shortened = 250;

    /// <summary>Draws it.</summary>
    public static CardJson Draw(NotesView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var card = PortHead.For(context, port)
            .Add(Notice(t, view.Notice))
            .Add(new Text(t.NotesTitle(view.Total)) { Bold = true })
            .Add(view.Total == 0 ? new Text(t.NoNotes) { Near = true } : null);
        var most = view.Notes.Sum(note => Typed.Weight(note.Text)) <= WeightOfTexts ? NoteText.MaxLength : Shortened;
        foreach (var note in view.Notes)
        {
            card.Add(Row(note, most, view, context));
        }

        var older = (view.Page + 1) * NotesView.PageSize < view.Total;
        return card
            .Buttons(
                new Press(t.AddNoteButton, "note.add", port.PortData),
                older ? Turn(t.OlderButton, view.Page + 1, port) : null,
                view.Page > 0 ? Turn(t.NewerButton, view.Page - 1, port) : null,
                new Press(t.BackButton, "port.show", port.PortData))
            .Draw();
    }

    private static Press Turn(string title, int page, PortView port) => new(title, "note.list", port.PortData, ("page", $"{page}"));

    private static Box Row(Note note, int most, NotesView view, CardContext context)
    {
        var (t, port, id) = (context.Texts, view.Port, ("note", note.Id.ToString()));
        return new Box(
            Tint.Default,
            [
                .. NotesBox.Whole(note.Text, most),
                NotesBox.Meta(context, port, note),
                .. NotesBox.Where(t, port, note) is { } where ? [new Text(where) { Small = true, Subtle = true, Touching = true }] : Array.Empty<Element>(),
                new ButtonRow(
                    new Press(t.EditNoteButton, "note.edit", port.PortData, id),
                    new Press(t.DeleteNoteButton, "note.delete", port.PortData, id)) { Near = true },
            ])
        { Near = true };
    }

    private static Box? Notice(Texts t, NotesNotice notice) => notice switch
    {
        NotesNotice.Saved => Preflight.Notice(Tint.Good, t.NoteSaved),
        NotesNotice.Deleted => Preflight.Notice(Tint.Good, t.NoteDeleted),
        NotesNotice.TakenOff => Preflight.Notice(Tint.Good, t.NoteTakenOff),
        NotesNotice.Gone => Preflight.Notice(Tint.Warning, t.NoteGone),
        _ => null,
    };
}
