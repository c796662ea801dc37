namespace ChargeBot.Adapters.Storage;

/// <summary>A card that waits to be sent.</summary>
/// <param name="ConversationId">Where.</param>
/// <param name="CardId">Which.</param>
/// <param name="Row">
/// Its row, where it is new: that saves a read. Of any other the database knows better, for the note of its last send
/// may have been written since.
/// </param>
public sealed record DueCard(string ConversationId, Guid CardId, PostedCard? Row = null);

/// <summary>The one writer: units are committed in groups, in the order in which they came.</summary>
public abstract class Writer
{
    /// <summary>Called after each commit with the cards that are due because of it; must return at once.</summary>
    public Action<IReadOnlyList<DueCard>>? CardsDue { get; set; }

    /// <summary>Writes a unit; returns when it is durable.</summary>
    /// <param name="unit">Not to be changed until then.</param>
    /// <param name="cancel">Takes it back while it waits; once the writer has taken it, its end is waited for.</param>
    /// <exception cref="UnitFailedException">Nothing of it was written.</exception>
    public abstract Task Commit(WriteUnit unit, CancellationToken cancel = default);
}
