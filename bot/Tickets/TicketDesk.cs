using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Tickets;

namespace ChargeBot.Bot.Tickets;

/// <summary>
/// The one way in which a ticket changes, whoever changes it: a person by a press, a deadline, another system. The row, its
/// history, its deadline, every card that shows it and what other systems are told are one transaction.
/// </summary>
public sealed class TicketDesk
{
    /// <summary>
    /// Changes a ticket. Where it has moved meanwhile so that the change is no longer possible, the unit is stale and the
    /// turn looks once more.
    /// </summary>
    /// <param name="unit">What becomes true together.</param>
    /// <param name="id">Which ticket.</param>
    /// <param name="move">The change; false: it does nothing any more.</param>
    /// <param name="happened">What its history gains.</param>
    public void Change(WriteUnit unit, Guid id, Func<Ticket, bool> move, IReadOnlyList<TicketEvent> happened)
    {
        unit.RedrawCommands.Add(id);
        unit.Also(async (db, cancel) =>
        {
            if (await db.Tickets.FindAsync([id], cancel) is not { } row || !move(row))
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }

            db.TicketEvents.AddRange(happened);
        });
    }

    /// <summary>Changes a ticket by a turn, whose answer shows it. False: it cannot be done to it as it stands.</summary>
    public bool Change(TurnContext turn, Ticket ticket, Func<Ticket, bool> move, TicketEventKind kind, string? text = null) => Change(turn, ticket, [(move, kind, text)]);

    /// <summary>Several changes of one press: those that do something.</summary>
    public bool Change(TurnContext turn, Ticket ticket, IReadOnlyList<(Func<Ticket, bool> Move, TicketEventKind Kind, string? Text)> changes)
    {
        // Wanted more often than done: what somebody else did meanwhile is left out here, and again when it is stored.
        var done = changes.Where(change => change.Move(ticket)).ToList();
        if (done.Count == 0)
        {
            return false;
        }

        List<TicketEvent> happened = [.. done.Select(change => Event(ticket.Id, change.Kind, turn.Agent.ObjectId, turn.Agent.Name, turn.Now, change.Text))];
        turn.Ticket = new FreshTicket(ticket, happened);
        Change(turn.Unit, ticket.Id, row => done.TrueForAll(change => change.Move(row)), happened);
        Wake(turn.Unit, ticket, turn.Now);
        foreach (var (_, kind, text) in done)
        {
            turn.Note($"ticket.{kind.ToString().ToLowerInvariant()}", ticket.StationId, ticket.PortId, text, null, $"#{ticket.Number}");
        }

        return true;
    }

    /// <summary>A draft of whom the turn is about; without a port it waits for one.</summary>
    public static Ticket Draft(TurnContext turn, PortEntry? port) => new()
    {
        Id = Guid.CreateVersion7(turn.Now),
        StationId = port?.StationId ?? "",
        PortId = port?.PortId ?? "",
        Site = port?.Site ?? "",
        TenantId = turn.Agent.TenantId,
        ConversationId = turn.Turn.ConversationId,
        AuthorId = turn.Agent.ObjectId,
        AuthorName = turn.Agent.Name,
        CreatedAt = turn.Now,
    };

    /// <summary>When the ticket is looked at again by itself: at once where somebody has to be called, at its next target, or never.</summary>
    public static void Wake(WriteUnit unit, Ticket ticket, DateTimeOffset now)
    {
        var subject = SubjectOf(ticket.Id);
        if (ticket.State is TicketState.New && ticket.Priority is TicketPriority.Urgent && ticket.Called.Length == 0)
        {
            unit.Deadlines.Add(new Deadline(Deadline.Ticket, subject, now));
        }
        else if (ticket.Open && ticket.NextTarget is { } due)
        {
            unit.Deadlines.Add(new Deadline(Deadline.Ticket, subject, due));
        }
        else
        {
            unit.DeadlinesMet.Add((Deadline.Ticket, subject));
        }
    }

    /// <summary>A line of a ticket's history.</summary>
    public static TicketEvent Event(Guid ticket, TicketEventKind kind, string personId, string personName, DateTimeOffset now, string? text = null) => new()
    {
        Id = OrderedId.Next(now),
        TicketId = ticket,
        At = now,
        Kind = kind,
        PersonId = personId,
        PersonName = personName,
        Text = text is { Length: > Ticket.MaxText } ? text[..Ticket.MaxText] : text,
    };

    /// <summary>The subject of a ticket's deadline.</summary>
    public static string SubjectOf(Guid id) => Deadline.SubjectOf("ticket", id);

    /// <summary>A card of a ticket in a conversation.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="kind">Which card: <see cref="CardKinds.Ticket"/> or <see cref="CardKinds.TicketCall"/>.</param>
    /// <param name="conversationId">Where.</param>
    /// <param name="personId">Whose; empty in a shared conversation.</param>
    /// <param name="language">'en' or 'de'.</param>
    /// <param name="now">UTC.</param>
    /// <param name="data">What else it shows.</param>
    public static PostedCard CardFor(Ticket ticket, string kind, string conversationId, string personId, string language, DateTimeOffset now, CardData data) => new()
    {
        Id = Guid.CreateVersion7(now),
        ConversationId = conversationId,
        PersonId = personId,
        Kind = kind,
        PortId = ticket.PortId,
        CommandId = ticket.Id,
        Data = data.Write(),
        Language = language,
        CreatedAt = now,

        // All cards of the ticket are raised with the unit that makes this one: it is sent once.
        Version = 0,
    };
}

/// <summary>A ticket as a turn leaves it, before that is stored.</summary>
/// <param name="Ticket">As it will be.</param>
/// <param name="Happened">What its history gains.</param>
public sealed record FreshTicket(Ticket Ticket, IReadOnlyList<TicketEvent> Happened)
{
    /// <summary>Files that it gains.</summary>
    public IReadOnlyList<TicketFile> Files { get; init; } = [];
}
