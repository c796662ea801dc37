namespace ChargeBot.Cards;

/// <summary>The form that stands beside somebody's message: at which port is the trouble that it tells of.</summary>
/// <param name="Port">The port's id as typed, or as the message names it; empty: it has to be typed.</param>
/// <param name="Words">What goes into the ticket.</param>
/// <param name="Unknown">No port goes by what was typed.</param>
public sealed record ReportFormView(string Port, string Words, bool Unknown);

/// <summary>A message becomes the draft of a ticket. The form of the ticket itself comes in the person's own chat.</summary>
public static class ReportFormCard
{
    /// <summary>The inputs.</summary>
    public const string PortInput = "where", WordsInput = "words";

    /// <summary>The longest text that is taken over, in characters: 'ticket' and the id stand before it.</summary>
    public const int MaxWords = 1_900;

    /// <summary>The title above the form.</summary>
    public static string Title(Language language) => Texts.In(language).ReportTitle;

    /// <summary>Said when it is done, or why it is not.</summary>
    public static string Done(Language language, bool done) => done ? Texts.In(language).ReportDone : Texts.In(language).ReportNotDone;

    /// <summary>Draws it.</summary>
    public static CardJson Draw(ReportFormView view, CardContext context)
    {
        var t = context.Texts;
        return new Card(context)
            .Add(
                view.Unknown ? Preflight.Notice(Tint.Warning, t.ReportUnknownPort) : null,
                new TextInput(PortInput, t.ReportPortLabel, Typed.IdLength) { Value = Typed.Id(view.Port) is { Length: > 0 } id ? id : null },
                new TextInput(WordsInput, t.DescriptionLabel, MaxWords) { Value = view.Words.Length > 0 ? view.Words : null, Multiline = true },
                new Text(t.ReportHint) { Small = true, Subtle = true })
            .Buttons(new Press(t.ReportButton, "report") { Style = PressStyle.Positive, SubmitAlone = true })
            .Draw();
    }
}
