using System.Diagnostics;
using ChargeBot.Adapters.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChargeBot.Tests.Storage;

/// <summary>A process that is killed in the middle of its writing has lost nothing that it had acknowledged.</summary>
public sealed class KillTests
{
    private const string Database = "CHARGEBOT_TEST_DATABASE";
    private const string Acknowledged = "CHARGEBOT_TEST_ACKNOWLEDGED";
    private const int Lanes = 32;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_was_acknowledged_before_a_kill_is_there_after_it()
    {
        using var folder = new TempFolder();
        var (file, told) = (folder.File("chargebot.db"), folder.File("acknowledged.txt"));

        for (var round = 0; round < 3; round++)
        {
            var before = File.Exists(told) ? new FileInfo(told).Length : 0;
            using var child = Process.Start(Child(file, told))!;
            _ = child.StandardOutput.ReadToEndAsync(Cancel);
            while (!child.HasExited && (!File.Exists(told) || new FileInfo(told).Length < before + 5_000))
            {
                await Task.Delay(20, Cancel);
            }

            Assert.False(child.HasExited, "the writing process ended by itself");
            child.Kill();
            await child.WaitForExitAsync(Cancel);
        }

        // The last line may be cut short by the kill; whatever stands in a whole line was acknowledged.
        var lines = (await File.ReadAllTextAsync(told, Cancel)).Split('\n')[..^1];
        using var dbs = ChargeBotDbs.Sqlite(file);
        await using var db = dbs.Open();
        Assert.Equal("ok", (await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync(Cancel))[0]);
        var (seen, drafts) = (await db.Seen.ToListAsync(Cancel), await db.Drafts.ToListAsync(Cancel));
        Assert.Empty(lines.Except(seen.Select(row => $"{row.ConversationId} {row.ActivityId}")));
        Assert.True(lines.Length > 250);

        // Nor is there half a unit: each lane's draft is that of the last activity in the table.
        Assert.All(drafts, draft => Assert.Equal(draft.Step, seen.Where(row => row.ConversationId == draft.ConversationId).Max(row => row.ActivityId)));
    }

    /// <summary>Not a test: what the other process does.</summary>
    [Fact(Explicit = true)]
    public async Task Writes_until_it_is_killed()
    {
        using var dbs = ChargeBotDbs.Sqlite(Environment.GetEnvironmentVariable(Database) ?? throw new InvalidOperationException($"{Database} is missing."));
        await new Migrator(dbs, TimeProvider.System, NullLogger<Migrator>.Instance).Migrate(Cancel);
        await using var writer = new GroupWriter(dbs, new WriterOptions(), NullLogger<GroupWriter>.Instance);
        await using var told = new FileStream(Environment.GetEnvironmentVariable(Acknowledged)!, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => Write($"a:{lane}"))));

        async Task Write(string conversation)
        {
            while (true)
            {
                // Rises from one unit of a lane to the next, over the processes too.
                var activity = $"{TimeProvider.System.GetTimestamp():D20}";
                await writer.Commit(new WriteUnit { Seen = { Some.Seen(activity, conversation) }, Drafts = { Some.Draft(activity, conversation) } });
                lock (told)
                {
                    told.Write(System.Text.Encoding.UTF8.GetBytes($"{conversation} {activity}\n"));
                }
            }
        }
    }

    private static ProcessStartInfo Child(string file, string told) => new("dotnet")
    {
        ArgumentList =
        {
            typeof(KillTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(KillTests).FullName}.{nameof(Writes_until_it_is_killed)}",
        },
        Environment = { [Database] = file, [Acknowledged] = told },
        RedirectStandardOutput = true,
    };
}
