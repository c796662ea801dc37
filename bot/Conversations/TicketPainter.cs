using System.Globalization;
using System.Text.Json;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.People;
using ChargeBot.Bot.Tickets;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.People;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws tickets: the form of a draft, a ticket for whoever looks, a call, the lists.</summary>
public sealed class TicketPainter(Network network, ChargeBotDbs dbs, SecretBox box, PeopleDirectory people, RoleTable table, AlertBook alerts, PictureLinks pictures)
{
    /// <summary>Whether a kind of card is drawn here with its port.</summary>
    public static bool Draws(string kind) => kind is CardKinds.Ticket or CardKinds.TicketCall or CardKinds.TicketFiles;

    /// <summary>A port with its open tickets, for its own card.</summary>
    public async ValueTask<PortView> OnCard(PortView port)
    {
        await using var db = dbs.Open();
        return port.Grants.CanUseTickets ? port with { Tickets = await TicketQueries.OnPort(db, port.PortId) } : port;
    }

    /// <summary>Draws it.</summary>
    /// <param name="card">The row.</param>
    /// <param name="data">What it says.</param>
    /// <param name="reader">Who looks.</param>
    /// <param name="fresh">What the turn that it answers decided and has not stored yet.</param>
    /// <param name="port">The port, as it is now.</param>
    /// <param name="context">The card.</param>
    public async ValueTask<CardJson> Draw(PostedCard card, CardData data, ServiceAgent reader, Fresh? fresh, PortView port, CardContext context)
    {
        await using var db = dbs.Open();
        var id = card.CommandId;
        var ticket = fresh?.Ticket is { } changed && changed.Ticket.Id == id ? changed.Ticket : await db.Tickets.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id);
        if (ticket is null || ticket.State is TicketState.Discarded)
        {
            return WordsCard.Draw(Sayings.View(Saying.TicketGone, null, card.Language), context);
        }

        if (card.Kind == CardKinds.TicketFiles)
        {
            return TicketFilesCard.Draw(new TicketFilesView(ticket, await Files(db, ticket, fresh)), context);
        }

