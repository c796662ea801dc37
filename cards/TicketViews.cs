using ChargeBot.Domain.Tickets;

namespace ChargeBot.Cards;

/// <summary>Why a ticket was not sent, or not moved.</summary>
public enum TicketProblem
{
    /// <summary>It was.</summary>
    None,

    /// <summary>Neither an EMAID, nor that there is none.</summary>
    EmaidMissing,

    /// <summary>Both.</summary>
    EmaidAndNone,

    /// <summary>No EMAID has this shape.</summary>
    EmaidShape,

    /// <summary>The check digit is another one.</summary>
    EmaidCheckDigit,

    /// <summary>No day, no time of day, or none that there is.</summary>
    When,

    /// <summary>It would have occurred later than now.</summary>
    InFuture,

    /// <summary>More than 90 days ago.</summary>
    TooOld,

    /// <summary>No description.</summary>
    Description,

    /// <summary>What was pressed needs a few words.</summary>
    WordsMissing,

    /// <summary>There is no such ticket to link with.</summary>
    NoSuchTicket,
}

/// <summary>Which part of a ticket's card is open.</summary>
public enum TicketPart
{
    /// <summary>The ticket.</summary>
    Main,

    /// <summary>Who works on it, how much it hurries, what it belongs to.</summary>
    Assign,

    /// <summary>All of its history.</summary>
    History,
}

/// <summary>A file of a ticket, as a card shows it.</summary>
/// <param name="File">The file.</param>
/// <param name="Picture">Where its small picture is; null: there is none.</param>
public sealed record TicketFileView(TicketFile File, Uri? Picture);

/// <summary>Files that came to a draft or a ticket by themselves.</summary>
/// <param name="Ticket">Whose they are; a draft may have no port yet.</param>
/// <param name="Files">The files.</param>
public sealed record TicketFilesView(Ticket Ticket, IReadOnlyList<TicketFileView> Files);

/// <summary>A ticket and all that its card says.</summary>
/// <param name="Port">Its port, as it is now.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="History">The newest lines first; all of a page where the history is open.</param>
public sealed record TicketView(PortView Port, Ticket Ticket, IReadOnlyList<TicketEvent> History)
{
    /// <summary>Lines of the history on the ticket itself.</summary>
    public const int Newest = 4;

    /// <summary>Lines of it on a page.</summary>
    public const int PageSize = 12;

    /// <summary>Which part is open.</summary>
    public TicketPart Part { get; init; }

    /// <summary>The page of the history, from 0.</summary>
    public int Page { get; init; }

    /// <summary>How many lines it has.</summary>
    public int Total { get; init; }

    /// <summary>Why what was pressed did nothing.</summary>
    public TicketProblem Problem { get; init; }

    /// <summary>Its files.</summary>
    public IReadOnlyList<TicketFileView> Files { get; init; } = [];

    /// <summary>Where the file is that was asked for; null: none was.</summary>
    public Uri? Download { get; init; }

    /// <summary>Everyone in the conversation sees it: personal data are shortened.</summary>
    public bool Shared { get; init; }

    /// <summary>Whose turn it is to answer, as colleagues know them.</summary>
    public string? CalledNow { get; init; }

    /// <summary>Who may be given it: object id and name.</summary>
    public IReadOnlyList<(string Id, string Name)> People { get; init; } = [];

    /// <summary>The number of the ticket that it belongs to.</summary>
    public long? LinkedTo { get; init; }

    /// <summary>Numbers of those that belong to it.</summary>
    public IReadOnlyList<long> Linked { get; init; } = [];
}

/// <summary>The form of a draft.</summary>
/// <param name="Port">Its port, as it is now.</param>
/// <param name="Ticket">The draft.</param>
public sealed record TicketFormView(PortView Port, Ticket Ticket)
{
    /// <summary>Similar ones on the form.</summary>
    public const int MostSimilar = 3;

    /// <summary>What was typed and does not do, by input.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>Why it was not sent.</summary>
    public TicketProblem Problem { get; init; }

    /// <summary>Open tickets at the port or at its site.</summary>
    public IReadOnlyList<Ticket> Similar { get; init; } = [];

    /// <summary>Its files so far.</summary>
    public IReadOnlyList<TicketFileView> Files { get; init; } = [];

    /// <summary>The day at the site.</summary>
    public DateOnly Today { get; init; }
}

/// <summary>Which tickets a list shows.</summary>
public enum TicketScope
{
    /// <summary>Those that the person wrote or works on, open ones first.</summary>
    Mine,

    /// <summary>All open ones, the most urgent first.</summary>
    Open,

    /// <summary>Open ones of a site.</summary>
    Site,

    /// <summary>Open ones that are or soon will be late.</summary>
    Late,

    /// <summary>All of a port, also closed ones.</summary>
    Port,
}

/// <summary>A page of tickets.</summary>
/// <param name="Scope">Which.</param>
/// <param name="Rows">The page.</param>
/// <param name="Page">Which, from 0.</param>
/// <param name="Total">How many there are.</param>
public sealed record TicketListView(TicketScope Scope, IReadOnlyList<Ticket> Rows, int Page, int Total)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 8;

    /// <summary>The site or the port that they are of.</summary>
    public string? Of { get; init; }

    /// <summary>The port that the list was opened from, to lead back and to stay about.</summary>
    public string? PortId { get; init; }
}

/// <summary>Open tickets on a port's card.</summary>
/// <param name="Newest">The most urgent ones.</param>
/// <param name="Total">How many there are.</param>
public sealed record PortTickets(IReadOnlyList<Ticket> Newest, int Total)
{
    /// <summary>How many stand on a card.</summary>
    public const int Shown = 2;

    /// <summary>None.</summary>
    public static PortTickets None { get; } = new([], 0);
}

/// <summary>When a person wants to be called.</summary>
/// <param name="Off">Not at all.</param>
/// <param name="From">The beginning of the quiet hours, as HH:mm; null: none.</param>
/// <param name="To">Their end.</param>
/// <param name="Zone">The zone of these times (IANA): the one that the person's client was in when they were saved.</param>
public sealed record AlertsView(bool Off, string? From, string? To, string Zone)
{
    /// <summary>It was saved just now.</summary>
    public bool Saved { get; init; }

    /// <summary>What was typed is no pair of times.</summary>
    public bool Wrong { get; init; }
}
