namespace ChargeBot.Cards;

/// <summary>A short answer: what happened, what it means, what to do.</summary>
public static class WordsCard
{
    private const int TitleLength = 120;
    private const int TextLength = 2_000;

    /// <summary>Draws it.</summary>
    public static CardJson Draw(WordsView view, CardContext context)
    {
        var title = view.Title.Length > 0 ? new Text(Typed.Bound(view.Title, TitleLength)) { Bold = true } : null;
        var text = new Text(Typed.Bound(view.Text, TextLength)) { Near = true };
        var card = new Card(context);
        card.Add(view.Tone is Tone.Neutral
            ? new Box(null, [.. Present(title, text)])
            : new Box(Tinted(view.Tone), [.. Present(title, text)]));
        return card
            .Buttons(view.PortId is { } port ? new Press(context.Texts.BackButton, "port.show", ("port", port)) : null)
            .Draw();
    }

    private static IEnumerable<Element> Present(Text? title, Text text)
    {
        if (title is not null)
        {
            yield return title;
        }

        yield return text;
    }

    private static Tint Tinted(Tone tone) => tone switch
    {
        Tone.Good => Tint.Good,
        Tone.Warning => Tint.Warning,
        _ => Tint.Attention,
    };
}
