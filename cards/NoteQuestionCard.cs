namespace ChargeBot.Cards;

/// <summary>The question before a note is deleted: where it stands on several ports, whether from this one or from all.</summary>
public static class NoteQuestionCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(NoteQuestionView view, CardContext context)
    {
        var (t, port, note) = (context.Texts, view.Port, view.Note);
        var several = note.Ports.Count > 1;
        return PortHead.For(context, port)
            .Add(view.Changed ? Preflight.Notice(Tint.Warning, t.NoteChangedMeanwhile) : null)
            .Add(new Text(several ? t.DeleteWhere : t.DeleteThisNote) { Bold = true })
            .Add(new Box(Tint.Default, [.. NotesBox.Whole(note.Text), NotesBox.Meta(context, port, note)]) { Near = true })
            .Add(several ? new Text(t.NoteAlsoElsewhere(note.Ports.Count)) { Small = true, Near = true } : null)
            .Buttons(
                several ? new Press(t.DeleteHereButton, "note.confirm", port.PortData, ("scope", "port")) : null,
                new Press(several ? t.DeleteEverywhereButton(note.Ports.Count) : t.DeleteNoteButton, "note.confirm", port.PortData, ("scope", "all")) { Style = PressStyle.Destructive },
                new Press(t.KeepNoteButton, "note.cancel", port.PortData))
            .Draw();
    }
}
