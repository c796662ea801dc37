using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Storage;

/// <summary>
/// How many sessions of a time were successful and how many faulty, by type. Counted out of one index, in which each
/// session stands with what it was judged as; sessions that still run and have lost their end are added to it at the
/// moment of the question.
/// </summary>
public sealed class ErrorRates(ChargeBotDbs dbs, ErrorClassification rules)
{
    /// <summary>The counts of some ports together.</summary>
    /// <param name="ports">Their ids.</param>
    /// <param name="time">The time in which the sessions began.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ErrorCounts> Count(IReadOnlyCollection<string> ports, TimeSlice time, DateTimeOffset now, CancellationToken cancel = default)
    {
        await using var db = dbs.Open();

        // The many successful ones are counted and not grouped: that halves the work.
        var successful = await Of(db, ports, time).CountAsync(session => session.Error == ErrorType.None, cancel);
        var faulty = await Of(db, ports, time).Where(session => session.Error != null && session.Error != ErrorType.None)
            .GroupBy(session => session.Error).Select(group => new { Type = group.Key, Count = group.Count() }).ToListAsync(cancel);
        return ErrorCounts.Of(faulty.Select(row => (row.Type!.Value, row.Count))
            .Append((ErrorType.None, successful)).Append((ErrorType.NoChargeRecord, await Lost(db, ports, time, now, cancel))));
    }

    /// <summary>The ports of the fleet with the highest share of faulty sessions, the worst first.</summary>
    /// <param name="time">The time in which the sessions began.</param>
    /// <param name="atLeast">Ports with fewer sessions than this say nothing.</param>
    /// <param name="count">How many ports.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<PortErrors>> Worst(TimeSlice time, int atLeast, int count, DateTimeOffset now, CancellationToken cancel = default)
    {
        await using var db = dbs.Open();
        object[] values = [dbs.Dialect.Time(time.From), dbs.Dialect.Time(time.To), dbs.Dialect.Time(rules.LostBefore(now)), atLeast, count];

        // Port by port through the index: a week is read without the years around it.
        return await db.Database.SqlQueryRaw<PortErrors>("""
            SELECT "PortId", CAST(SUM("Sessions") AS INTEGER) AS "Sessions", CAST(SUM("Faulty") AS INTEGER) AS "Faulty" FROM (
                SELECT p."Id" AS "PortId", COUNT(*) AS "Sessions", SUM(CASE WHEN s."Error" <> 'None' THEN 1 ELSE 0 END) AS "Faulty"
                FROM "Ports" p CROSS JOIN "Sessions" s
                WHERE s."PortId" = p."Id" AND s."StartedAt" >= {0} AND s."StartedAt" < {1} AND s."Error" IS NOT NULL
                GROUP BY p."Id"
                UNION ALL
                SELECT "PortId", COUNT(*), COUNT(*) FROM "Sessions"
                WHERE "State" = 'Running' AND "StartedAt" >= {0} AND "StartedAt" < {1} AND "StartedAt" < {2}
                GROUP BY "PortId"
            ) AS counted
            GROUP BY "PortId" HAVING SUM("Sessions") >= {3} AND SUM("Faulty") > 0
            ORDER BY 1.0 * SUM("Faulty") / SUM("Sessions") DESC, SUM("Faulty") DESC, "PortId" LIMIT {4}
            """, values).ToListAsync(cancel);
    }

    /// <summary>Sessions of a type, the newest first.</summary>
    /// <param name="ports">Of which ports.</param>
    /// <param name="time">The time in which they began.</param>
    /// <param name="type">Which type.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">How many.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<ChargingSession>> Sessions(
        IReadOnlyCollection<string> ports, TimeSlice time, ErrorType type, int skip, int take, DateTimeOffset now, CancellationToken cancel = default)
    {
        await using var db = dbs.Open();
        var lostBefore = rules.LostBefore(now);
        var all = Of(db, ports, time);
        var found = type is ErrorType.NoChargeRecord
            ? all.Where(session => session.Error == type || (session.Error == null && session.State == SessionState.Running && session.StartedAt < lostBefore))
            : all.Where(session => session.Error == type);
        return await found.OrderByDescending(session => session.StartedAt).ThenBy(session => session.Id).Skip(skip).Take(take).ToListAsync(cancel);
    }

    // A site may have thousands of ports: as one parameter the question stays as short as for a few.
    private static IQueryable<ChargingSession> Of(ChargeBotDb db, IReadOnlyCollection<string> ports, TimeSlice time)
    {
        var ((from, to), first) = ((time.From, time.To), ports.Count == 1 ? ports.First() : null);
        return first is null
            ? db.Sessions.Where(session => EF.Parameter(ports).Contains(session.PortId) && session.StartedAt >= from && session.StartedAt < to)
            : db.Sessions.Where(session => session.PortId == first && session.StartedAt >= from && session.StartedAt < to);
    }

    /// <summary>Out of the small index of what runs, whatever the ports are: they are looked at here.</summary>
    private async Task<int> Lost(ChargeBotDb db, IReadOnlyCollection<string> ports, TimeSlice time, DateTimeOffset now, CancellationToken cancel)
    {
        var (from, to) = (time.From, time.To < rules.LostBefore(now) ? time.To : rules.LostBefore(now));
        var lost = await db.Sessions.Where(session => session.State == SessionState.Running && session.StartedAt >= from && session.StartedAt < to)
            .Select(session => session.PortId).ToListAsync(cancel);
        var here = ports.Count == 1 ? null : ports.ToHashSet(StringComparer.Ordinal);
        return lost.Count(port => here?.Contains(port) ?? ports.Contains(port));
    }
}
