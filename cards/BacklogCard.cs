using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.Tickets;

namespace ChargeBot.Cards;

/// <summary>News that had piled up in a conversation, told together.</summary>
/// <param name="Tickets">Those of tickets, the newest first.</param>
/// <param name="Logs">Those of log files that came.</param>
/// <param name="Total">How many there were, with those that are not listed.</param>
public sealed record BacklogView(IReadOnlyList<Ticket> Tickets, IReadOnlyList<LogFile> Logs, int Total)
{
    /// <summary>More are not listed.</summary>
    public const int Most = 12;
}

/// <summary>Many pieces of news in the place of as many messages; a press opens one.</summary>
public static class BacklogCard
{
    private static readonly SiteClock Usual = new(Domain.ChargePoints.SiteZone.Usual);

    /// <summary>Draws it.</summary>
    public static CardJson Draw(BacklogView view, CardContext context)
    {
        var t = context.Texts;
        var card = new Card(context).Add(new Text(t.BacklogTitle(view.Total)) { Bold = true, Large = true });
        foreach (var ticket in view.Tickets)
        {
            card.Add(TicketListCard.Row(ticket, context, Usual, "ticket.show"));
        }

        foreach (var log in view.Logs)
        {
            card.Add(new Columns(
                new Column(
                    new Text(t.LogHere) { Small = true, Bold = true },
                    new Text(Typed.Place(log.Name ?? "")) { Id = true, Small = true, Touching = true }),
                new Column(
                    new Text(Typed.Id(log.PortId)) { Id = true, Small = true, Align = Align.Right },
                    new Text(t.Size(log.Received)) { Small = true, Subtle = true, Touching = true, Align = Align.Right })
                { Narrow = true })
            {
                Near = true,
                Press = new Press(t.LogsButton, "logs.show", ("port", log.PortId)) { WithoutInputs = true },
            });
        }

        var left = view.Total - view.Tickets.Count - view.Logs.Count;
        return card
            .Add(left > 0 ? new Text(t.BacklogMore(left)) { Subtle = true } : null)
            .Buttons(new Press(t.TicketScopeTab(TicketScope.Open), "tickets.show", ("scope", nameof(TicketScope.Open))))
            .Draw();
    }
}
