using System.Globalization;
using ChargeBot.Domain.Notes;

namespace ChargeBot.Cards;

/// <summary>The form for a note. Where someone else was quicker, their text stands beside what was typed, which stays in the form.</summary>
public static class NoteFormCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(NoteFormView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var changed = view is { Problem: NoteProblem.Changed, Stored: not null };
        var card = PortHead.For(context, port).Add(new Text(view.Stored is null ? t.AddNoteTitle : t.EditNoteTitle) { Bold = true });
        if (t.NoteProblem(view.Problem) is { } problem)
        {
            card.Add(Preflight.Notice(Tint.Attention, problem));
        }

        if (changed)
        {
            card.Add(Theirs(view.Stored!, port, context));
        }

        card.Add(new TextInput("text", changed ? t.YourNoteLabel : t.NoteLabel, NoteText.MaxLength) { Value = view.Text.Length > 0 ? view.Text : null, Multiline = true, Missing = t.NoteMissing });
        if (port.Snapshot.Ports.Count > 1)
        {
            card.Add(new ChoiceInput("ports", t.NotePortsLabel, Several: true, [.. port.Snapshot.Ports.Select(one => (Name(t, one.Port), Connector(one.Port)))])
            {
                Value = string.Join(',', port.Snapshot.Ports.Where(one => view.Ports.Contains(one.Port.Id)).Select(one => Connector(one.Port))),
            });
        }

        return card
            .Buttons(
                new Press(changed ? t.OverwriteButton : t.SaveButton, "note.save", port.PortData) { Style = changed ? PressStyle.Destructive : PressStyle.Positive },
                new Press(changed ? t.KeepTheirsButton : t.LeaveIt, "note.cancel", port.PortData) { WithoutInputs = true })
            .Draw();
    }

    private static Box Theirs(Note stored, PortView port, CardContext context)
    {
        var t = context.Texts;
        return new Box(
            Tint.Default,
            [
                new Text(t.TheirNote) { Small = true, Subtle = true },
                .. NotesBox.Whole(stored.Text),
                NotesBox.Meta(context, port, stored),
                .. NotesBox.Where(t, port, stored) is { } where ? [new Text(where) { Small = true, Subtle = true, Touching = true }] : Array.Empty<Element>(),
            ])
        { Near = true };
    }

    // Clients read the titles of check boxes as Markdown, and there are no text runs in their place: the operator's asterisk is none.
    private static string Name(Texts t, Domain.ChargePoints.Port port) => $"{t.PortNumber(port.ConnectorId)} · {Typed.Id(port.Id).Replace('*', '\u2217')}";

    private static string Connector(Domain.ChargePoints.Port port) => port.ConnectorId.ToString(CultureInfo.InvariantCulture);
}
