using ChargeBot.Domain.Tickets;

namespace ChargeBot.Cards;

/// <summary>That photos and files have come, and whose they are: beside a form, which stays as it is while somebody types into it.</summary>
public static class TicketFilesCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(TicketFilesView view, CardContext context)
    {
        var (t, ticket) = (context.Texts, view.Ticket);
        var where = ticket.State is not TicketState.Draft ? t.TicketTitle(ticket.Number)
            : ticket.PortId.Length > 0 ? t.DraftAt(Typed.Id(ticket.PortId)) : t.DraftNowhere;
        return new Card(context)
            .Add(
                new Text(t.FilesCame) { Bold = true },
                new Text(where) { Id = true, Small = true, Touching = true },
                TicketFiles.Rows(view.Files, context))
            .Buttons(
                ticket.State is TicketState.Draft && ticket.PortId.Length > 0 ? new Press(t.TicketTitle(0), "ticket.new", ("port", ticket.PortId)) { Style = PressStyle.Positive } : null,
                ticket.State is not (TicketState.Draft or TicketState.Discarded) ? new Press(t.TicketTitle(ticket.Number), "ticket.show", ("ticket", ticket.Id.ToString())) : null)
            .Draw();
    }
}
