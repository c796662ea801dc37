using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Storage;

/// <summary>
/// Deadlines that have come. Whoever claims one has it alone while the lease lasts; it goes away when what it was for
/// is written (<see cref="WriteUnit.DeadlinesMet"/>, or <see cref="WriteUnit.Deadlines"/> with a new time), and comes
/// back after the lease where its owner died.
/// </summary>
public sealed class Deadlines(Writer writer, ChargeBotDbs dbs, TimeProvider clock)
{
    /// <summary>It comes at another time.</summary>
    public Task Put(Deadline deadline, CancellationToken cancel = default)
    {
        var unit = new WriteUnit();
        unit.Deadlines.Add(deadline);
        return writer.Commit(unit, cancel);
    }

    /// <summary>It is no longer needed.</summary>
    public Task Meet(string kind, string subject, CancellationToken cancel = default)
    {
        var unit = new WriteUnit();
        unit.DeadlinesMet.Add((kind, subject));
        return writer.Commit(unit, cancel);
    }

    /// <summary>Claims what is due, the oldest first.</summary>
    /// <param name="max">How many at most.</param>
    /// <param name="lease">How long nobody else gets them, by the database's clock; whole seconds.</param>
    public async Task<IReadOnlyList<Deadline>> Claim(int max, TimeSpan lease)
    {
        // Whether one is due is a question of the wall clock, as people were told it; whose it is must not depend on whose
        // clock is right.
        var dialect = dbs.Dialect;
        var sql = $$"""
            UPDATE "Deadlines" SET "LeasedUntil" = {{dialect.ClockPlusSeconds}}
            WHERE ("Kind", "Subject") IN (
                SELECT "Kind", "Subject" FROM "Deadlines"
                WHERE "DueAt" <= {1} AND ("LeasedUntil" IS NULL OR "LeasedUntil" <= {{dialect.Clock}})
                ORDER BY "DueAt" LIMIT {2}{{dialect.SkipLocked}})
            RETURNING "Kind", "Subject", "DueAt", "LeasedUntil"
            """;
        object[] values = [(long)Math.Ceiling(lease.TotalSeconds), dialect.Time(clock.GetUtcNow()), max];

        List<Deadline> claimed = [];
        await writer.Commit(new WriteUnit
        {
            Changes = async (db, cancel) => claimed = await db.Deadlines.FromSqlRaw(sql, values).AsNoTracking().ToListAsync(cancel),
        });
        return [.. claimed.OrderBy(deadline => deadline.DueAt)];
    }
}
