using ChargeBot.Domain.Charging;

namespace ChargeBot.Adapters.Storage;

/// <summary>An activity that was worked on, and what it was answered: a repeated one gets the same answer and changes nothing.</summary>
public sealed record SeenActivity(string ConversationId, string ActivityId, DateTimeOffset At, string? Answer);

/// <summary>Where one person stands in one conversation: the running dialog, its step, and what was last looked at.</summary>
public sealed record DraftRow(string ConversationId, string PersonId, string? Dialog, string? Step, Guid? CardId, string? PortId, DateTimeOffset UpdatedAt);

/// <summary>A port that a person looked at, and when last.</summary>
public sealed record RecentPort(string PersonId, string PortId, DateTimeOffset At);

/// <summary>A port that a person keeps at hand, and since when.</summary>
public sealed record PinnedPort(string PersonId, string PortId, DateTimeOffset At);

/// <summary>
/// A card in a conversation, and at the same time the outbox: it is due while <see cref="Version"/> is ahead of
/// <see cref="DrawnVersion"/>. The row says what it shows, never how it looks: it is drawn when it is sent, so it is
/// always the newest truth and several changes become one update. Its buttons carry <see cref="Version"/>.
/// </summary>
public sealed class PostedCard
{
    /// <summary>Ours; ordered by time. Buttons carry it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it hangs.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Whose card it is: the Entra object id of the person whose words made it.</summary>
    public required string PersonId { get; init; }

    /// <summary>What it shows: the name of a card ('port', 'ask', 'command' …).</summary>
    public required string Kind { get; set; }

    /// <summary>The port that it shows.</summary>
    public string? PortId { get; set; }

    /// <summary>The command that it shows: the card is due again whenever that moves.</summary>
    public Guid? CommandId { get; set; }

    /// <summary>Whatever else it needs to be drawn, as JSON of at most 8 KB.</summary>
    public string? Data { get; set; }

    /// <summary>'en' or 'de'.</summary>
    public required string Language { get; set; }

    /// <summary>The channel's id of it; null until it was sent.</summary>
    public string? ActivityId { get; set; }

    /// <summary>Raised by whatever changes what it should show.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The version that was last sent.</summary>
    public int DrawnVersion { get; set; }

    /// <summary>Sends of the present version that failed.</summary>
    public int Tries { get; set; }

    /// <summary>Not to be tried before (UTC); null: at once.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>Given up after too many tries, or the conversation is closed to us.</summary>
    public bool Dead { get; set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A card's send: what was drawn and under which id the channel keeps it, or that it failed.</summary>
public sealed record CardSent(Guid CardId, int DrawnVersion, string? ActivityId, int Tries, DateTimeOffset? NotBefore, bool Dead);

/// <summary>When a station was heard of last (UTC), and by which message.</summary>
public sealed record StationHeard(string StationId, DateTimeOffset? At, string? Message);

/// <summary>What the error rate counts a session as.</summary>
/// <param name="SessionId">Which.</param>
/// <param name="Error">As what; null: it is not counted.</param>
/// <param name="Rules">By which rules: <see cref="ErrorThresholds.Version"/>.</param>
/// <param name="LowestPower">The lowest power that was read, W.</param>
/// <param name="HighestPower">The highest.</param>
public sealed record JudgedSession(Guid SessionId, ErrorType? Error, int Rules, double? LowestPower, double? HighestPower);

/// <summary>How far the judging of stored sessions by new rules has come: one row.</summary>
public sealed class JudgingProgress
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>The rules: <see cref="ErrorThresholds.Version"/>.</summary>
    public int Rules { get; set; }

    /// <summary>Every session up to this id was judged by them.</summary>
    public Guid After { get; set; }

    /// <summary>All were.</summary>
    public bool Done { get; set; }
}

/// <summary>Something that happens by itself at a time. One for each subject.</summary>
/// <param name="Kind">Which handler it is for: one of the names below.</param>
/// <param name="Subject">What it is about: <c>{owner}/{id}</c>; a charge point owns its commands, activations and sessions, a conversation its cards.</param>
/// <param name="DueAt">UTC.</param>
public sealed record Deadline(string Kind, string Subject, DateTimeOffset DueAt)
{
    /// <summary>The kind of a command's deadline.</summary>
    public const string Command = "command";

