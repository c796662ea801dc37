using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Storage;

public sealed class ModelOnSqliteTests : ModelTests<Sqlite>;

public sealed class ModelOnPostgresTests : ModelTests<Postgres>;

/// <summary>The model: what goes in through EF comes out the same, and the database holds what must hold.</summary>
public abstract class ModelTests<TBackend> : StorageTests<TBackend>
    where TBackend : IStorageBackend
{
    [Fact]
    public void The_migrations_hold_the_whole_model()
    {
        using var db = Storage.Dbs.OpenToWrite();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_writers_columns_are_the_models()
    {
        using var db = Storage.Dbs.Open();

        Same<SeenActivity>(Statements.SeenRows.Names);
        Same<DraftRow>(Statements.DraftRows.Names);
        Same<RecentPort>(Statements.RecentRows.Names);
        Same<ConversationRow>(Statements.ConversationRows.Names);
        Same<PostedCard>(Statements.CardRows.Names);
        Same<Deadline>([.. Statements.DeadlineRows.Names, "LeasedUntil"]);
        Same<Domain.Audit.AuditEntry>(Statements.AuditRows.Names);
        Same<MeterReading>(Statements.ReadingRows.Names);

        void Same<T>(IEnumerable<string> written) =>
            Assert.Equal(db.Model.FindEntityType(typeof(T))!.GetProperties().Select(property => property.GetColumnName()).Order(), written.Order());
    }

    [Theory]
    [MemberData(nameof(Some.Asks), MemberType = typeof(Some), DisableDiscoveryEnumeration = true)]
    public async Task Whatever_is_asked_of_a_device_is_kept(DeviceCommand ask)
    {
        await Add(Some.Command(ask));

        await using var db = Storage.Dbs.Open();
        Assert.Equivalent(ask, (await db.Commands.SingleAsync(Cancel)).Command, strict: true);
    }

    [Fact]
    public async Task Stations_ports_and_sessions_come_back_as_they_went()
    {
        var station = Some.Station();
        station.Latitude = 52.525;
        station.BootedAt = Some.Now.ToUniversalTime();
        var port = new Port
        {
            Id = "DE*ABC*E1234*1",
            StationId = station.Id,
            EvseId = "DE*ABC*E1234*1",
            ConnectorId = 1,
            ChargingMode = ChargingMode.Dc,
            Status = PortStatus.SuspendedByCar,
            LastSeenTransactionId = 5_000_000_000,
        };
        var session = new ChargingSession
        {
            Id = Guid.CreateVersion7(),
            StationId = station.Id,
            PortId = port.Id,
            TransactionId = 1_000_001,
            IdTag = "04E1",
            StartedAt = Some.Now.ToUniversalTime(),
            MeterLastAt = Some.Now.ToUniversalTime(),
            Power = 11_000.5,
            State = SessionState.ClosedByUs,
            Flags = SessionFlags.ClockDoubtful | SessionFlags.ForceStopped,
        };
        await Add(station, port, session);

        await using var db = Storage.Dbs.Open();
        Assert.Equivalent(station, await db.Stations.SingleAsync(Cancel), strict: true);
        Assert.Equivalent(port, await db.Ports.SingleAsync(Cancel), strict: true);
        Assert.Equivalent(session, await db.Sessions.SingleAsync(Cancel), strict: true);
        Assert.Single(await db.Sessions.Where(row => row.State == SessionState.ClosedByUs && row.StartedAt <= Some.Now).OrderBy(row => row.StartedAt).ToListAsync(Cancel));
        Assert.Empty(await db.Sessions.Where(row => row.StartedAt > Some.Now).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Times_keep_their_microseconds_and_lose_their_offset()
    {
        await Storage.Writer.Commit(new WriteUnit { Drafts = { Some.Draft("x") with { UpdatedAt = Some.Now.AddTicks(9) } } }, Cancel);

        await using var db = Storage.Dbs.Open();
        var read = (await db.Drafts.SingleAsync(Cancel)).UpdatedAt;
        Assert.Equal((Some.Now, TimeSpan.Zero), (read, read.Offset));
    }

    [Fact]
    public async Task No_two_stations_share_an_identity_on_the_wire_but_many_may_have_none()
    {
        await Add(Some.Station("A", null), Some.Station("B", null), Some.Station("C", "cp"));

        var twice = await Assert.ThrowsAsync<UnitFailedException>(() => Add(Some.Station("D", "cp")));

        Assert.Equal(UnitFailure.Broken, twice.Failure);
    }

    [Fact]
    public async Task Text_that_no_database_can_hold_is_kept_readable()
    {
        await Storage.Writer.Commit(new WriteUnit { Seen = { Some.Seen("1", answer: "a\0b\ud800c") } }, Cancel);
        await Storage.Writer.Commit(
            new WriteUnit { Readings = { new MeterReading { Id = Guid.CreateVersion7(), PortId = "p", At = Some.Now, Power = double.NaN, Raw = "NaN" } } }, Cancel);

        var station = Some.Station();
        station.Firmware = "1.0\0";
        await Add(station);

        await using var db = Storage.Dbs.Open();
        Assert.StartsWith("1.0", (await db.Stations.SingleAsync(Cancel)).Firmware, StringComparison.Ordinal);
        Assert.Equal("a\ufffdb\ufffdc", (await db.Seen.SingleAsync(Cancel)).Answer);
        Assert.Null((await db.MeterReadings.SingleAsync(Cancel)).Power);
    }

    private Task Add(params object[] entities) => Storage.Writer.Commit(
        new WriteUnit
        {
            Changes = (db, _) =>
            {
                db.AddRange(entities);
                return Task.CompletedTask;
            },
        },
        Cancel);
}
