using ChargeBot.Adapters.Storage;
using ChargeBot.Cards;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Tickets;

/// <summary>How tickets are found.</summary>
public static class TicketQueries
{
    /// <summary>Those on which somebody still has to do something; written so that the index of open ones serves it.</summary>
    public static IQueryable<Ticket> Open(this IQueryable<Ticket> tickets) => tickets.Where(ticket =>
        ticket.State == TicketState.New || ticket.State == TicketState.Acknowledged || ticket.State == TicketState.InProgress || ticket.State == TicketState.Waiting);

    /// <summary>Those that were sent.</summary>
    public static IQueryable<Ticket> Sent(this IQueryable<Ticket> tickets) => tickets.Where(ticket => ticket.State != TicketState.Draft && ticket.State != TicketState.Discarded);

    /// <summary>Open ones at a port, then at its site, the newest first.</summary>
    public static async Task<IReadOnlyList<Ticket>> Similar(ChargeBotDb db, string portId, string site, int most, CancellationToken cancel = default) => await db.Tickets.AsNoTracking().Open()
        .Where(ticket => ticket.PortId == portId || ticket.Site == site)
        .OrderBy(ticket => ticket.PortId == portId ? 0 : 1).ThenByDescending(ticket => ticket.Id).Take(most).ToListAsync(cancel);

    /// <summary>Open ones at a port, the most urgent first.</summary>
    public static async Task<PortTickets> OnPort(ChargeBotDb db, string portId, CancellationToken cancel = default)
    {
        // Drawn with every look at a port: most have none, and those that are counted are not loaded.
        var open = db.Tickets.AsNoTracking().Where(ticket => ticket.PortId == portId).Open();
        var newest = await open.OrderBy(ticket => ticket.ResolveBy).Take(PortTickets.Shown).ToListAsync(cancel);
        return new PortTickets(newest, newest.Count < PortTickets.Shown ? newest.Count : await open.CountAsync(cancel));
    }

    /// <summary>A page of a list.</summary>
    /// <param name="db">The database.</param>
    /// <param name="scope">Which.</param>
    /// <param name="of">The person, the site or the port that it is of.</param>
    /// <param name="now">UTC.</param>
    /// <param name="page">Which page, from 0; one beyond the end is the last.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public static async Task<Page<Ticket>> List(ChargeBotDb db, TicketScope scope, string of, DateTimeOffset now, int page, CancellationToken cancel = default)
    {
        var all = db.Tickets.AsNoTracking();
        var soon = now + TicketTargets.Soon;
        var (chosen, ordered) = scope switch
        {
            TicketScope.Mine => Newest(all.Sent().Where(ticket => ticket.AuthorId == of || ticket.AssigneeId == of)),
            TicketScope.Port => Newest(all.Sent().Where(ticket => ticket.PortId == of)),
            TicketScope.Site => Due(all.Open().Where(ticket => ticket.Site == of)),
            TicketScope.Late => Due(all.Open().Where(ticket => (ticket.ResolveBy <= soon || ticket.AcknowledgeBy <= soon) && ticket.State != TicketState.Waiting)),
            _ => Due(all.Open()),
        };
        var total = await chosen.CountAsync(cancel);
        var number = Pages.Within(page, total, TicketListView.PageSize);
        return new Page<Ticket>(await ordered.Skip(number * TicketListView.PageSize).Take(TicketListView.PageSize).ToListAsync(cancel), total, number);

        static (IQueryable<Ticket>, IQueryable<Ticket>) Newest(IQueryable<Ticket> some) => (some, some.OrderByDescending(ticket => ticket.Id));

        static (IQueryable<Ticket>, IQueryable<Ticket>) Due(IQueryable<Ticket> some) => (some, some.OrderBy(ticket => ticket.ResolveBy).ThenBy(ticket => ticket.Id));
    }
}
