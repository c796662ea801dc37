using ChargeBot.Adapters.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChargeBot.Tests.Storage;

/// <summary>Bringing a database up to the model, whatever state its last start left it in.</summary>
public sealed class MigratorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lock_that_a_killed_process_left_behind_is_cleared_and_told()
    {
        using var folder = new TempFolder();
        using var dbs = ChargeBotDbs.Sqlite(folder.File("chargebot.db"));
        await using (var db = dbs.OpenToWrite())
        {
            // As EF writes it before the first migration.
            await db.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-23 08:00:00+00:00');
                """,
                Cancel);
        }

        var log = new ListLogger<Migrator>();
        await new Migrator(dbs, TimeProvider.System, log).Migrate(Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        Assert.Contains(log.Entries, record => record.Level is LogLevel.Warning && record.Message.Contains("its lock is cleared", StringComparison.Ordinal));
        await using var read = dbs.Open();
        Assert.Empty(await read.Stations.ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_new_file_is_made_with_its_folder_and_logs_its_writes_ahead()
    {
        using var folder = new TempFolder();
        using var dbs = ChargeBotDbs.Sqlite(folder.File("new", "folder", "chargebot.db"));

        await Migrator(dbs).Migrate(Cancel);

        await using var db = dbs.Open();
        Assert.Equal("wal", (await db.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync(Cancel))[0]);
    }

    [Fact]
    public async Task Starting_at_once_on_one_file_migrates_once()
    {
        using var folder = new TempFolder();
        using var dbs = ChargeBotDbs.Sqlite(folder.File("chargebot.db"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrator(dbs).Migrate(Cancel), Cancel))).WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        await using var db = dbs.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
    }

    [Fact]
    public async Task Starting_at_once_on_one_server_migrates_once()
    {
        using var dbs = ChargeBotDbs.Postgres(await PostgresCluster.Database(migrated: false));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrator(dbs).Migrate(Cancel), Cancel))).WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        await using var db = dbs.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
    }

    private static Migrator Migrator(ChargeBotDbs dbs) => new(dbs, TimeProvider.System, NullLogger<Migrator>.Instance);
}
