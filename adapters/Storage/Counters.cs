using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Storage;

/// <summary>Numbers in the database that only rise, shared by every process that uses it.</summary>
public sealed class Counters(Writer writer, ChargeBotDbs dbs)
{
    /// <summary>Raised whenever stations or ports came, went or were renamed: whoever keeps them in memory reads them anew.</summary>
    public const string Network = "network";

    /// <summary>Raised with every change of a note, for the search.</summary>
    public const string Notes = "notes";

    /// <summary>The numbers of tickets.</summary>
    public const string Tickets = "tickets";

    /// <summary>Reserves a block of numbers for the caller alone.</summary>
    /// <param name="name">Which counter.</param>
    /// <param name="block">How many numbers.</param>
    /// <param name="first">The first number that a new counter gives.</param>
    /// <returns>The first number of the block.</returns>
    public async Task<long> Take(string name, int block, long first = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(block);
        var last = 0L;
        await writer.Commit(new WriteUnit { Changes = async (db, cancel) => last = await Raise(db, name, block, first, cancel) });
        return last - block + 1;
    }

    /// <summary>The last number given; 0 before the first.</summary>
    public async Task<long> Read(string name, CancellationToken cancel = default)
    {
        await using var db = dbs.Open();
        return await db.Counters.Where(counter => counter.Name == name).Select(counter => counter.Value).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Raises a counter by one.</summary>
    public Task Raise(string name) => Take(name, 1);

    /// <summary>Raises a counter by one together with what gave cause to it: for <see cref="WriteUnit.Changes"/>.</summary>
    /// <returns>The number that it gives.</returns>
    public static Task<long> Raise(ChargeBotDb db, string name, CancellationToken cancel) => Raise(db, name, 1, 1, cancel);

    private static async Task<long> Raise(ChargeBotDb db, string name, int block, long first, CancellationToken cancel)
    {
        var start = first - 1 + block;
        var last = await db.Database.SqlQuery<long>($"""
            INSERT INTO "Counters" ("Name", "Value") VALUES ({name}, {start})
            ON CONFLICT ("Name") DO UPDATE SET "Value" = "Counters"."Value" + {block} RETURNING "Value"
            """).ToListAsync(cancel);
        return last[0];
    }
}
