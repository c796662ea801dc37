using ChargeBot.Adapters.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Storage;

public sealed class GroupOnSqliteTests : GroupTests<Sqlite>;

public sealed class GroupOnPostgresTests : GroupTests<Postgres>;

/// <summary>Units that are written together: none harms another, and their order holds.</summary>
public abstract class GroupTests<TBackend> : StorageTests<TBackend>
    where TBackend : IStorageBackend
{
    [Fact]
    public async Task A_bad_unit_fails_alone()
    {
        var card = Some.Card();
        await Storage.Writer.Commit(new WriteUnit { Seen = { Some.Seen("old") }, NewCards = { card } }, Cancel);
        var hold = Hold(Storage.Writer);

        var good = Commit(new WriteUnit { Seen = { Some.Seen("1") }, Drafts = { Some.Draft("1") } });
        var duplicate = Commit(new WriteUnit { Seen = { Some.Seen("old") }, Drafts = { Some.Draft("never", "a:2") } });
        var stale = Commit(new WriteUnit { Seen = { Some.Seen("2") }, MovedCards = { Some.Card(id: card.Id, version: 5) } });
        var broken = Commit(new WriteUnit { Seen = { Some.Seen("3") }, Changes = (_, _) => throw new InvalidOperationException("a mistake") });
        var refused = Commit(new WriteUnit { Seen = { Some.Seen("4") }, NewCards = { Some.Card(id: card.Id) } });
        var after = Commit(new WriteUnit { Seen = { Some.Seen("5") }, MovedCards = { Some.Card(id: card.Id, version: 2) } });
        hold.SetResult();

        await good;
        await after;
        Assert.Equal(UnitFailure.Duplicate, (await Assert.ThrowsAsync<UnitFailedException>(() => duplicate)).Failure);
        Assert.Equal(UnitFailure.Stale, (await Assert.ThrowsAsync<UnitFailedException>(() => stale)).Failure);
        Assert.Equal(UnitFailure.Broken, (await Assert.ThrowsAsync<UnitFailedException>(() => broken)).Failure);
        Assert.Equal(UnitFailure.Broken, (await Assert.ThrowsAsync<UnitFailedException>(() => refused)).Failure);
        await using var db = Storage.Dbs.Open();
        Assert.Equal(["1", "5", "old"], await db.Seen.Select(seen => seen.ActivityId).Order().ToListAsync(Cancel));
        Assert.Equal("1", (await db.Drafts.SingleAsync(Cancel)).Step);
        Assert.Equal(2, (await db.Cards.SingleAsync(Cancel)).Version);
    }

    [Fact]
    public async Task Of_two_units_for_the_same_activity_the_first_is_written()
    {
        var hold = Hold(Storage.Writer);
        var first = Commit(new WriteUnit { Seen = { Some.Seen("1", answer: "first") } });
        var second = Commit(new WriteUnit { Seen = { Some.Seen("1", answer: "second") } });
        hold.SetResult();

        await first;
        Assert.Equal(UnitFailure.Duplicate, (await Assert.ThrowsAsync<UnitFailedException>(() => second)).Failure);
        await using var db = Storage.Dbs.Open();
        Assert.Equal("first", (await db.Seen.SingleAsync(Cancel)).Answer);
    }

    [Fact]
    public async Task Of_two_writes_to_a_row_the_later_is_kept()
    {
        var (met, kept) = (new Deadline("dialog", "met", Some.Now), new Deadline("dialog", "kept", Some.Now.ToUniversalTime()));
        var card = Some.Card();
        await Storage.Writer.Commit(new WriteUnit { NewCards = { card } }, Cancel);
        var hold = Hold(Storage.Writer);

        var all = Task.WhenAll(
            Commit(new WriteUnit { Drafts = { Some.Draft("1") }, Deadlines = { met }, DeadlinesMet = { ("dialog", "kept") } }),
            Commit(new WriteUnit { Drafts = { Some.Draft("2") }, Deadlines = { kept }, DeadlinesMet = { ("dialog", "met") } }),
            Commit(new WriteUnit { SentCards = { new CardSent(card.Id, 1, "the activity", 0, null, false) } }),
            Commit(new WriteUnit { SentCards = { new CardSent(card.Id, 0, null, 2, null, false) } }));
        hold.SetResult();
        await all;

        await using var db = Storage.Dbs.Open();
        Assert.Equal("2", (await db.Drafts.SingleAsync(Cancel)).Step);
        Assert.Equal([kept], await db.Deadlines.ToListAsync(Cancel));
        var stored = await db.Cards.SingleAsync(Cancel);
        Assert.Equal((1, "the activity", 2), (stored.DrawnVersion, stored.ActivityId, stored.Tries));
    }

    [Fact]
    public async Task A_card_is_made_and_moved_step_by_step_within_one_commit()
    {
        var card = Some.Card();
        var hold = Hold(Storage.Writer);
        var all = Task.WhenAll(
            Commit(new WriteUnit { NewCards = { card } }),
            Commit(new WriteUnit { MovedCards = { Some.Card(id: card.Id, version: 2) } }),
            Commit(new WriteUnit { MovedCards = { Some.Card(id: card.Id, version: 3) } }));
        hold.SetResult();
        await all;

        await using var db = Storage.Dbs.Open();
        Assert.Equal(3, (await db.Cards.SingleAsync(Cancel)).Version);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_loses_nothing()
    {
        await using var writer = Storage.NewWriter(new WriterOptions { QueueLength = 2 });
        var hold = Hold(writer, out var taken);
        await taken;
        Task[] waiting = [writer.Commit(new WriteUnit { Seen = { Some.Seen("1") } }, Cancel), writer.Commit(new WriteUnit { Seen = { Some.Seen("2") } }, Cancel)];

        var refused = writer.Commit(new WriteUnit { Seen = { Some.Seen("3") } }, Cancel);

        Assert.True(refused.IsFaulted);
        Assert.Equal(UnitFailure.Full, (await Assert.ThrowsAsync<UnitFailedException>(() => refused)).Failure);
        hold.SetResult();
        await Task.WhenAll(waiting);
        await using var db = Storage.Dbs.Open();
        Assert.Equal(["1", "2"], await db.Seen.Select(seen => seen.ActivityId).Order().ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_unit_that_is_taken_back_while_it_waits_is_not_written()
    {
        using var cancel = new CancellationTokenSource();
        var hold = Hold(Storage.Writer, out var taken);
        await taken;
        var unwanted = Storage.Writer.Commit(new WriteUnit { Seen = { Some.Seen("1") } }, cancel.Token);
        await cancel.CancelAsync();
        hold.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unwanted);
        await using var db = Storage.Dbs.Open();
        Assert.Empty(await db.Seen.ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_writer_that_stops_writes_what_it_has_taken_and_takes_no_more()
    {
        var writer = Storage.NewWriter();
        var hold = Hold(writer);
        var taken = Enumerable.Range(0, 1_000).Select(number => writer.Commit(new WriteUnit { Seen = { Some.Seen($"{number}") } }, Cancel)).ToList();
        var stopped = writer.DisposeAsync();
        var late = writer.Commit(new WriteUnit(), Cancel);
        hold.SetResult();
        await stopped;

        await Task.WhenAll(taken);
        Assert.Equal(UnitFailure.Full, (await Assert.ThrowsAsync<UnitFailedException>(() => late)).Failure);
        await using var db = Storage.Dbs.Open();
        Assert.Equal(1_000, await db.Seen.CountAsync(Cancel));
    }

    [Fact]
    public async Task Many_at_once_are_all_written_in_far_fewer_commits()
    {
        var commits = 0;
        Storage.Writer.CardsDue = _ => Interlocked.Increment(ref commits);

        await Parallel.ForAsync(0, 200, At(200), async (lane, cancel) =>
        {
            for (var turn = 0; turn < 20; turn++)
            {
                await Storage.Writer.Commit(
                    new WriteUnit
                    {
                        Seen = { Some.Seen($"{turn}", $"a:{lane}") },
                        Drafts = { Some.Draft($"{turn}", $"a:{lane}") },
                        NewCards = { Some.Card($"a:{lane}") },
                    },
                    cancel);
            }
        }).WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        Assert.InRange(commits, 1, 2_000);
        await using var db = Storage.Dbs.Open();
        Assert.Equal(4_000, await db.Seen.CountAsync(Cancel));
        Assert.Equal(4_000, await db.Cards.CountAsync(Cancel));
        Assert.Equal(200, await db.Drafts.CountAsync(draft => draft.Step == "19", Cancel));
    }

    [Fact]
    public async Task A_surprise_in_who_sends_the_cards_does_not_stop_the_writer()
    {
        Storage.Writer.CardsDue = _ => throw new InvalidOperationException("a mistake");

        await Storage.Writer.Commit(new WriteUnit { NewCards = { Some.Card() } }, Cancel);
        await Storage.Writer.Commit(new WriteUnit { NewCards = { Some.Card() } }, Cancel);
    }

    [Fact]
    public async Task Two_processes_write_an_activity_once()
    {
        await using var other = Storage.NewWriter();
        var written = 0;
        await Parallel.ForAsync(0, 100, At(50), async (number, cancel) =>
        {
            foreach (var writer in new[] { Storage.Writer, other })
            {
                try
                {
                    await writer.Commit(new WriteUnit { Seen = { Some.Seen($"{number}") } }, cancel);
                    Interlocked.Increment(ref written);
                }
                catch (UnitFailedException failure) when (failure.Failure is UnitFailure.Duplicate)
                {
                }
            }
        });

        Assert.Equal(100, written);
    }

    private Task Commit(WriteUnit unit) => Storage.Writer.Commit(unit, Cancel);

    private static ParallelOptions At(int once) => new() { MaxDegreeOfParallelism = once, CancellationToken = Cancel };

    private static TaskCompletionSource Hold(Writer writer) => Hold(writer, out _);

    /// <summary>Keeps the writer busy until the source is set, so that what comes meanwhile becomes one group.</summary>
    private static TaskCompletionSource Hold(Writer writer, out Task taken)
    {
        var (began, hold) = (new TaskCompletionSource(), new TaskCompletionSource());
        _ = writer.Commit(
            new WriteUnit
            {
                Changes = (_, _) =>
                {
                    began.TrySetResult();
                    return hold.Task;
                },
            },
            Cancel);
        taken = began.Task;
        return hold;
    }
}
