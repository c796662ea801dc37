using ChargeBot.Adapters.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Storage;

/// <summary>A server that drops the writer's connection, and one that is not there.</summary>
public sealed class LostServerTests : StorageTests<Postgres>
{
    [Fact]
    public async Task Units_that_come_after_the_connection_was_lost_are_written_on_a_new_one()
    {
        await Storage.Writer.Commit(new WriteUnit { Seen = { Some.Seen("before") } }, Cancel);
        await using (var db = Storage.Dbs.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", Cancel);
        }

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Storage.Writer.Commit(new WriteUnit { Seen = { Some.Seen($"{number}") } }, Cancel)));

        await using var read = Storage.Dbs.Open();
        Assert.Equal(51, await read.Seen.CountAsync(Cancel));
    }

    [Fact]
    public async Task Without_a_server_every_unit_is_told_so()
    {
        using var nowhere = ChargeBotDbs.Postgres("Host=127.0.0.1;Port=9;Username=x;Database=x;Timeout=5");
        await using var writer = new GroupWriter(nowhere, new WriterOptions(), new ListLogger<GroupWriter>());

        var failures = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
            (await Assert.ThrowsAsync<UnitFailedException>(() => writer.Commit(new WriteUnit { Seen = { Some.Seen("1") } }, Cancel))).Failure));

        Assert.All(failures, failure => Assert.Equal(UnitFailure.Broken, failure));
    }
}