        var view = ticket.PortId == port.PortId || port.Snapshot.Find(ticket.PortId) is null ? port : new PortView(port.Snapshot, ticket.PortId, port.Grants);
        return ticket.State is TicketState.Draft ? await Form(db, ticket, data, fresh, view, context)
            : card.Kind == CardKinds.TicketCall ? TicketCallCard.Draw(new TicketCallView(view, ticket, data.Asked ?? "", data.Detail ?? ""), context)
            : await OfTicket(db, ticket, data, reader, fresh, view, context);
    }

    /// <summary>Draws the files of a draft that has no port yet.</summary>
    public async ValueTask<CardJson> DrawFiles(PostedCard card, Fresh? fresh, CardContext context)
    {
        await using var db = dbs.Open();
        var ticket = fresh?.Ticket?.Ticket ?? await db.Tickets.AsNoTracking().FirstOrDefaultAsync(row => row.Id == card.CommandId);
        return ticket is null ? WordsCard.Draw(Sayings.View(Saying.TicketGone, null, card.Language), context)
            : TicketFilesCard.Draw(new TicketFilesView(ticket, await Files(db, ticket, fresh)), context);
    }

    /// <summary>Draws news that had piled up.</summary>
    public async ValueTask<CardJson> DrawBacklog(CardData data, CardContext context)
    {
        await using var db = dbs.Open();
        return BacklogCard.Draw(
            new BacklogView(
                await db.Tickets.AsNoTracking().Where(row => data.Told.Contains(row.Id)).OrderByDescending(row => row.Id).ToListAsync(),
                await db.LogFiles.AsNoTracking().Where(row => data.Told.Contains(row.Id)).OrderByDescending(row => row.Id).ToListAsync(),
                data.Page), context);
    }

    /// <summary>Draws a list, or the person's quiet hours.</summary>
    public async ValueTask<CardJson> DrawList(PostedCard card, CardData data, ServiceAgent reader, Fresh? fresh, CardContext context)
    {
        if (card.Kind == CardKinds.Alerts)
        {
            var choice = fresh?.Alerts ?? await alerts.Of(reader.TenantId, reader);
            return AlertsCard.Draw(new AlertsView(choice?.Off is true, Clock(choice?.QuietFrom), Clock(choice?.QuietTo), choice?.TimeZone ?? data.Detail ?? SiteZone.Usual) { Saved = data.Saved, Wrong = data.Wrong.Count > 0 }, context);
        }

        await using var db = dbs.Open();
        var shown = data.Tickets ?? new TicketsShown(TicketScope.Mine);
        var of = shown.Scope switch
        {
            TicketScope.Site => network.Find(card.PortId ?? "")?.Site,
            TicketScope.Port => card.PortId,
            TicketScope.Mine => data.Asked ?? reader.ObjectId,
            _ => null,
        };
        var page = await TicketQueries.List(db, shown.Scope, of ?? "", context.Now, shown.Page);
        return TicketListCard.Draw(new TicketListView(shown.Scope, page.Rows, page.Number, page.Total) { Of = of, PortId = card.PortId }, context);
    }

    private async ValueTask<CardJson> Form(ChargeBotDb db, Ticket ticket, CardData data, Fresh? fresh, PortView port, CardContext context) => TicketFormCard.Draw(
        new TicketFormView(port, ticket)
        {
            Problem = data.Ticket?.Problem ?? TicketProblem.None,
            Typed = box.Reveal(data.Ticket?.Typed) is { } typed ? JsonSerializer.Deserialize<Dictionary<string, string>>(typed) ?? [] : [],
            Similar = await TicketQueries.Similar(db, ticket.PortId, ticket.Site, TicketFormView.MostSimilar),
            Files = await Files(db, ticket, fresh),
            Today = SiteZone.Today(SiteZone.Find(port.Snapshot.Station.TimeZone), context.Now),
        }, context);

    private async ValueTask<CardJson> OfTicket(ChargeBotDb db, Ticket ticket, CardData data, ServiceAgent reader, Fresh? fresh, PortView port, CardContext context)
    {
        var shown = data.Ticket ?? new TicketShown();
        var happened = fresh?.Ticket is { } changed && changed.Ticket.Id == ticket.Id ? changed.Happened : [];
        var stored = db.TicketEvents.AsNoTracking().Where(line => line.TicketId == ticket.Id);
        var history = shown.Part is TicketPart.History;
        var total = await stored.CountAsync();
        var page = history ? Pages.Within(shown.Page, total, TicketView.PageSize) : 0;
        var lines = await stored.OrderByDescending(line => line.Id).Skip(page * TicketView.PageSize).Take(history ? TicketView.PageSize : TicketView.Newest).ToListAsync();
        return TicketCard.Draw(
            new TicketView(port, ticket, page > 0 ? lines : [.. happened.Reverse().Concat(lines).DistinctBy(line => line.Id)])
            {
                Part = shown.Part,
                Download = data.Download?.Open(box, context.Now),
                Page = page,
                Total = total + happened.Count,
                Problem = shown.Problem,
                Files = await Files(db, ticket, fresh),
                Shared = data.Shared || reader.ObjectId.Length == 0,
                CalledNow = ticket.CalledInOrder is [.., var last] ? people.Find(ticket.TenantId, last)?.Name : null,
                People = shown.Part is TicketPart.Assign ? [.. people.All.Where(MayWork).OrderBy(person => person.Name, StringComparer.Ordinal).Select(person => (person.ObjectId, person.Name))] : [],
                LinkedTo = ticket.LinkedTo is { } to ? await db.Tickets.Where(row => row.Id == to).Select(row => (long?)row.Number).FirstOrDefaultAsync() : null,
                Linked = await db.Tickets.Where(row => row.LinkedTo == ticket.Id).OrderBy(row => row.Number).Take(5).Select(row => row.Number).ToListAsync(),
            }, context);
    }

    private bool MayWork(ServiceAgent person) => table.Ask(person, Permission.Tickets) is not Grant.Denied;

    private async Task<IReadOnlyList<TicketFileView>> Files(ChargeBotDb db, Ticket ticket, Fresh? fresh)
    {
        var stored = await db.TicketFiles.AsNoTracking().Where(file => file.TicketId == ticket.Id).OrderBy(file => file.Id).Take(50).ToListAsync();
        var gained = fresh?.Ticket is { } changed && changed.Ticket.Id == ticket.Id ? changed.Files : [];
        return [.. stored.Concat(gained).DistinctBy(file => file.Id).Select(file => new TicketFileView(file, file.Pictured ? pictures.Of(file.Id) : null))];
    }

    private static string? Clock(int? minutes) => minutes is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at / 60:00}:{at % 60:00}") : null;
}
