using ChargeBot.Domain.Tickets;

namespace ChargeBot.Cards;

/// <summary>A list of tickets: mine, all open ones, those of a site, those that are late.</summary>
public static class TicketListCard
{
    private static readonly SiteClock Usual = new(Domain.ChargePoints.SiteZone.Usual);

    /// <summary>Draws it.</summary>
    public static CardJson Draw(TicketListView view, CardContext context)
    {
        var t = context.Texts;
        (string, string)[] port = view.PortId is { } id ? [("port", id)] : [];
        var card = new Card(context).Add(
            new Box(
                Tint.Default,
                new Text(t.TicketScopeTitle(view.Scope, view.Of is { } of ? Typed.Place(of) : null)) { Bold = true, Large = true, Id = true },
                new Text(t.TicketCount(view.Total)) { Small = true, Subtle = true, Touching = true })
            { Bleed = true },
            new Columns([.. Enum.GetValues<TicketScope>().Where(scope => view.PortId is not null || scope is not (TicketScope.Site or TicketScope.Port)).Select(scope => Tab(scope))]) { Near = true, Ruled = true });
        foreach (var ticket in view.Rows)
        {
            card.Add(Row(ticket, context, Usual, "ticket.show"));
        }

        return card
            .Add(
                view.Total == 0 ? new Text(t.NothingHere) { Subtle = true } : null,
                Pager.For(t, view.Page, view.Total, TicketListView.PageSize, "tickets.show", [("scope", view.Scope.ToString()), .. port]))
            .Buttons(
                view.PortId is null ? null : new Press(t.TicketTitle(0), "ticket.new", port),
                view.PortId is null ? null : new Press(t.ToPortButton, "port.show", port))
            .Draw();

        Column Tab(TicketScope scope) => new(new Text(t.TicketScopeTab(scope))
        {
            Small = true,
            Bold = scope == view.Scope,
            Underlined = scope == view.Scope,
            Tint = scope == view.Scope ? Tint.Accent : Tint.Default,
            Align = Align.Center,
        })
        {
            Press = scope == view.Scope ? null : new Press(t.TicketScopeTab(scope), "tickets.show", [("scope", scope.ToString()), .. port]) { WithoutInputs = true },
        };
    }

    /// <summary>A ticket in one row; a press opens it.</summary>
    internal static Columns Row(Ticket ticket, CardContext context, SiteClock clock, string verb)
    {
        var t = context.Texts;
        return new Columns(
            new Column(
                new Text($"#{ticket.Number} · {Typed.Id(ticket.PortId)}") { Id = true, Small = true, Bold = true },
                new Text(Typed.Bound(ticket.Description.ReplaceLineEndings(" "), 90)) { Id = true, Small = true, Touching = true }),
            new Column(
                new Text(t.State(ticket.State)) { Small = true, Tint = TicketCard.Tinted(ticket, context.Now), Align = Align.Right },
                new Text(ticket.Due is { } at ? $"{t.Priority(ticket.Priority)} · {t.Clock(at, context.Now, clock)}" : t.Priority(ticket.Priority)) { Small = true, Subtle = true, Touching = true, Align = Align.Right })
            { Narrow = true })
        {
            Near = true,
            Press = new Press(t.TicketTitle(ticket.Number), verb, ("ticket", ticket.Id.ToString())) { WithoutInputs = true },
        };
    }
}

/// <summary>Open tickets under the head of a port's card, so that nobody reports twice what is known.</summary>
internal static class TicketsBox
{
    public static Box? For(CardContext context, PortView view)
    {
        var (t, tickets) = (context.Texts, view.Tickets);
        if (tickets.Total == 0)
        {
            return null;
        }

        var all = new Press(t.TicketsButton, "tickets.show", view.PortData, ("scope", nameof(TicketScope.Port))) { WithoutInputs = true };
        return new Box(
            Tint.Warning,
            [
                .. tickets.Newest.Take(PortTickets.Shown).Select(ticket => TicketListCard.Row(ticket, context, view.Clock, "ticket.show")),
                .. tickets.Total > tickets.Newest.Count
                    ? [new Columns(new Column(new Text(t.MoreTickets(tickets.Total - tickets.Newest.Count)) { Small = true, Tint = Tint.Accent })) { Near = true, Press = all }]
                    : Array.Empty<Element>(),
            ])
        { Near = true };
    }
}
