using ChargeBot.Domain.Notes;

namespace ChargeBot.Cards;

/// <summary>
/// Notes under the head of a port's cards, so that nobody acts without seeing them: the newest, shortened, and the way to
/// the others.
/// </summary>
internal static class NotesBox
{
    private const int Shortened = 160;

    /// <summary>The box; null where there are no notes.</summary>
    /// <param name="context">The card.</param>
    /// <param name="view">The port.</param>
    /// <param name="leads">Whether a press anywhere on it shows all: not on a question, which must not be lost by a slip of the thumb.</param>
    public static Box? For(CardContext context, PortView view, bool leads)
    {
        var (t, notes) = (context.Texts, view.Notes);
        if (notes.Newest.Count == 0)
        {
            return null;
        }

        var list = new Press(t.AllNotes(notes.Total), "note.list", view.PortData) { WithoutInputs = true };
        var items = new List<Element>();
        foreach (var note in notes.Newest.Take(PortNotes.Shown))
        {
            items.Add(new Text(Typed.Bound(note.Text, Shortened)) { Id = true, Near = items.Count > 0 });
            items.Add(Meta(context, view, note));
        }

        if (notes.Total > notes.Newest.Count)
        {
            items.Add(new Columns(new Column(new Text(t.MoreNotes(notes.Total - notes.Newest.Count)) { Small = true, Tint = Tint.Accent })) { Near = true, Press = leads ? null : list });
        }

        return new Box(Tint.Accent, [.. items]) { Near = true, Press = leads ? list : null };
    }

    /// <summary>'Robin · 23 Nov, 14:02 · changed by Alex, 24 Nov, 09:10'.</summary>
    public static Text Meta(CardContext context, PortView view, Note note)
    {
        var t = context.Texts;
        var written = t.NotedBy(Typed.Place(note.AuthorName), t.Clock(note.CreatedAt, context.Now, view.Clock));
        return new Text(note is { EditedAt: { } at, EditedByName: { } by } ? $"{written} · {t.EditedBy(Typed.Place(by), t.Clock(at, context.Now, view.Clock))}" : written)
        {
            Small = true,
            Subtle = true,
            Touching = true,
        };
    }

    /// <summary>A note's text as it was written, line by line.</summary>
    public static IEnumerable<Text> Whole(string text, int most = NoteText.MaxLength) =>
        Typed.Lines(most < text.Length ? Typed.Bound(text, most) : text, most: 12, NoteText.MaxLength * 2).Select((line, index) => new Text(line) { Id = true, Touching = index > 0 });

    /// <summary>'Ports 1 and 2'; null where the station has but one.</summary>
    public static string? Where(Texts t, PortView view, Note note) => view.Snapshot.Ports.Count < 2 ? null
        : t.NoteStandsOn([.. view.Snapshot.Ports.Where(port => note.IsOn(port.Port.Id)).Select(port => port.Port.ConnectorId)], view.Snapshot.Ports.Count);
}
