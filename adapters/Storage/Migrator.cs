using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Storage;

/// <summary>Brings the database up to the model, before anything else uses it.</summary>
public sealed class Migrator(ChargeBotDbs dbs, TimeProvider clock, ILogger<Migrator> log)
{
    /// <summary>Applies what is missing. Several processes may start at once: one does it, the others wait for it.</summary>
    public async Task Migrate(CancellationToken cancel = default)
    {
        await using IAsyncDisposable? alone = dbs.File is { } file
            ? await MigrationLock.Take(file + ".migrating", clock, log, cancel)
            : await MigrationTurn.Take(dbs, cancel);
        await using var db = dbs.OpenToWrite();
        if (dbs.File is not null && File.Exists(dbs.File))
        {
            await ClearStaleLock(db, cancel);
        }

        var missing = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        log.LogInformation("Bringing the database up to date: {Migrations}.", missing);
        await db.Database.MigrateAsync(cancel);
        log.LogInformation("The database is up to date.");
    }

    /// <summary>
    /// EF keeps SQLite's migration lock as a row. A process that was killed while it migrated leaves it behind, and
    /// every later start would wait for ever. We hold the operating system's lock, which dies with its process, so
    /// whoever wrote that row is no more.
    /// </summary>
    private async Task ClearStaleLock(ChargeBotDb db, CancellationToken cancel)
    {
        var tables = await db.Database
            .SqlQueryRaw<int>("""SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'""")
            .ToListAsync(cancel);
        if (tables[0] > 0 && await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock" """, cancel) > 0)
        {
            log.LogWarning("A process ended while it was migrating the database; its lock is cleared and the migration is taken up again.");
        }
    }
}

/// <summary>A lock on a file beside the database, which the operating system takes back from a process that dies.</summary>
internal sealed class MigrationLock(FileStream stream) : IAsyncDisposable
{
    public static async Task<MigrationLock> Take(string file, TimeProvider clock, ILogger log, CancellationToken cancel)
    {
        for (var told = false; ; told = true)
        {
            try
            {
                return new MigrationLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(file))
            {
                if (!told)
                {
                    log.LogInformation("Waiting for another process that holds {File}.", file);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), clock, cancel);
            }
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}

/// <summary>
/// A lock on the PostgreSQL server that lasts over all migrations. EF's own is let go after each of them, so that two
/// processes which start at once would apply the second one twice.
/// </summary>
internal sealed class MigrationTurn(ChargeBotDb db) : IAsyncDisposable
{
    private const long Key = 0x43_68_61_72_67_65_42; // 'ChargeB'
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Waits for its turn; null where the database itself is still to be made.</summary>
    public static async Task<MigrationTurn?> Take(ChargeBotDbs dbs, CancellationToken cancel)
    {
        var db = dbs.OpenToWrite();
        try
        {
            if (await db.Database.CanConnectAsync(cancel))
            {
                db.Database.SetCommandTimeout(Patience);
                await db.Database.OpenConnectionAsync(cancel);
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Key})", cancel);
                return new MigrationTurn(db);
            }
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }

        await db.DisposeAsync();
        return null;
    }

    // A pooled connection keeps its locks until it is used again: letting go of it is not enough.
    public async ValueTask DisposeAsync()
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Key})");
        await db.DisposeAsync();
    }
}
