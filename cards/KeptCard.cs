using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>Ports that a person has at hand: pinned, or looked at lately.</summary>
public static class KeptCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(KeptView view, CardContext context)
    {
        var t = context.Texts;
        var card = new Card(context).Add(new Text(view.Pinned ? t.PinnedTitle : t.RecentTitle) { Bold = true, Large = true });
        foreach (var port in view.Ports.Take(KeptView.Most))
        {
            card.Add(view.Pinned ? new Columns(new Column(PortLines.Line(context, port)), LetGo(t, port)) : PortLines.Line(context, port));
        }

        return card
            .Add(view.Ports.Count == 0 ? new Text(view.Pinned ? t.NothingPinned : t.NothingRecent) : null)
            .Buttons(view.Pinned ? new Press(t.RecentButton, "recent.show") : new Press(t.PinnedButton, "pins.show"), new Press(t.ListButton, "list.show"))
            .Draw();
    }

    private static Column LetGo(Texts t, InfrastructurePort port) => new(
        new Text(t.UnpinButton) { Small = true, Tint = Tint.Accent, Align = Align.Right })
    {
        Narrow = true,
        Press = new Press($"{t.UnpinButton}: {Typed.Id(port.Entry.PortId)}", "pins.remove", ("port", port.Entry.PortId)),
    };
}
