using ChargeBot.Adapters.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Storage;

public sealed class DeadlinesOnSqliteTests : DeadlinesTests<Sqlite>;

public sealed class DeadlinesOnPostgresTests : DeadlinesTests<Postgres>;

/// <summary>Deadlines come once while their lease lasts, and come back when nobody settled them.</summary>
public abstract class DeadlinesTests<TBackend> : StorageTests<TBackend>
    where TBackend : IStorageBackend
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private Deadlines Deadlines => new(Storage.Writer, Storage.Dbs, Storage.Clock);

    [Fact]
    public async Task What_is_due_is_claimed_once_the_oldest_first()
    {
        await Keep(("second", -1), ("first", -2), ("third", 0), ("later", 1));

        Assert.Equal(["first", "second"], Subjects(await Deadlines.Claim(2, Long)));
        Assert.Equal(["third"], Subjects(await Deadlines.Claim(10, Long)));
        Assert.Empty(await Deadlines.Claim(10, Long));
        Storage.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["later"], Subjects(await Deadlines.Claim(10, Long)));
    }

    [Fact]
    public async Task A_claimed_one_comes_back_when_its_lease_ends()
    {
        await Keep(("one", -1));

        Assert.Single(await Deadlines.Claim(10, TimeSpan.Zero));
        Assert.Single(await Deadlines.Claim(10, Long));
        Assert.Empty(await Deadlines.Claim(10, Long));
    }

    [Fact]
    public async Task A_met_one_goes_and_a_new_time_frees_it()
    {
        await Keep(("met", -1), ("moved", -1));
        await Deadlines.Claim(10, Long);

        await Storage.Writer.Commit(new WriteUnit { DeadlinesMet = { ("dialog", "met") } }, Cancel);
        await Keep(("moved", -1));

        Assert.Equal(["moved"], Subjects(await Deadlines.Claim(10, Long)));
        await using var db = Storage.Dbs.Open();
        Assert.Equal("moved", (await db.Deadlines.SingleAsync(Cancel)).Subject);
    }

    [Fact]
    public async Task Two_processes_never_claim_the_same()
    {
        await Keep([.. Enumerable.Range(0, 500).Select(number => ($"{number}", -1 - number))]);
        await using var other = Storage.NewWriter();
        var elsewhere = new Deadlines(other, Storage.Dbs, Storage.Clock);

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? Deadlines : elsewhere).Claim(50, Long)));

        // PostgreSQL passes over what the other has locked, so a claim may come back with less than it asked for.
        var rest = await Deadlines.Claim(1_000, Long);
        var subjects = claims.Append(rest).SelectMany(claim => claim).Select(deadline => deadline.Subject).ToList();
        Assert.Equal(500, subjects.Count);
        Assert.Equal(500, subjects.Distinct().Count());
    }

    private async Task Keep(params (string Subject, int Seconds)[] deadlines)
    {
        var unit = new WriteUnit();
        unit.Deadlines.AddRange(deadlines.Select(deadline => new Deadline("dialog", deadline.Subject, Storage.Clock.GetUtcNow().AddSeconds(deadline.Seconds))));
        await Storage.Writer.Commit(unit, Cancel);
    }

    private static IEnumerable<string> Subjects(IEnumerable<Deadline> deadlines) => deadlines.Select(deadline => deadline.Subject);
}
