using System.Linq.Expressions;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Storage;

/// <summary>A port's sessions and charge records, the newest first: the manual's Activation overview and Charge records.</summary>
public sealed class PortSessions(ChargeBotDbs dbs)
{
    /// <summary>Sessions that began in a time, and whatever still runs.</summary>
    /// <param name="port">Whose.</param>
    /// <param name="since">From when on (UTC).</param>
    /// <param name="outcome">Which of them.</param>
    /// <param name="page">Which page, from 0; the last one where there are fewer.</param>
    /// <param name="size">Sessions of a page.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<SessionPage<ChargingSession>> Activations(string port, DateTimeOffset since, SessionOutcome outcome, int page, int size, CancellationToken cancel = default) => Page(
        db => db.Sessions.Where(session => session.PortId == port && (session.StartedAt >= since || session.State == SessionState.Running)).Where(Of(outcome)),
        session => session.StartedAt, session => session.Id, page, size, cancel);

    /// <summary>Charge records of sessions that began in a time.</summary>
    /// <param name="port">Whose.</param>
    /// <param name="since">From when on (UTC).</param>
    /// <param name="calibration">Of which calibration-law status; null: of any.</param>
    /// <param name="page">Which page, from 0; the last one where there are fewer.</param>
    /// <param name="size">Records of a page.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<SessionPage<ChargeRecord>> Records(string port, DateTimeOffset since, CalibrationStatus? calibration, int page, int size, CancellationToken cancel = default) => Page(
        db => db.ChargeRecords.Where(record => record.PortId == port && record.StartedAt >= since && (calibration == null || record.Calibration == calibration)),
        record => record.StartedAt, record => record.Id, page, size, cancel);

    /// <summary>A session with its record, where it is of one of these ports: what is pressed says only which.</summary>
    /// <param name="id">The session's.</param>
    /// <param name="ports">Where it may be.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<(ChargingSession Session, ChargeRecord? Record)?> Find(Guid id, IReadOnlyCollection<string> ports, CancellationToken cancel = default)
    {
        await using var db = dbs.Open();
        return await db.Sessions.FirstOrDefaultAsync(session => session.Id == id, cancel) is { } found && ports.Contains(found.PortId)
            ? (found, await db.ChargeRecords.FirstOrDefaultAsync(record => record.Id == id, cancel))
            : null;
    }

    private static Expression<Func<ChargingSession, bool>> Of(SessionOutcome outcome) => outcome switch
    {
        SessionOutcome.Running => session => session.State == SessionState.Running,
        SessionOutcome.Successful => session => session.State != SessionState.Running && session.Error == ErrorType.None,
        SessionOutcome.Faulty => session => session.State != SessionState.Running && session.Error != ErrorType.None && session.Error != null,
        _ => session => true,
    };

    private async Task<SessionPage<T>> Page<T>(
        Func<ChargeBotDb, IQueryable<T>> rows, Expression<Func<T, DateTimeOffset>> newest, Expression<Func<T, Guid>> then, int page, int size, CancellationToken cancel)
    {
        await using var db = dbs.Open();
        var all = rows(db);
        var total = await all.CountAsync(cancel);
        var at = Math.Clamp(page, 0, Math.Max(0, (total - 1) / size));
        return new SessionPage<T>(await all.OrderByDescending(newest).ThenBy(then).Skip(at * size).Take(size).ToListAsync(cancel), at, total);
    }
}

/// <summary>One page.</summary>
/// <param name="Rows">What is on it.</param>
/// <param name="Page">Which it is, from 0.</param>
/// <param name="Total">How many rows all pages have.</param>
public sealed record SessionPage<T>(IReadOnlyList<T> Rows, int Page, int Total);
