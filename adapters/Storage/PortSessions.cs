using System.Linq.Expressions;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Storage;

/// <summary>A port's charge records, the newest first: the manual's Charge records, and what one session came of.</summary>
public sealed class PortSessions(ChargeBotDbs dbs)
{
    /// <summary>A card is held to the reader shortly before, or (plug first) after the session begins.</summary>
    private static readonly TimeSpan BeforeStart = TimeSpan.FromMinutes(5);

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

    /// <summary>Everything that is known of one session, and of what it came of.</summary>
    /// <param name="session">The session; null: a start that came to none.</param>
    /// <param name="activation">The start from afar, by its id; null: that of the session.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<SessionTrace> Trace(ChargingSession? session, Guid? activation, CancellationToken cancel = default)
    {
        await using var db = dbs.Open();
        var started = (activation ?? session?.ActivationId) is { } id ? await db.Activations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) : null;
        var voucher = started?.VoucherId is { } paid ? await db.Vouchers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == paid, cancel) : null;
        var (from, to) = session is null ? (DateTimeOffset.MinValue, DateTimeOffset.MinValue) : (session.StartedAt - BeforeStart, session.StartedAt + BeforeStart);
        return new SessionTrace
        {
            Activation = started,
            Voucher = voucher,
            Start = started is null ? null : await db.Commands.AsNoTracking().FirstOrDefaultAsync(row => row.Id == started.Id, cancel),
            Approval = started is null ? null : await db.Approvals.AsNoTracking().FirstOrDefaultAsync(row => row.Id == started.Id, cancel),
            Authorization = session is null ? null : await db.Authorizations.AsNoTracking()
                .Where(row => row.StationId == session.StationId && row.IdTag == session.IdTag && row.At >= from && row.At <= to)
                .OrderByDescending(row => row.At).FirstOrDefaultAsync(cancel),
            Readings = session is null ? 0 : await db.MeterReadings.CountAsync(row => row.PortId == session.PortId && row.At >= session.StartedAt && row.SessionId == session.Id, cancel),
            Signed = session is null ? 0 : await db.SignedRecords.CountAsync(row => row.SessionId == session.Id, cancel),
        };
    }

    private async Task<SessionPage<T>> Page<T>(
        Func<ChargeBotDb, IQueryable<T>> rows, Expression<Func<T, DateTimeOffset>> newest, Expression<Func<T, Guid>> then, int page, int size, CancellationToken cancel)
    {
        await using var db = dbs.Open();
        var all = rows(db);
        var total = await all.CountAsync(cancel);
        var at = Pages.Within(page, total, size);
        return new SessionPage<T>(await all.OrderByDescending(newest).ThenBy(then).Skip(at * size).Take(size).ToListAsync(cancel), at, total);
    }
}

/// <summary>One page.</summary>
/// <param name="Rows">What is on it.</param>
/// <param name="Page">Which it is, from 0.</param>
/// <param name="Total">How many rows all pages have.</param>
public sealed record SessionPage<T>(IReadOnlyList<T> Rows, int Page, int Total);
