using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChargeBot.Tests.Storage;

public sealed class PruningOnSqliteTests : PruningTests<Sqlite>;

public sealed class PruningOnPostgresTests : PruningTests<Postgres>;

/// <summary>What is old enough goes, whatever its number.</summary>
public abstract class PruningTests<TBackend> : StorageTests<TBackend>
    where TBackend : IStorageBackend
{
    [Fact]
    public async Task Old_activities_and_cards_go_and_younger_ones_stay()
    {
        var now = Storage.Clock.GetUtcNow();
        var unit = new WriteUnit();
        unit.Seen.AddRange(Enumerable.Range(0, 2_500).Select(number => new SeenActivity("a:1", $"{number}", now.AddHours(-25), null)));
        unit.Seen.Add(new SeenActivity("a:1", "young", now.AddHours(-23), null));
        unit.NewCards.AddRange(Enumerable.Range(0, 1_000).Select(_ => Card(now.AddDays(-91))));
        unit.NewCards.Add(Card(now.AddDays(-89)));
        await Storage.Writer.Commit(unit, Cancel);
        using var pruning = new Pruning(Storage.Writer, Storage.Dbs, Usual, Storage.Clock, NullLogger<Pruning>.Instance);

        Assert.Equal(3_500, await pruning.Prune(Cancel));

        await using var db = Storage.Dbs.Open();
        Assert.Equal("young", (await db.Seen.SingleAsync(Cancel)).ActivityId);
        Assert.Equal(now.AddDays(-89), (await db.Cards.SingleAsync(Cancel)).CreatedAt);
    }

    [Fact]
    public async Task What_changed_is_remembered_for_two_years()
    {
        var now = Storage.Clock.GetUtcNow();
        await Storage.Writer.Commit(new WriteUnit
        {
            Changes = (db, _) =>
            {
                db.ValueChanges.AddRange(Change(now.AddDays(-731)), Change(now.AddDays(-729)));
                return Task.CompletedTask;
            },
        }, Cancel);
        using var pruning = new Pruning(Storage.Writer, Storage.Dbs, Usual, Storage.Clock, NullLogger<Pruning>.Instance);

        Assert.Equal(1, await pruning.Prune(Cancel));

        await using var db = Storage.Dbs.Open();
        Assert.Equal(now.AddDays(-729), (await db.ValueChanges.SingleAsync(Cancel)).At);
    }

    [Fact]
    public async Task Old_readings_stay_by_the_quarter_of_an_hour_and_older_ones_go()
    {
        var now = new DateTimeOffset(Storage.Clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var session = Guid.NewGuid();
        await Storage.Writer.Commit(new WriteUnit
        {
            Changes = (db, _) =>
            {
                db.MeterReadings.AddRange(Enumerable.Range(0, 60).Select(minute => Reading(now.AddDays(-20).AddMinutes(minute), minute, session)));
                db.MeterReadings.AddRange(Enumerable.Range(0, 3).Select(minute => Reading(now.AddDays(-15).AddMinutes(minute), 100 + minute, null)));
                db.MeterReadings.AddRange(Enumerable.Range(0, 60).Select(minute => Reading(now.AddDays(-13).AddMinutes(minute), 200 + minute, session)));
                db.MeterReadings.Add(Reading(now.AddDays(-366), 1, session));
                return Task.CompletedTask;
            },
        }, Cancel);
        using var pruning = new Pruning(Storage.Writer, Storage.Dbs, Usual, Storage.Clock, NullLogger<Pruning>.Instance);

        Assert.Equal(56 + 2 + 1, await pruning.Prune(Cancel));
        Assert.Equal(0, await pruning.Prune(Cancel));

        await using var db = Storage.Dbs.Open();
        var left = await db.MeterReadings.OrderBy(row => row.Id).Select(row => new { row.Energy, row.Raw }).ToListAsync(Cancel);
        Assert.Equal([14, 29, 44, 59, 102], left.Take(5).Select(row => (int)row.Energy!.Value));
        Assert.All(left.Take(5), row => Assert.Equal("", row.Raw));
        Assert.Equal(60, left.Skip(5).Count(row => row.Raw == "[]"));
    }

    [Fact]
    public async Task What_cards_were_asked_about_and_who_guessed_wrong_is_forgotten_in_time()
    {
        var now = Storage.Clock.GetUtcNow();
        await Storage.Writer.Commit(new WriteUnit
        {
            Changes = (db, _) =>
            {
                db.Authorizations.AddRange(Asked(now.AddDays(-91)), Asked(now.AddDays(-89)));
                db.Lockouts.AddRange(new Lockout { Subject = "old", Since = now.AddDays(-2) }, new Lockout { Subject = "young", Since = now.AddHours(-1) });
                return Task.CompletedTask;
            },
        }, Cancel);
        using var pruning = new Pruning(Storage.Writer, Storage.Dbs, Usual, Storage.Clock, NullLogger<Pruning>.Instance);

        Assert.Equal(2, await pruning.Prune(Cancel));

        await using var db = Storage.Dbs.Open();
        Assert.Equal((now.AddDays(-89), "young"), ((await db.Authorizations.SingleAsync(Cancel)).At, (await db.Lockouts.SingleAsync(Cancel)).Subject));
    }

    [Fact]
    public async Task Each_kind_goes_by_its_own_time_in_the_configuration_and_nothing_by_zero()
    {
        var now = Storage.Clock.GetUtcNow();
        await Storage.Writer.Commit(new WriteUnit
        {
            Changes = (db, _) =>
            {
                db.Authorizations.AddRange(Asked(now.AddDays(-8)), Asked(now.AddDays(-6)));
                db.ValueChanges.Add(Change(now.AddDays(-5_000)));
                db.StationEvents.AddRange(
                    new StationEvent { Id = Guid.CreateVersion7(now.AddDays(-4)), StationId = "S1", Kind = StationEventKind.Booted, At = now.AddDays(-4) },
                    new StationEvent { Id = Guid.CreateVersion7(now.AddDays(-2)), StationId = "S1", Kind = StationEventKind.Connected, At = now.AddDays(-2) });
                db.Activations.AddRange(Start(now.AddDays(-31)), Start(now.AddDays(-29)));
                return Task.CompletedTask;
            },
        }, Cancel);
        using var pruning = new Pruning(Storage.Writer, Storage.Dbs, Keeping(("Authorizations", "7"), ("Changes", "0"), ("StationEvents", "3"), ("Customers", "30"), ("Emaids", "30")), Storage.Clock, NullLogger<Pruning>.Instance);

        Assert.Equal(4, await pruning.Prune(Cancel));

        await using var db = Storage.Dbs.Open();
        Assert.Equal(now.AddDays(-6), (await db.Authorizations.SingleAsync(Cancel)).At);
        Assert.Single(await db.ValueChanges.ToListAsync(Cancel));
        Assert.Equal(StationEventKind.Connected, (await db.StationEvents.SingleAsync(Cancel)).Kind);
        var starts = await db.Activations.OrderBy(row => row.Id).ToListAsync(Cancel);
        Assert.Equal([null, "mia"], starts.Select(row => row.Customer));
        Assert.Equal([null, "DE-8AA-001234567-0"], starts.Select(row => row.Emaid));
    }

    [Theory]
    [InlineData("Logs", "-1")]
    [InlineData("Logs", "soon")]
    [InlineData("Lochs", "1")]
    public void A_kind_or_a_time_that_there_is_not_is_named(string kind, string days)
    {
        var wrong = new ConfigurationBuilder().AddInMemoryCollection([new($"Retention:{kind}", days)]).Build();
        Assert.Contains($"Retention:{kind}", Assert.Single(RetentionTimes.Problems(wrong)), StringComparison.Ordinal);
    }

    private static RetentionTimes Usual => Keeping();

    private static RetentionTimes Keeping(params (string Kind, string Days)[] times) =>
        RetentionTimes.From(new ConfigurationBuilder().AddInMemoryCollection(times.Select(one => new KeyValuePair<string, string?>($"Retention:{one.Kind}", one.Days))).Build());

    private static Activation Start(DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        Kind = ActivationKind.Goodwill,
        StationId = "S1",
        PortId = "P1",
        ChargePointId = "C1",
        ConnectorId = 1,
        PersonId = "alex",
        PersonName = "Alex",
        RequestedAt = at,
        IdTag = $"CB:{at.Ticks}",
        Emaid = "DE-8AA-001234567-0",
        Customer = "mia",
        CustomerKey = "key",
    };

    private static Authorization Asked(DateTimeOffset at) => new() { Id = Guid.CreateVersion7(at), StationId = "S1", IdTag = "04A1", At = at, Verdict = TagVerdict.Accepted };

    private static ValueChange Change(DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        StationId = "Berlin-042",
        ConnectorId = 0,
        Key = "HeartbeatInterval",
        Before = "300",
        After = "600",
        Source = ChangeSource.Device,
        At = at,
    };

    [Fact]
    public async Task Of_what_a_person_looked_at_the_last_twenty_stay()
    {
        var now = Storage.Clock.GetUtcNow();
        var unit = new WriteUnit();
        unit.Recents.AddRange(Enumerable.Range(0, 30).Select(number => new RecentPort("anna", $"P{number:00}", now.AddMinutes(-number))));
        unit.Recents.AddRange(Enumerable.Range(0, 3).Select(number => new RecentPort("ben", $"P{number:00}", now.AddDays(-number))));
        await Storage.Writer.Commit(unit, Cancel);
        var again = new WriteUnit();
        again.Recents.Add(new RecentPort("anna", "P29", now.AddMinutes(1)));
        await Storage.Writer.Commit(again, Cancel);
        using var pruning = new Pruning(Storage.Writer, Storage.Dbs, Usual, Storage.Clock, NullLogger<Pruning>.Instance);

        Assert.Equal(10, await pruning.Prune(Cancel));

        await using var db = Storage.Dbs.Open();
        var left = await db.RecentPorts.Where(row => row.PersonId == "anna").OrderByDescending(row => row.At).Select(row => row.PortId).ToListAsync(Cancel);
        Assert.Equal(["P29", .. Enumerable.Range(0, 19).Select(number => $"P{number:00}")], left);
        Assert.Equal(3, await db.RecentPorts.CountAsync(row => row.PersonId == "ben", Cancel));
    }

    private static PostedCard Card(DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        ConversationId = "a:1",
        PersonId = "anna",
        Kind = "port",
        Language = "en",
        CreatedAt = at,
    };

    private static MeterReading Reading(DateTimeOffset at, long energy, Guid? session) => new()
    {
        Id = Guid.CreateVersion7(at),
        PortId = "P1",
        SessionId = session,
        At = at,
        Energy = energy,
        Raw = "[]",
    };
}
