using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.People;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.People;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Tickets;

/// <summary>
/// Sees to it that a ticket is seen and mended in time: calls the engineer on call, in person and in the channel, reminds, goes on
/// to the next one, and tells those who answer for it when a target is missed. Each step is a row's deadline.
/// </summary>
public sealed class TicketRounds(
    ChargeBotDbs dbs, Writer writer, Deadlines deadlines, TicketDesk desk, DutyRoster roster, PersonalChats chats, AlertBook alerts, ConversationBook conversations, DeskSettings settings,
    PeopleDirectory people, TimeProvider clock, ILogger<TicketRounds> log) : IDeadlineHandler
{
    private const string System = "system";

    /// <summary>A chat that is closed to us is known after this.</summary>
    private static readonly TimeSpan ToArrive = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public string Kind => Deadline.Ticket;

    /// <inheritdoc/>
    public async Task Passed(string subject, CancellationToken cancel)
    {
        var (_, id) = Deadline.Read(subject);
        var now = clock.GetUtcNow();
        await using var db = dbs.Open();
        var ticket = await db.Tickets.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (ticket is not { Open: true })
        {
            await deadlines.Meet(Kind, subject, cancel);
        }
        else if (ticket.NextTarget is { } due && due <= now)
        {
            await Missed(ticket, subject, now, cancel);
        }
        else if (ticket.State is TicketState.New && (ticket.Priority is TicketPriority.Urgent || ticket.Overdue))
        {
            await Call(db, ticket, subject, now, cancel);
        }
        else
        {
            await Later(subject, ticket.NextTarget, cancel);
        }
    }

    /// <summary>Nobody has said that they have seen it: whoever was called is reminded, then the next one is called.</summary>
    private async Task Call(ChargeBotDb db, Ticket ticket, string subject, DateTimeOffset now, CancellationToken cancel)
    {
        var last = ticket.CalledInOrder is [.., var called] ? called : null;
        var card = last is null ? null : await db.Cards.AsNoTracking()
            .Where(row => row.CommandId == ticket.Id && row.PersonId == last && row.Kind == CardKinds.TicketCall).OrderBy(row => row.CreatedAt).LastOrDefaultAsync(cancel);
        if (card is null or { Dead: true })
        {
            await CallNext(ticket, subject, unreached: last, now, cancel);
        }
        else if (now < card.CreatedAt + TicketTargets.ToAnswer)
        {
            await Later(subject, card.CreatedAt + TicketTargets.ToAnswer, cancel);
        }
        else if (ticket.Reminders == 0)
        {
            await Commit(ticket, subject, now + TicketTargets.ToAnswer, row => { row.Reminders++; row.Version++; return true; }, [], unit => unit.Also((writing, stop) =>
                writing.Cards.Where(row => row.Id == card.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ActivityId, (string?)null), stop)), now, cancel);
        }
        else
        {
            await CallNext(ticket, subject, null, now, cancel);
        }
    }

    /// <summary>The next one who is on call and was not called yet; who cannot be reached, or wants quiet, is skipped and named.</summary>
    private async Task CallNext(Ticket ticket, string subject, string? unreached, DateTimeOffset now, CancellationToken cancel)
    {
        var missed = new List<string>(unreached is null ? [] : [NameOf(ticket, unreached)]);
        var called = ticket.CalledInOrder.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var person in roster.ToCall(now).Concat(roster.Supervisors(now)).DistinctBy(one => one.ObjectId).Where(one => !called.Contains(one.ObjectId)))
        {
            if (await alerts.Quiet(ticket.TenantId, person, now, cancel))
            {
                missed.Add(person.Name);
            }
            else if (await chats.Find(ticket.TenantId, person, cancel) is { } chat)
            {
                await Call(ticket, person, chat, subject, missed, now, cancel);
                return;
            }
            else
            {
                log.LogWarning("A person who is on call could not be reached for ticket {Ticket}; the next one is called.", ticket.Id);
                missed.Add(person.Name);
            }
        }

        // Nobody else is there: whoever was called may still answer, and so may everyone in the channel.
        await Commit(ticket, subject, ticket.NextTarget, row => Unreached(row, missed), [], _ => { }, now, cancel);
    }

    private async Task Call(Ticket ticket, ServiceAgent person, PersonalChat chat, string subject, List<string> missed, DateTimeOffset now, CancellationToken cancel)
    {
        var inChannel = settings.TicketsChannel is { } channel && await conversations.Knows(channel) ? channel : null;
        var call = new CardData { Asked = person.ObjectId, Detail = person.Name };
        await Commit(
            ticket, subject, now + ToArrive,
            row =>
            {
                row.Call(person);
                return Unreached(row, missed);
            },
            [TicketDesk.Event(ticket.Id, TicketEventKind.Called, System, System, now, person.Name)],
            unit =>
            {
                unit.NewCards.Add(TicketDesk.CardFor(ticket, CardKinds.TicketCall, chat.ConversationId, person.ObjectId, chat.Language, now, call));
                if (inChannel is not null)
                {
                    unit.NewCards.Add(TicketDesk.CardFor(ticket, CardKinds.TicketCall, inChannel, "", settings.ChannelLanguage, now, call));
                }

                if (chat.New is { } row)
                {
                    unit.Conversations.Add(row);
                }
            },
            now, cancel);
    }

    /// <summary>A target was missed: it is noted, and whoever works on it and a supervisor get the ticket in person.</summary>
    private async Task Missed(Ticket ticket, string subject, DateTimeOffset now, CancellationToken cancel)
    {
        var tell = new List<(ServiceAgent Person, PersonalChat Chat)>();
        var assignee = ticket.AssigneeId is { } id ? people.Find(ticket.TenantId, id) : null;
        foreach (var person in new[] { assignee }.OfType<ServiceAgent>())
        {
            if (await chats.Find(ticket.TenantId, person, cancel) is { } chat)
            {
                tell.Add((person, chat));
            }
        }

        foreach (var person in roster.Supervisors(now).Where(one => one.ObjectId != assignee?.ObjectId))
        {
            if (!await alerts.Quiet(ticket.TenantId, person, now, cancel) && await chats.Find(ticket.TenantId, person, cancel) is { } chat)
            {
                tell.Add((person, chat));
                break;
            }
        }

        // What nobody has seen is called out from now on, whatever its priority.
        await Commit(
            ticket, subject, ticket.State is TicketState.New ? now : null,
            row =>
            {
                row.Overdue = true;
                row.Version++;
                return true;
            },
            [TicketDesk.Event(ticket.Id, TicketEventKind.Overdue, System, System, now)],
            unit =>
            {
                foreach (var (person, chat) in tell)
                {
                    unit.NewCards.Add(TicketDesk.CardFor(ticket, CardKinds.Ticket, chat.ConversationId, person.ObjectId, chat.Language, now, new CardData { News = true }));
                    if (chat.New is { } row)
                    {
                        unit.Conversations.Add(row);
                    }
                }
            },
            now, cancel);
    }

    private static bool Unreached(Ticket row, List<string> missed)
    {
        row.Unreached = string.Join(", ", row.Unreached.Split(", ", StringSplitOptions.RemoveEmptyEntries).Union(missed));
        return true;
    }

    private async Task Commit(
        Ticket ticket, string subject, DateTimeOffset? next, Func<Ticket, bool> move, IReadOnlyList<TicketEvent> happened, Action<WriteUnit> also, DateTimeOffset now, CancellationToken cancel)
    {
        var unit = new WriteUnit();
        if (next is { } due)
        {
            unit.Deadlines.Add(new Deadline(Kind, subject, due));
        }
        else
        {
            unit.DeadlinesMet.Add((Kind, subject));
        }

        // What somebody did meanwhile goes before: the next look at the deadline finds it.
        desk.Change(unit, ticket.Id, row => row.Version == ticket.Version && move(row), happened);
        also(unit);
        try
        {
            await writer.Commit(unit, cancel);
        }
        catch (UnitFailedException failed) when (failed.Failure is UnitFailure.Stale)
        {
            log.LogInformation("Ticket {Ticket} moved while somebody was called to it.", ticket.Id);
        }
    }

    private Task Later(string subject, DateTimeOffset? at, CancellationToken cancel) =>
        at is { } due ? deadlines.Put(new Deadline(Kind, subject, due), cancel) : deadlines.Meet(Kind, subject, cancel);

    private string NameOf(Ticket ticket, string person) => people.Find(ticket.TenantId, person)?.Name ?? person;
}
