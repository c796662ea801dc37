using ChargeBot.Adapters.Storage;
using Xunit;

namespace ChargeBot.Tests.Storage;

public sealed class CountersOnSqliteTests : CountersTests<Sqlite>;

public sealed class CountersOnPostgresTests : CountersTests<Postgres>;

/// <summary>Numbers that are given out once.</summary>
public abstract class CountersTests<TBackend> : StorageTests<TBackend>
    where TBackend : IStorageBackend
{
    [Fact]
    public async Task Transaction_ids_are_given_once_over_all_processes_and_restarts()
    {
        await using var other = Storage.NewWriter();
        using var here = new TransactionIds(new Counters(Storage.Writer, Storage.Dbs));
        using var there = new TransactionIds(new Counters(other, Storage.Dbs));
        Assert.Equal(1_000_001, await here.Next());
        Assert.Equal(1_001_001, await there.Next());

        var given = await Task.WhenAll(Enumerable.Range(0, 3_000).Select(number => (number % 2 == 0 ? here : there).Next().AsTask()));
        using var restarted = new TransactionIds(new Counters(Storage.Writer, Storage.Dbs));
        var later = await restarted.Next();

        Assert.Equal(3_000, given.Distinct().Count());
        Assert.True(later > given.Max());
    }

    [Fact]
    public async Task A_counter_is_nothing_until_it_is_raised()
    {
        var counters = new Counters(Storage.Writer, Storage.Dbs);
        Assert.Equal(0, await counters.Read(Counters.Network, Cancel));

        await counters.Raise(Counters.Network);
        await Storage.Writer.Commit(new WriteUnit { Changes = (db, cancel) => Counters.Raise(db, Counters.Network, cancel) }, Cancel);

        Assert.Equal(2, await counters.Read(Counters.Network, Cancel));
        Assert.Equal(0, await counters.Read("another", Cancel));
    }

    [Fact]
    public async Task A_counter_is_not_raised_when_what_gave_cause_to_it_fails()
    {
        var unit = new WriteUnit
        {
            Changes = async (db, cancel) =>
            {
                await Counters.Raise(db, Counters.Network, cancel);
                throw new InvalidOperationException("a mistake");
            },
        };

        await Assert.ThrowsAsync<UnitFailedException>(() => Storage.Writer.Commit(unit, Cancel));

        Assert.Equal(0, await new Counters(Storage.Writer, Storage.Dbs).Read(Counters.Network, Cancel));
    }
}
