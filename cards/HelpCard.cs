namespace ChargeBot.Cards;

/// <summary>What this person can type, in their language; examples first.</summary>
public static class HelpCard
{
    /// <summary>What all lines of a list may weigh, bytes: some sixty of the usual length.</summary>
    private const int MaxWeight = 20_500;

    /// <summary>What a line weighs besides its words.</summary>
    private const int WeightOfLine = 265;

    /// <summary>Draws it.</summary>
    public static CardJson Draw(HelpView view, CardContext context)
    {
        var t = context.Texts;
        var card = new Card(context);
        if (view.NotUnderstood is { } typed)
        {
            card.Add(new Text(t.NotUnderstood(Typed.Place(typed))) { Bold = true });
            Lines(card, t.PerhapsYouMean, view.Guesses);
        }
        else
        {
            card.Add(new Text(t.HelpTitle) { Bold = true, Large = true });
        }

        if (view.AtHand.Count > 0)
        {
            card.Add(new Text(t.RecentTitle) { Small = true, Subtle = true });
            foreach (var port in view.AtHand)
            {
                card.Add(PortLines.Line(context, port));
            }
        }

        Lines(card, t.HelpExamples, view.Examples);
        Lines(card, t.HelpRoutes, view.Routes);
        return card.Draw();
    }

    private static void Lines(Card card, string title, IReadOnlyList<HelpLine> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        card.Add(new Text(title) { Small = true, Subtle = true });
        var weight = 0;
        foreach (var line in lines)
        {
            weight += WeightOfLine + Typed.Weight(Typed.Place(line.Words)) + Typed.Weight(Typed.Place(line.Does));
            if (weight > MaxWeight)
            {
                return;
            }

            card.Add(new Columns(
                new Column(new Text(Typed.Place(line.Words)) { Id = true, Bold = true }),
                new Column(new Text(Typed.Place(line.Does))))
            { Near = true });
        }
    }
}
