using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Storage;

/// <summary>Brings the database up to the model, before anything else uses it.</summary>
public sealed class Migrator(ChargeBotDbs dbs, TimeProvider clock, ILogger<Migrator> log)
{
    /// <summary>Applies what is missing. Several processes may start at once: one does it, the others wait for it.</summary>
    public async Task Migrate(CancellationToken cancel = default)
    {
        await using var alone = dbs.File is { } file ? await MigrationLock.Take(file + ".migrating", clock, log, cancel) : null;
        await using var db = dbs.OpenToWrite();
        if (alone is not null && File.Exists(dbs.File))
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
