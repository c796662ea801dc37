using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChargeBot.Tests.Storage;

public sealed class ErrorRatesOnSqliteTests : ErrorRatesTests<Sqlite>;

public sealed class ErrorRatesOnPostgresTests : ErrorRatesTests<Postgres>;

/// <summary>What is counted out of the index, and what is judged again after a start with other thresholds.</summary>
public abstract class ErrorRatesTests<TBackend> : StorageTests<TBackend>
    where TBackend : IStorageBackend
{
    private const string One = "DE*ABC*E1*1", Two = "DE*ABC*E1*2";

    private readonly ErrorClassification rules = new(new ErrorThresholds());

    private DateTimeOffset Now => Storage.Clock.GetUtcNow();

    private TimeSlice Week => new(Now.AddDays(-7), Now);

    [Fact]
    public async Task Sessions_are_counted_by_port_time_and_type_and_lost_ones_with_them()
    {
        await Write(
            Session(One, Now.AddDays(-1), ErrorType.None), Session(One, Now.AddDays(-2), ErrorType.Canceled), Session(One, Now.AddDays(-7), ErrorType.Canceled),
            Session(One, Now.AddDays(-7).AddMilliseconds(-1), ErrorType.Others), Session(One, Now, ErrorType.Others), Session(One, Now.AddDays(-3), null),
            Session(One, Now.AddDays(-4), null, SessionState.Running), Session(One, Now.AddDays(-3), null, SessionState.Running),
            Session(Two, Now.AddDays(-1), ErrorType.NegativeEnergy));
        var rates = new ErrorRates(Storage.Dbs, rules);

        var one = await rates.Count([One], Week, Now, Cancel);
        Assert.Equal((1, 3), (one.Successful, one.Faulty));
        Assert.Equal([(ErrorType.Canceled, 2), (ErrorType.NoChargeRecord, 1)], one.ByType);

        var both = await rates.Count([One, Two], Week, Now, Cancel);
        Assert.Equal((1, 4), (both.Successful, both.Faulty));

        var lost = Assert.Single(await rates.Sessions([One, Two], Week, ErrorType.NoChargeRecord, 0, 8, Now, Cancel));
        Assert.Equal(Now.AddDays(-4), lost.StartedAt);
        Assert.Equal([Now.AddDays(-2), Now.AddDays(-7)], (await rates.Sessions([One], Week, ErrorType.Canceled, 0, 8, Now, Cancel)).Select(session => session.StartedAt));
        Assert.Equal([Now.AddDays(-7)], (await rates.Sessions([One], Week, ErrorType.Canceled, 1, 8, Now, Cancel)).Select(session => session.StartedAt));
    }

    [Fact]
    public async Task The_worst_ports_are_those_with_the_highest_share_of_enough_sessions()
    {
        await Write([
            .. Enumerable.Range(1, 4).Select(hours => Session(One, Now.AddHours(-hours), hours == 1 ? ErrorType.Others : ErrorType.None)),
            .. Enumerable.Range(1, 3).Select(hours => Session(Two, Now.AddHours(-hours), hours == 1 ? ErrorType.None : ErrorType.Canceled)),
            Session(Two, Now.AddDays(-5), null, SessionState.Running), Session("DE*ABC*E1*3", Now.AddHours(-1), ErrorType.Others)]);
        var worst = await new ErrorRates(Storage.Dbs, rules).Worst(Week, 2, 20, Now, Cancel);
        Assert.Equal([new PortErrors(Two, 4, 3), new PortErrors(One, 4, 1)], worst);
        Assert.Equal([new PortErrors(Two, 4, 3)], await new ErrorRates(Storage.Dbs, rules).Worst(Week, 2, 1, Now, Cancel));
    }

    [Fact]
    public async Task What_other_thresholds_judged_is_judged_again_once_and_the_next_start_finds_nothing_to_do()
    {
        var sessions = Enumerable.Range(0, 1_200).Select(number => Session(number % 2 == 0 ? One : Two, Now.AddHours(-2), null, SessionState.Ended, energy: number % 3 == 0 ? 0 : 9_000)).ToArray();
        await Write(sessions);
        Assert.Equal(1_200, await Judge(rules));
        Assert.Equal((800, 400), await Counts());
        Assert.Equal(0, await Judge(rules));

        var strict = new ErrorClassification(new ErrorThresholds { MinimumEnergy = 10_000 });
        Assert.Equal(1_200, await Judge(strict));
        Assert.Equal((0, 1_200), await Counts());

        async Task<int> Judge(ErrorClassification by)
        {
            using var judging = new Rejudging(Storage.Dbs, Storage.Writer, by, TimeProvider.System, NullLogger<Rejudging>.Instance);
            return await judging.JudgeAll(Cancel);
        }

        async Task<(int, int)> Counts()
        {
            var counts = await new ErrorRates(Storage.Dbs, rules).Count([One, Two], Week, Now, Cancel);
            return (counts.Successful, counts.Faulty);
        }
    }

    [Fact]
    public async Task A_session_that_was_judged_meanwhile_by_the_present_rules_is_left_alone()
    {
        var session = Session(One, Now.AddHours(-2), ErrorType.Canceled);
        session.Rules = rules.Thresholds.Version;
        await Write(session);
        var unit = new WriteUnit();
        unit.Judged.Add(new JudgedSession(session.Id, ErrorType.Others, rules.Thresholds.Version, null, null));
        await Storage.Writer.Commit(unit, Cancel);
        await using var db = Storage.Dbs.Open();
        Assert.Equal(ErrorType.Canceled, (await db.Sessions.SingleAsync(Cancel)).Error);
    }

    private static ChargingSession Session(string port, DateTimeOffset at, ErrorType? error, SessionState state = SessionState.Ended, long energy = 9_000) => new()
    {
        Id = Guid.CreateVersion7(at),
        StationId = "Berlin-042",
        PortId = port,
        TransactionId = 7,
        IdTag = "04E1",
        StartedAt = at,
        StartReportedAt = at,
        MeterStart = 1_000,
        MeterLast = 1_000 + energy,
        MeterLastAt = at.AddHours(1),
        State = state,
        EndedAt = state is SessionState.Running ? null : at.AddHours(1),
        EndReportedAt = state is SessionState.Running ? null : at.AddHours(1),
        Error = error,
    };

    private Task Write(params ChargingSession[] sessions) => Storage.Writer.Commit(new WriteUnit
    {
        Changes = (db, _) =>
        {
            db.Stations.Add(new Station { Id = "Berlin-042" });
            db.Ports.AddRange(sessions.Select(session => session.PortId).Distinct().Select((id, index) => new Port { Id = id, StationId = "Berlin-042", ConnectorId = index + 1 }));
            db.Sessions.AddRange(sessions);
            db.ChargeRecords.AddRange(sessions.Where(session => session.State is SessionState.Ended).Select(session => new ChargeRecord
            {
                Id = session.Id,
                StationId = session.StationId,
                PortId = session.PortId,
                TransactionId = session.TransactionId,
                IdTag = session.IdTag,
                StartedAt = session.StartedAt,
                EndedAt = session.EndedAt!.Value,
                EndReportedAt = session.EndReportedAt,
                MeterStart = session.MeterStart,
                MeterStop = session.MeterLast,
            }));
            return Task.CompletedTask;
        },
    }, Cancel);
}
