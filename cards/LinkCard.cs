namespace ChargeBot.Cards;

/// <summary>The address that leads to a port, to be copied into a ticket or a mail.</summary>
public static class LinkCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(LinkView view, CardContext context)
    {
        var t = context.Texts;
        return PortHead.For(context, view.Port)
            .Add(
                new Text(t.LinkTitle) { Bold = true },
                new Text(view.Link.AbsoluteUri) { Mono = true, Id = true },
                new Text(t.LinkNote) { Small = true, Subtle = true })
            .Buttons(new Press(t.BackButton, "port.show", view.Port.PortData), new Press(t.OpenLinkButton, "") { Opens = view.Link })
            .Draw();
    }
}
