using ChargeBot.Domain.People;

namespace ChargeBot.Domain.Tickets;

/// <summary>How much a ticket hurries.</summary>
public enum TicketPriority
{
    /// <summary>When there is time.</summary>
    Low,

    /// <summary>As usual.</summary>
    Normal,

    /// <summary>Today.</summary>
    High,

    /// <summary>Now: the engineer on call is called.</summary>
    Urgent,
}

/// <summary>
/// A troubleshooting ticket (the manual's Troubleshooting): what is broken at a port, since when, for whom, and what became of
/// it. It is a row from the first word on, so a draft survives whatever happens.
/// </summary>
public sealed class Ticket
{
    /// <summary>The longest description and the longest comment, in characters.</summary>
    public const int MaxText = 2_000;

    /// <summary>Ours; ordered by time. Cards that show the ticket carry it.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it, from 1; 0 while it is a draft.</summary>
    public long Number { get; set; }

    /// <summary>Where; empty while a draft that began with a photo waits for its port.</summary>
    public required string StationId { get; set; }

    /// <inheritdoc cref="StationId"/>
    public required string PortId { get; set; }

    /// <summary>The place that the station stands at: tickets of one place are looked at together.</summary>
    public required string Site { get; set; }

    /// <summary>The tenant of who writes.</summary>
    public required string TenantId { get; init; }

    /// <summary>The conversation in which it was written.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Who writes: the Entra object id.</summary>
    public required string AuthorId { get; init; }

    /// <summary>Who writes, as colleagues know them.</summary>
    public required string AuthorName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The driver's contract, canonical. Personal.</summary>
    public string? Emaid { get; set; }

    /// <summary>The driver has no EMAID: said so explicitly.</summary>
    public bool WithoutEmaid { get; set; }

    /// <summary>When the error occurred (UTC).</summary>
    public DateTimeOffset? OccurredAt { get; set; }

    /// <summary>What is wrong, in the author's words.</summary>
    public string Description { get; set; } = "";

    /// <summary>How much it hurries.</summary>
    public TicketPriority Priority { get; set; } = TicketPriority.Normal;

    /// <summary>Where it stands.</summary>
    public TicketState State { get; set; }

    /// <summary>Who works on it.</summary>
    public string? AssigneeId { get; set; }

    /// <inheritdoc cref="AssigneeId"/>
    public string? AssigneeName { get; set; }

    /// <summary>Until when somebody has to have seen it (UTC); null: somebody has.</summary>
    public DateTimeOffset? AcknowledgeBy { get; set; }

    /// <summary>Until when it has to be mended (UTC), as if it did not wait any longer; null: it is.</summary>
    public DateTimeOffset? ResolveBy { get; set; }

    /// <summary>Since when the clock for mending it stands (UTC); null: it does not.</summary>
    public DateTimeOffset? WaitingSince { get; set; }

    /// <summary>A target was missed and told of.</summary>
    public bool Overdue { get; set; }

    /// <summary>When it was resolved (UTC).</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>When it was closed (UTC).</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The ticket that it belongs to: what is done there mends this one too.</summary>
    public Guid? LinkedTo { get; set; }

    /// <summary>What the bot saw at the port when it was sent, as JSON (<see cref="TicketFindings"/>).</summary>
    public string? Findings { get; set; }

    /// <summary>Who was called, in order: Entra object ids with commas between.</summary>
    public string Called { get; set; } = "";

    /// <summary>Who could not be reached, as colleagues know them, with commas between.</summary>
    public string Unreached { get; set; } = "";

    /// <summary>How often the one who was called last was reminded.</summary>
    public int Reminders { get; set; }

    /// <summary>How the other system (an ITSM) names it.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Concurrency token: raised at every move.</summary>
    public int Version { get; set; }

    /// <summary>Somebody still has to do something.</summary>
    public bool Open => State is TicketState.New or TicketState.Acknowledged or TicketState.InProgress or TicketState.Waiting;

    /// <summary>Those who were called, the last one being the one whose turn it is.</summary>
    public IReadOnlyList<string> CalledInOrder => Called.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a trigger would do anything now.</summary>
    public bool Can(TicketTrigger trigger) => TicketMachine.Over(() => State, _ => { }).CanFire(trigger);

    /// <summary>It is written.</summary>
    /// <param name="number">The number that people will call it by.</param>
    /// <param name="targets">How fast things have to go.</param>
    /// <param name="findings">What the bot sees at the port.</param>
    /// <param name="now">UTC.</param>
    public bool Send(long number, TicketTargets targets, string? findings, DateTimeOffset now)
    {
        if (!Move(TicketTrigger.Send))
        {
            return false;
        }

        (Number, SentAt, Findings) = (number, now, findings);
        (AcknowledgeBy, ResolveBy) = (now + targets.ToAcknowledge(Priority), now + targets.ToResolve(Priority));
        return true;
    }

