namespace ChargeBot.Domain.Tickets;

/// <summary>Where a file stands.</summary>
public enum TicketFileState
{
    /// <summary>Its address is known, its bytes are not here yet.</summary>
    Fetching,

    /// <summary>It is stored.</summary>
    Stored,

    /// <summary>It could not be had or may not be kept; <see cref="TicketFile.Problem"/> says why.</summary>
    Refused,
}

/// <summary>A photo or another file of a ticket.</summary>
public sealed class TicketFile
{
    /// <summary>The <see cref="Problem"/> of one whose time to be kept is over, or that was erased.</summary>
    public const string NoLongerKept = "NoLongerKept";

    /// <summary>Ours; ordered by time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required Guid TicketId { get; init; }

    /// <summary>Who sent it: the Entra object id.</summary>
    public required string PersonId { get; init; }

    /// <summary>The name it came with, cleaned; it is shown and offered for the download, and nothing is stored under it.</summary>
    public required string Name { get; set; }

    /// <summary>What the sender's client called it; never believed.</summary>
    public string? ClaimedType { get; init; }

    /// <summary>Where it is fetched, protected: such addresses open the file to whoever has them. Cleared when it is here.</summary>
    public string? Source { get; set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public TicketFileState State { get; set; }

    /// <summary>Fetches that failed for a reason that may pass.</summary>
    public int Tries { get; set; }

    /// <summary>Why it is not here, as a word of ours.</summary>
    public string? Problem { get; set; }

    /// <summary>What it is, by its content.</summary>
    public string? ContentType { get; set; }

    /// <summary>Bytes as stored.</summary>
    public long Size { get; set; }

    /// <summary>SHA-256 of what is stored, upper-case hex.</summary>
    public string? Sha256 { get; set; }

    /// <summary>Its name in the store.</summary>
    public string? Blob { get; set; }

    /// <summary>There is a small picture of it (<see cref="TicketThumbnail"/>).</summary>
    public bool Pictured { get; set; }
}

/// <summary>A small upright picture of a file: in a row of its own, for lists do not need it.</summary>
/// <param name="FileId">Whose.</param>
/// <param name="Jpeg">JPEG of some 40 KB at most.</param>
public sealed record TicketThumbnail(Guid FileId, byte[] Jpeg);
