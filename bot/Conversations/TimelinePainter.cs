using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Evidence;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws what happened at a port or with a ticket.</summary>
public sealed class TimelinePainter(Network network, ChargeBotDbs dbs, OneTimeTickets links)
{
    /// <summary>Draws it.</summary>
    public async ValueTask<CardJson> Draw(CardData data, PortView port, CardContext context)
    {
        await using var db = dbs.Open();
        var shown = data.Timeline ?? new TimelineShown(null);
        var ticket = shown.Ticket is { } id ? await db.Tickets.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id) : null;
        var entries = network.Find(port.PortId) is { } entry ? await TimelineReader.Read(db, shown.Of(entry, ticket, context.Now), CancellationToken.None) : [];
        var page = Pages.Within(shown.Page, entries.Count, TimelineView.PageSize);
        return TimelineCard.Draw(
            new TimelineView(port, [.. entries.Skip(page * TimelineView.PageSize).Take(TimelineView.PageSize)], page, entries.Count)
            {
                Days = shown.Days,
                Source = shown.Source,
                Ticket = ticket is null ? null : (ticket.Id, ticket.Number),
                Pack = data.Link is { } link ? links.Address(link) : null,
            }, context);
    }
}
