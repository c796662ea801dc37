using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Storage;

/// <summary>How sessions and charge records are found, and what was done during one.</summary>
public static class SessionQueries
{
    private static readonly CommandKind[] OfPeople =
        [CommandKind.RemoteStart, CommandKind.Stop, CommandKind.ForceStop, CommandKind.Unlock, CommandKind.Availability];

    private static readonly CommandKind[] OfStation = [CommandKind.SoftReboot, CommandKind.HardReboot];

    /// <summary>The sessions that a query is about.</summary>
    public static IQueryable<ChargingSession> Sessions(this ChargeBotDb db, SessionQuery query) => db.Sessions
        .Where(row => (query.PortId == null || row.PortId == query.PortId) && row.StartedAt < query.To && (row.EndedAt == null || row.EndedAt >= query.From));

    /// <summary>The charge records that a query is about.</summary>
    public static IQueryable<ChargeRecord> ChargeRecords(this ChargeBotDb db, SessionQuery query) => db.ChargeRecords
        .Where(row => (query.PortId == null || row.PortId == query.PortId) && row.StartedAt < query.To && row.EndedAt >= query.From);

    /// <summary>A page of sessions, in one query.</summary>
    public static async Task<Page<ChargingSession>> PageOfSessions(this ChargeBotDb db, SessionQuery query, CancellationToken cancel = default)
    {
        var found = db.Sessions(query);
        var rows = await found.OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Id)
            .Skip(query.Page * SessionQuery.PageSize).Take(SessionQuery.PageSize)
            .Select(row => new { Row = row, Total = found.Count() })
            .ToListAsync(cancel);
        return new Page<ChargingSession>([.. rows.Select(row => row.Row)], rows.Count > 0 ? rows[0].Total : 0, query.Page);
    }

    /// <summary>A page of charge records, in one query.</summary>
    public static async Task<Page<ChargeRecord>> PageOfRecords(this ChargeBotDb db, SessionQuery query, CancellationToken cancel = default)
    {
        var found = db.ChargeRecords(query);
        var rows = await found.OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Id)
            .Skip(query.Page * SessionQuery.PageSize).Take(SessionQuery.PageSize)
            .Select(row => new { Row = row, Total = found.Count() })
            .ToListAsync(cancel);
        return new Page<ChargeRecord>([.. rows.Select(row => row.Row)], rows.Count > 0 ? rows[0].Total : 0, query.Page);
    }

    /// <summary>
    /// What people had done at a session's port while it ran, and restarts of its station, in their order: from shortly
    /// before its beginning, for a start from afar comes before the session.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="session">The session.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="now">UTC: until when, where it still runs.</param>
    public static Task<List<CommandRecord>> CommandsDuring(this ChargeBotDb db, ChargingSession session, int most, DateTimeOffset now)
    {
        var (from, to) = (session.StartedAt.AddMinutes(-2), session.EndedAt ?? now);
        return db.Commands
            .Where(row => row.StationId == session.StationId && row.RequestedAt >= from && row.RequestedAt <= to
                && ((row.PortId == session.PortId && OfPeople.Contains(row.Kind)) || OfStation.Contains(row.Kind)))
            .OrderBy(row => row.RequestedAt).Take(most).ToListAsync();
    }

    /// <summary>How many readings of the meter came for a session.</summary>
    public static Task<int> CountReadings(this ChargeBotDb db, ChargingSession session) =>
        db.MeterReadings.CountAsync(row => row.PortId == session.PortId && row.At >= session.StartedAt && row.SessionId == session.Id);
}
