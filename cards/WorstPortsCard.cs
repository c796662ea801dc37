namespace ChargeBot.Cards;

/// <summary>The fleet's worst ports: where to look first.</summary>
public static class WorstPortsCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(WorstPortsView view, CardContext context)
    {
        var t = context.Texts;
        var card = new Card(context)
            .Add(
                new Text(t.WorstPortsTitle) { Bold = true, Large = true },
                new Text(t.WorstPortsNote(view.AtLeast)) { Small = true, Subtle = true, Touching = true })
            .Add([.. PeriodRows.Of(view.Form, t)]);
        if (view.Rows.Count == 0)
        {
            card.Add(Preflight.Notice(Tint.Default, t.NoWorstPorts));
        }

        var rank = 0;
        foreach (var row in view.Rows.Take(WorstPortsView.Most))
        {
            card.Add(new Columns(
                new Column(
                    new Text($"{++rank} · {Typed.Id(row.Errors.PortId)}") { Id = true },
                    new Text($"{t.OneOf(row.Errors.Faulty, row.Errors.Sessions)} · {Typed.Bound(row.Place, 40)}") { Small = true, Subtle = true, Touching = true }),
                new Column(new Text(t.Share(row.Errors.Rate)) { Bold = true, Align = Align.Right }) { Narrow = true })
            {
                Near = true,
                Press = new Press(Typed.Id(row.Errors.PortId), "errors.show", ("port", row.Errors.PortId)) { WithoutInputs = true },
            });
        }

        return card.Buttons(new Press(t.HelpButton, "help.show") { WithoutInputs = true }).Draw();
    }
}