    /// <summary>Thrown away.</summary>
    public bool Discard() => Move(TicketTrigger.Discard);

    /// <summary>Somebody has seen it.</summary>
    public bool Acknowledge()
    {
        if (!Move(TicketTrigger.Acknowledge))
        {
            return false;
        }

        Seen();
        return true;
    }

    /// <summary>Somebody works on it from now on; the time that it waited does not count.</summary>
    public bool Start(string personId, string personName, DateTimeOffset now)
    {
        if (!Move(TicketTrigger.Start))
        {
            return false;
        }

        (AssigneeId, AssigneeName) = (personId, personName);
        Seen();
        (ResolveBy, WaitingSince) = (ResolveBy + (now - WaitingSince ?? TimeSpan.Zero), null);
        return true;
    }

    /// <summary>It is given to somebody, who has not said anything yet.</summary>
    public bool Assign(string personId, string personName)
    {
        if (!Open || !Move(TicketTrigger.Note))
        {
            return false;
        }

        (AssigneeId, AssigneeName) = (personId, personName);
        return true;
    }

    /// <summary>Something else has to come first: the clock for mending it stands until somebody goes on.</summary>
    public bool Wait(DateTimeOffset now)
    {
        if (!Move(TicketTrigger.Wait))
        {
            return false;
        }

        WaitingSince = now;
        return true;
    }

    /// <summary>It is mended.</summary>
    public bool Resolve(DateTimeOffset now)
    {
        if (!Move(TicketTrigger.Resolve))
        {
            return false;
        }

        (ResolvedAt, AcknowledgeBy, ResolveBy, WaitingSince) = (now, null, null, null);
        return true;
    }

    /// <summary>It is over.</summary>
    public bool Close(DateTimeOffset now)
    {
        if (!Move(TicketTrigger.Close))
        {
            return false;
        }

        (ClosedAt, ResolvedAt, AcknowledgeBy, ResolveBy, WaitingSince) = (now, ResolvedAt ?? now, null, null, null);
        return true;
    }

    /// <summary>It is not over after all: it has its time to be mended once more.</summary>
    public bool Reopen(TicketTargets targets, DateTimeOffset now)
    {
        if (!Move(TicketTrigger.Reopen))
        {
            return false;
        }

        (ResolvedAt, ClosedAt, Overdue, ResolveBy) = (null, null, false, now + targets.ToResolve(Priority));
        return true;
    }

    /// <summary>It hurries more, or less: what has not been met yet falls due that much sooner or later.</summary>
    public bool Prioritise(TicketPriority priority, TicketTargets targets)
    {
        if (priority == Priority || State is TicketState.Draft || !Open || !Move(TicketTrigger.Note))
        {
            return false;
        }

        AcknowledgeBy += targets.ToAcknowledge(priority) - targets.ToAcknowledge(Priority);
        ResolveBy += targets.ToResolve(priority) - targets.ToResolve(Priority);
        Priority = priority;
        return true;
    }

    /// <summary>Something is noted on it.</summary>
    public bool Note() => Move(TicketTrigger.Note);

    /// <summary>Another system names it so.</summary>
    public bool Refer(string externalId)
    {
        var moved = externalId != ExternalId && Note();
        ExternalId = moved ? externalId : ExternalId;
        return moved;
    }

    /// <summary>It is this one's turn to be called.</summary>
    public void Call(ServiceAgent person)
    {
        Called = Called.Length == 0 ? person.ObjectId : $"{Called},{person.ObjectId}";
        Reminders = 0;
        Version++;
    }

    /// <summary>What falls due next (UTC): somebody's having seen it, or its being mended; null: nothing, or the clock stands.</summary>
    public DateTimeOffset? Due => !Open || State is TicketState.Waiting ? null : AcknowledgeBy ?? ResolveBy;

    /// <summary>When somebody has to be told next that it is late; null: never by itself.</summary>
    public DateTimeOffset? NextTarget => Overdue ? null : Due;

    /// <summary>A copy that others may read while this one moves on.</summary>
    public Ticket Copy() => (Ticket)MemberwiseClone();

    /// <summary>That it was seen late is over; whether it is mended in time is still open.</summary>
    private void Seen()
    {
        Overdue = Overdue && AcknowledgeBy is null;
        AcknowledgeBy = null;
    }

    private bool Move(TicketTrigger trigger)
    {
        var machine = TicketMachine.Over(() => State, state => State = state);
        if (!machine.CanFire(trigger))
        {
            return false;
        }

        machine.Fire(trigger);
        Version++;
        return true;
    }
}
