using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Notes;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Changes a note within the turn's transaction, if it is still the one that the person has seen.</summary>
internal static class NoteChanges
{
    /// <summary>
    /// The change. Where someone else's was stored between our look and our write, the unit is stale: the lane takes the turn
    /// once more, which then finds theirs.
    /// </summary>
    public static Func<ChargeBotDb, CancellationToken, Task> Of(Guid id, int seen, Action<Note, ChargeBotDb> change) => async (db, cancel) =>
    {
        var note = await db.Notes.Include(row => row.Ports).FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (note is null || note.Version != seen)
        {
            throw new UnitFailedException(UnitFailure.Stale);
        }

        change(note, db);
        await Counters.Raise(db, Counters.Notes, cancel);
    };
}