    /// <summary>The kind of a question's deadline.</summary>
    public const string Question = "dialog";

    /// <summary>The kind of the deadline of an activation that waits for a password or for a late start.</summary>
    public const string Activation = "activation";

    /// <summary>The kind of the deadline by which a session has to end.</summary>
    public const string Session = "session";

    /// <summary>The kind of the deadline of an approval.</summary>
    public const string Approval = "approval";

    /// <summary>The kind of the deadline by which a ticket has to be seen or mended, or the next one called.</summary>
    public const string Ticket = "ticket";

    /// <summary>The kind of the deadline of a ticket's file that is to be fetched.</summary>
    public const string TicketFile = "file";

    /// <summary>The kind of the deadline of a logbook that is to be brought into the store.</summary>
    public const string Logbook = "logbook";

    /// <summary>The kind of the deadline at which another system is told of tickets.</summary>
    public const string Itsm = "itsm";

    /// <summary>The subject of something that one owner has: a charge point its commands, a conversation its cards.</summary>
    public static string SubjectOf(string owner, Guid id) => $"{owner}/{id}";

    /// <summary>The subject of a card's question.</summary>
    public static string SubjectOf(PostedCard card) => SubjectOf(card.ConversationId, card.Id);

    /// <summary>The owner and the id in a subject; an owner's own name may have slashes.</summary>
    public static (string Owner, Guid Id) Read(string subject)
    {
        var slash = subject.LastIndexOf('/');
        return (subject[..slash], Guid.Parse(subject.AsSpan(slash + 1)));
    }
}

/// <summary>
/// A page for one person, to be used once: its ticket is in the link and here only as a hash, so whoever reads this table
/// cannot open it.
/// </summary>
public sealed class OneTimePage
{
    /// <summary>SHA-256 of the ticket, upper-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Whose page: the Entra object id.</summary>
    public required string PersonId { get; init; }

    /// <summary>Their tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The personal chat in which the link stands.</summary>
    public required string ConversationId { get; init; }

    /// <summary>What it is for, as <c>puk</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>What it is about: a port's id.</summary>
    public required string Subject { get; init; }

    /// <summary>'en' or 'de'.</summary>
    public required string Language { get; init; }

    /// <summary>UTC; after it, the page is like any that never was.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>UTC; null: not yet.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>One key of the ring that protects secrets, as XML; encrypted where a certificate is configured for that.</summary>
public sealed record ProtectionKey(string Name, string Xml);

/// <summary>A conversation that we may write to, as it was last seen; removed at uninstall.</summary>
/// <param name="Id">The channel's id of it.</param>
/// <param name="TenantId">The Entra tenant.</param>
/// <param name="Reference">How to write there, as JSON.</param>
/// <param name="UpdatedAt">UTC.</param>
/// <param name="Language">The language that was chosen for it.</param>
/// <param name="PersonId">Whose own chat it is: the Entra object id; null for a shared one.</param>
public sealed record ConversationRow(string Id, string TenantId, string Reference, DateTimeOffset UpdatedAt, string? Language = null, string? PersonId = null);

/// <summary>A language that was chosen, in place of the one that would follow from client or settings.</summary>
public sealed class LanguageChoice
{
    /// <summary>Whose: a person's, as <c>tenant/object id</c>, for all personal views, or a shared conversation's id.</summary>
    public required string Owner { get; init; }

    /// <summary>'en' or 'de'.</summary>
    public required string Language { get; set; }

    /// <summary>Who chose: the Entra object id.</summary>
    public required string ChosenBy { get; set; }
}

/// <summary>A number that only rises: the last one given out, or the version of something kept in memory elsewhere.</summary>
public sealed class Counter
{
    /// <summary>For example <c>transactions</c>, <c>network</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its value.</summary>
    public long Value { get; set; }
}
