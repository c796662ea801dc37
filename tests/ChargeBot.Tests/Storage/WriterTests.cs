using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Storage;

public sealed class WriterOnSqliteTests : WriterTests<Sqlite>;

public sealed class WriterOnPostgresTests : WriterTests<Postgres>;

/// <summary>What a unit leaves in the database, read back through EF.</summary>
public abstract class WriterTests<TBackend> : StorageTests<TBackend>
    where TBackend : IStorageBackend
{
    [Fact]
    public async Task Every_list_of_a_unit_is_read_back_as_it_was_written()
    {
        var command = Some.Command();
        var card = Some.Card(command: command.Id);
        var unit = new WriteUnit
        {
            Seen = { Some.Seen("1") },
            Drafts = { Some.Draft("ask") },
            Conversations = { new ConversationRow("a:1", "tenant", "{\"user\":1}", Some.Now.ToUniversalTime()) },
            NewCards = { card },
            Deadlines = { new Deadline("command", $"cp-042/{command.Id}", Some.Now.ToUniversalTime()) },
            Audit =
            {
                new AuditEntry
                {
                    Id = Guid.CreateVersion7(Some.Now), At = Some.Now.ToUniversalTime(), Who = "anna", What = "stop.confirm", StationId = "Berlin-042",
                    PortId = "DE*ABC*E1234*1", CommandId = command.Id, Why = "driver asked", Result = "ok",
                },
            },
            Readings =
            {
                new MeterReading
                {
                    Id = Guid.CreateVersion7(Some.Now), PortId = "DE*ABC*E1234*1", SessionId = Guid.CreateVersion7(Some.Now), At = Some.Now.ToUniversalTime(),
                    ReportedAt = Some.Now.ToUniversalTime(), Energy = 12_345_678_901, Power = 11_034.25, Raw = "[{}]",
                },
            },
            Changes = (db, _) =>
            {
                db.Add(command);
                return Task.CompletedTask;
            },
        };

        await Storage.Writer.Commit(unit, Cancel);

        await using var db = Storage.Dbs.Open();
        Assert.Equal(unit.Seen, await db.Seen.ToListAsync(Cancel));
        Assert.Equal(unit.Drafts, await db.Drafts.ToListAsync(Cancel));
        Assert.Equal(unit.Conversations, await db.Conversations.ToListAsync(Cancel));
        Assert.Equivalent(unit.NewCards, await db.Cards.ToListAsync(Cancel), strict: true);
        Assert.Equal(unit.Deadlines, await db.Deadlines.ToListAsync(Cancel));
        Assert.Equal(unit.Audit, await db.Audit.ToListAsync(Cancel));
        Assert.Equivalent(unit.Readings, await db.MeterReadings.ToListAsync(Cancel), strict: true);
        Assert.Equivalent(command, await db.Commands.SingleAsync(Cancel), strict: true);
    }

    [Fact]
    public async Task Everything_that_may_be_missing_may_be_missing()
    {
        var unit = new WriteUnit
        {
            Seen = { Some.Seen("1", answer: null) },
            Drafts = { new DraftRow("a:1", "anna", null, null, null, null, Some.Now.ToUniversalTime()) },
            Readings = { new MeterReading { Id = Guid.CreateVersion7(), PortId = "p", At = Some.Now.ToUniversalTime(), Raw = "" } },
            Audit = { new AuditEntry { Id = Guid.CreateVersion7(), At = Some.Now.ToUniversalTime(), Who = "system", What = "x" } },
        };

        await Storage.Writer.Commit(unit, Cancel);

        await using var db = Storage.Dbs.Open();
        Assert.Equal(unit.Seen, await db.Seen.ToListAsync(Cancel));
        Assert.Equal(unit.Drafts, await db.Drafts.ToListAsync(Cancel));
        Assert.Equivalent(unit.Readings, await db.MeterReadings.ToListAsync(Cancel), strict: true);
        Assert.Equal(unit.Audit, await db.Audit.ToListAsync(Cancel));
    }

    [Fact]
    public async Task Last_readings_and_when_a_station_was_heard_of_are_written_over_and_nothing_else_is()
    {
        var at = Some.Now.ToUniversalTime();
        var session = new ChargingSession { Id = Guid.CreateVersion7(), StationId = "s", PortId = "p", TransactionId = 7, IdTag = "T", StartedAt = at, MeterStart = 100, MeterLast = 100, MeterLastAt = at, StopReason = "kept" };
        await Storage.Writer.Commit(new WriteUnit
        {
            Changes = (db, _) =>
            {
                db.Stations.Add(new Station { Id = "s", Vendor = "kept" });
                db.Sessions.Add(session.Copy());
                return Task.CompletedTask;
            },
        }, Cancel);
        (session.MeterLast, session.MeterLastAt, session.Power, session.StopReason) = (4_100, at.AddMinutes(1), 7_200, "not written");
        session.Saw(7_200);
        var later = session.Copy();
        later.MeterLast = 4_200;
        await Task.WhenAll(
            Storage.Writer.Commit(new WriteUnit { Metered = { session }, Heard = { new StationHeard("s", at, "Heartbeat") } }, Cancel),
            Storage.Writer.Commit(new WriteUnit { Metered = { later }, Heard = { new StationHeard("s", at.AddSeconds(1), "MeterValues") } }, Cancel));

        await using var db = Storage.Dbs.Open();
        var stored = await db.Sessions.SingleAsync(Cancel);
        Assert.Equal((4_200, at.AddMinutes(1), 7_200, 7_200, "kept"), (stored.MeterLast, stored.MeterLastAt, stored.Power, stored.HighestPower, stored.StopReason));
        var station = await db.Stations.SingleAsync(Cancel);
        Assert.Equal((at.AddSeconds(1), "MeterValues", "kept"), (station.LastMessageAt, station.LastMessage, station.Vendor));
    }

    [Fact]
    public async Task A_card_moves_only_from_the_version_before()
    {
        var card = Some.Card();
        await Storage.Writer.Commit(new WriteUnit { NewCards = { card } }, Cancel);
        var moved = Some.Card(id: card.Id, version: 2, command: Guid.CreateVersion7());
        moved.Kind = "command";

        await Storage.Writer.Commit(new WriteUnit { MovedCards = { moved } }, Cancel);
        var stale = await Assert.ThrowsAsync<UnitFailedException>(
            () => Storage.Writer.Commit(new WriteUnit { MovedCards = { moved }, Audit = { new AuditEntry { Id = Guid.NewGuid(), At = Some.Now, Who = "a", What = "b" } } }, Cancel));

        Assert.Equal(UnitFailure.Stale, stale.Failure);
        await using var db = Storage.Dbs.Open();
        var stored = await db.Cards.SingleAsync(Cancel);
        Assert.Equal((2, "command", moved.CommandId), (stored.Version, stored.Kind, stored.CommandId));
        Assert.Empty(await db.Audit.ToListAsync(Cancel));
    }

    [Fact]
    public async Task An_activity_is_worked_on_once()
    {
        await Storage.Writer.Commit(new WriteUnit { Seen = { Some.Seen("1", answer: "first") } }, Cancel);

        var again = await Assert.ThrowsAsync<UnitFailedException>(
            () => Storage.Writer.Commit(new WriteUnit { Seen = { Some.Seen("1", answer: "second") }, Drafts = { Some.Draft("x") } }, Cancel));

        Assert.Equal(UnitFailure.Duplicate, again.Failure);
        await using var db = Storage.Dbs.Open();
        Assert.Equal("first", (await db.Seen.SingleAsync(Cancel)).Answer);
        Assert.Empty(await db.Drafts.ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_command_that_moved_elsewhere_makes_the_unit_stale()
    {
        var command = Some.Command();
        await Storage.Writer.Commit(Adds(command), Cancel);
        var copy = command.Copy();
        command.Send(Some.Now, "m1", 7);
        copy.Withdraw(Some.Now);

        await Storage.Writer.Commit(Saves(command, 0), Cancel);
        var stale = await Assert.ThrowsAsync<UnitFailedException>(() => Storage.Writer.Commit(Saves(copy, 0), Cancel));

        Assert.Equal(UnitFailure.Stale, stale.Failure);
        await using var db = Storage.Dbs.Open();
        Assert.Equal(CommandState.Sent, (await db.Commands.SingleAsync(Cancel)).State);
    }

    [Fact]
    public async Task A_moved_command_makes_the_cards_that_show_it_due()
    {
        var due = new List<DueCard>();
        var told = new TaskCompletionSource();
        var command = Guid.CreateVersion7();
        var (shows, other) = (Some.Card("a:1", command), Some.Card("a:2", Guid.CreateVersion7()));
        await Storage.Writer.Commit(new WriteUnit { NewCards = { shows, other } }, Cancel);
        await Storage.Writer.Commit(new WriteUnit { SentCards = { new CardSent(shows.Id, 1, "act", 3, Some.Now, true), new CardSent(other.Id, 1, "act", 0, null, false) } }, Cancel);
        Storage.Writer.CardsDue = cards =>
        {
            due.AddRange(cards);
            told.SetResult();
        };

        await Storage.Writer.Commit(new WriteUnit { RedrawCommands = { command } }, Cancel);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancel);

        Assert.Equal([new DueCard("a:1", shows.Id)], due);
        await using var db = Storage.Dbs.Open();
        var stored = await db.Cards.SingleAsync(card => card.Id == shows.Id, Cancel);
        Assert.Equal((2, 1, 0, null, false, "act"), (stored.Version, stored.DrawnVersion, stored.Tries, stored.NotBefore, stored.Dead, stored.ActivityId));
        Assert.Equal(shows.Id, (await db.Cards.SingleAsync(card => card.Version > card.DrawnVersion && !card.Dead, Cancel)).Id);
    }

    private static WriteUnit Adds(object entity) => new()
    {
        Changes = (db, _) =>
        {
            db.Add(entity);
            return Task.CompletedTask;
        },
    };

    private static WriteUnit Saves(CommandRecord command, int from) => new()
    {
        Changes = (db, _) =>
        {
            db.Update(command).Property(row => row.Version).OriginalValue = from;
            return Task.CompletedTask;
        },
    };
}
