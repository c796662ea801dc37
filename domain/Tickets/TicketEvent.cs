namespace ChargeBot.Domain.Tickets;

/// <summary>What happened to a ticket.</summary>
public enum TicketEventKind
{
    /// <summary>It was sent.</summary>
    Sent,

    /// <summary>Somebody has seen it.</summary>
    Acknowledged,

    /// <summary>Somebody works on it.</summary>
    Started,

    /// <summary>It was given to somebody; the text is their name.</summary>
    Assigned,

    /// <summary>It waits; the text says for what.</summary>
    Waiting,

    /// <summary>It is mended; the text says how.</summary>
    Resolved,

    /// <summary>It is over.</summary>
    Closed,

    /// <summary>It is not over after all; the text says why.</summary>
    Reopened,

    /// <summary>A comment.</summary>
    Commented,

    /// <summary>The text is the new priority.</summary>
    Prioritised,

    /// <summary>It belongs to another one, whose number is the text.</summary>
    Linked,

    /// <summary>Somebody met the same and joined; the text is what they say.</summary>
    Joined,

    /// <summary>A file came; the text is its name.</summary>
    FileAdded,

    /// <summary>A file could not be had; the text says which and why.</summary>
    FileFailed,

    /// <summary>Somebody was called; the text is their name.</summary>
    Called,

    /// <summary>Nobody answered in time: a target was missed.</summary>
    Overdue,

    /// <summary>Another system changed it; the text is what it says.</summary>
    External,
}

/// <summary>One line of a ticket's history.</summary>
public sealed class TicketEvent
{
    /// <summary>Ours; ordered by time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose history.</summary>
    public required Guid TicketId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    public required TicketEventKind Kind { get; init; }

    /// <summary>Who: the Entra object id, <c>system</c>, or the other system's name.</summary>
    public required string PersonId { get; init; }

    /// <summary>Who, as colleagues know them.</summary>
    public required string PersonName { get; init; }

    /// <summary>What was said, or what it became; bounded to <see cref="Ticket.MaxText"/>.</summary>
    public string? Text { get; init; }

    /// <summary>Another system has to be told of it still, where one is.</summary>
    public bool Due { get; set; } = true;

    /// <summary>How often that was tried.</summary>
    public int Tries { get; set; }

    /// <summary>Not to be tried before (UTC); null: at once.</summary>
    public DateTimeOffset? NotBefore { get; set; }
}
