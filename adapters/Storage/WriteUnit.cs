using ChargeBot.Domain.Audit;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Adapters.Storage;

/// <summary>
/// What has to become true together: one turn's or one device event's writes. The lists are written as set-based
/// statements for a whole group of units at once; <see cref="Changes"/> is plain EF in the same transaction.
/// </summary>
public sealed class WriteUnit
{
    /// <summary>Inserted; an activity that is there already fails the unit (<see cref="UnitFailure.Duplicate"/>).</summary>
    public List<SeenActivity> Seen { get; } = [];

    /// <summary>Inserted or replaced, by conversation and person.</summary>
    public List<DraftRow> Drafts { get; } = [];

    /// <summary>Inserted or replaced, by person and port.</summary>
    public List<RecentPort> Recents { get; } = [];

    /// <summary>Inserted or replaced, by id.</summary>
    public List<ConversationRow> Conversations { get; } = [];

    /// <summary>New cards.</summary>
    public List<PostedCard> NewCards { get; } = [];

    /// <summary>
    /// Cards that show something else now: kind, port, command, data and language are written and the version is
    /// raised to the row's, where the stored one is exactly one lower; otherwise the unit fails (<see cref="UnitFailure.Stale"/>).
    /// </summary>
    public List<PostedCard> MovedCards { get; } = [];

    /// <summary>Cards that were sent, or could not be.</summary>
    public List<CardSent> SentCards { get; } = [];

    /// <summary>Commands that moved: the version of every card that shows one is raised, and the card is due.</summary>
    public List<Guid> RedrawCommands { get; } = [];

    /// <summary>Inserted or replaced, by kind and subject.</summary>
    public List<Deadline> Deadlines { get; } = [];

    /// <summary>Deadlines that are no longer needed.</summary>
    public List<(string Kind, string Subject)> DeadlinesMet { get; } = [];

    /// <summary>Audit entries.</summary>
    public List<AuditEntry> Audit { get; } = [];

    /// <summary>Readings of meters.</summary>
    public List<MeterReading> Readings { get; } = [];

    /// <summary>Sessions whose last readings are written. Not for one that <see cref="Changes"/> of another unit in flight writes.</summary>
    public List<ChargingSession> Metered { get; } = [];

    /// <summary>When stations were heard of last.</summary>
    public List<StationHeard> Heard { get; } = [];

    /// <summary>
    /// What the error rate counts ended sessions as: written where the stored row was judged by other rules, so that one
    /// that ended anew meanwhile keeps its newer judgement.
    /// </summary>
    public List<JudgedSession> Judged { get; } = [];

    /// <summary>
    /// Where the writer's queue is full, it waits for room instead of failing: for what a device said, which would only say it again. Whoever
    /// sets this has one such unit under way at most, so that what waits is bounded by the number of devices.
    /// </summary>
    public bool Patient { get; init; }

    /// <summary>
    /// Everything else, tracked and saved by EF: after it has run, the writer saves. Runs on the writer after the lists,
    /// must not wait for anything but the database, and runs again when its group was rolled back because of another
    /// unit, so it must not depend on having run once. It may throw <see cref="UnitFailedException"/> itself.
    /// </summary>
    public Func<ChargeBotDb, CancellationToken, Task>? Changes { get; set; }

    /// <summary>One more of the <see cref="Changes"/>, after those that are there.</summary>
    public void Also(Func<ChargeBotDb, CancellationToken, Task> change)
    {
        var others = Changes;
        Changes = others is null ? change : async (db, cancel) =>
        {
            await others(db, cancel);
            await change(db, cancel);
        };
    }

    /// <summary>A new command with its deadline.</summary>
    public void Request(CommandRecord command)
    {
        Also((db, _) =>
        {
            db.Commands.Add(command);
            return Task.CompletedTask;
        });
        if (command.Deadline is { } due)
        {
            Deadlines.Add(new Deadline(Deadline.Command, Deadline.SubjectOf(command.ChargePointId, command.Id), due));
        }
    }
}

/// <summary>Why a unit was not written. Nothing of it was.</summary>
public enum UnitFailure
{
    /// <summary>The queue is full: answer 503, nothing was stored.</summary>
    Full,

    /// <summary>An activity in it was worked on already.</summary>
    Duplicate,

    /// <summary>Something that it builds on has moved.</summary>
    Stale,

    /// <summary>
    /// The database refused it, or was lost. Where it was lost at the very commit, nobody can say whether the unit is
    /// there: whoever keeps state in memory reads it anew.
    /// </summary>
    Broken,
}

/// <summary>A unit that was not written.</summary>
public sealed class UnitFailedException(UnitFailure failure, Exception? inner = null)
    : Exception($"The unit was not written: {failure}.", inner)
{
    /// <summary>Why.</summary>
    public UnitFailure Failure => failure;
}
