namespace ChargeBot.Cards;

/// <summary>The address that leads to a port, to be copied into a ticket or a mail.</summary>
public static class LinkCard
{
    private const int LongestLink = 2_000;

    /// <summary>Draws it.</summary>
    public static CardJson Draw(LinkView view, CardContext context)
    {
        var t = context.Texts;
        return PortHead.For(context, view.Port)
            .Add(
                // A line to type into breaks no card, however long the address is, and is copied whole.
                new TextInput("link", t.LinkTitle, LongestLink) { Value = view.Link.AbsoluteUri },
                new Text(t.LinkNote) { Small = true, Subtle = true })
            .Buttons(new Press(t.BackButton, "port.show", view.Port.PortData) { WithoutInputs = true }, new Press(t.OpenLinkButton, "") { Opens = view.Link })
            .Draw();
    }
}
