using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Storage.Activations;

/// <summary>
/// The portal's Activation overview: sessions, starts from afar that came to none, and tags that were refused, in one order.
/// What is on a page is found by time and id alone; its rows are then fetched.
/// </summary>
public sealed class ActivationOverview(ChargeBotDbs dbs)
{
    private enum Of
    {
        Session,
        Activation,
        Authorization,
    }

    /// <summary>A page, the newest first.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="page">Which page, from 0; the last one where there are fewer.</param>
    /// <param name="size">Rows of a page.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<SessionPage<OverviewRow>> Page(OverviewQuery query, int page, int size = OverviewQuery.PageSize, CancellationToken cancel = default)
    {
        await using var db = dbs.Open();
        var found = Sessions(db, query).Select(row => new { At = row.StartedAt, Of = 0, row.Id })
            .Concat(Activations(db, query).Select(row => new { At = row.RequestedAt, Of = 1, row.Id }))
            .Concat(Refused(db, query).Select(row => new { row.At, Of = 2, row.Id }));
        var total = await found.CountAsync(cancel);
        var at = Pages.Within(page, total, size);
        var keys = await found.OrderByDescending(row => row.At).ThenBy(row => row.Id).Skip(at * size).Take(size).ToListAsync(cancel);
        var ids = keys.Select(key => key.Id).ToList();
        var sessions = await db.Sessions.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var started = sessions.Values.Select(row => row.ActivationId).OfType<Guid>().Concat(ids).ToList();
        var activations = await db.Activations.AsNoTracking().Where(row => EF.Parameter(started).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var refused = await db.Authorizations.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        return new SessionPage<OverviewRow>(
            [.. keys.Select(key => new OverviewRow
            {
                At = key.At,
                Session = (Of)key.Of is Of.Session ? sessions.GetValueOrDefault(key.Id) : null,
                Activation = (Of)key.Of is Of.Session ? sessions.GetValueOrDefault(key.Id)?.ActivationId is { } id ? activations.GetValueOrDefault(id) : null : activations.GetValueOrDefault(key.Id),
                Authorization = (Of)key.Of is Of.Authorization ? refused.GetValueOrDefault(key.Id) : null,
            }).Where(row => row.Session is not null || row.Activation is not null || row.Authorization is not null)], at, total);
    }

    private static IQueryable<ChargingSession> Sessions(ChargeBotDb db, OverviewQuery query)
    {
        var rows = db.Sessions.AsNoTracking().Where(row => (row.StartedAt >= query.From && row.StartedAt < query.To) || row.State == SessionState.Running);
        if (query.Ports is { } ports)
        {
            rows = rows.Where(row => EF.Parameter(ports).Contains(row.PortId));
        }

        rows = query.Outcome switch
        {
            SessionOutcome.Running => rows.Where(row => row.State == SessionState.Running),
            SessionOutcome.Successful => rows.Where(row => row.State != SessionState.Running && row.Error == ErrorType.None),
            SessionOutcome.Faulty => rows.Where(row => row.State != SessionState.Running && row.Error != ErrorType.None && row.Error != null),
            SessionOutcome.NotStarted => rows.Where(row => false),
            _ => rows,
        };
        if (query.Source is AuthenticationSource.Charger)
        {
            rows = rows.Where(row => row.ActivationId == null);
        }
        else if (query.Source is not AuthenticationSource.Any || query.Provider is not null)
        {
            var of = OfKind(db.Activations, query);
            rows = rows.Where(row => of.Any(one => one.Id == row.ActivationId));
        }

        if (!query.Search.Any)
        {
            return rows;
        }

        var search = query.Search;
        var named = Named(db, search);
        return rows.Where(row => EF.Parameter(search.Ports).Contains(row.PortId) || EF.Parameter(search.Records).Contains(row.Id)
            || EF.Parameter(search.Transactions).Contains(row.TransactionId) || named.Any(one => one.Id == row.ActivationId));
    }

    /// <summary>Starts from afar that came to no session, or not yet.</summary>
    private static IQueryable<Activation> Activations(ChargeBotDb db, OverviewQuery query)
    {
        var rows = OfKind(db.Activations.AsNoTracking(), query).Where(row => row.SessionId == null && row.RequestedAt >= query.From && row.RequestedAt < query.To);
        if (query.Ports is { } ports)
        {
            rows = rows.Where(row => EF.Parameter(ports).Contains(row.PortId));
        }

        rows = query.Outcome switch
        {
            SessionOutcome.All => rows,
            SessionOutcome.Running => rows.Where(row => row.State != ActivationState.NotStarted),
            SessionOutcome.NotStarted => rows.Where(row => row.State == ActivationState.NotStarted),
            _ => rows.Where(row => false),
        };
        if (query.Source is AuthenticationSource.Charger)
        {
            return rows.Where(row => false);
        }

        if (!query.Search.Any)
        {
            return rows;
        }

        var search = query.Search;
        var named = Named(db, search);
        return rows.Where(row => EF.Parameter(search.Ports).Contains(row.PortId) || EF.Parameter(search.Records).Contains(row.Id) || named.Any(one => one.Id == row.Id));
    }

    private static IQueryable<Authorization> Refused(ChargeBotDb db, OverviewQuery query)
    {
        var rows = db.Authorizations.AsNoTracking().Where(row => row.Verdict != TagVerdict.Accepted && row.At >= query.From && row.At < query.To);
        if (query.Stations is { } stations)
        {
            rows = rows.Where(row => EF.Parameter(stations).Contains(row.StationId));
        }

        return query is { Outcome: SessionOutcome.All or SessionOutcome.NotStarted, Source: AuthenticationSource.Any or AuthenticationSource.Charger, Provider: null, Search.Any: false }
            ? rows : rows.Where(row => false);
    }

    private static IQueryable<Activation> OfKind(IQueryable<Activation> rows, OverviewQuery query)
    {
        rows = query.Source switch
        {
            AuthenticationSource.Contract => rows.Where(row => row.Kind == ActivationKind.Contract),
            AuthenticationSource.Goodwill => rows.Where(row => row.Kind == ActivationKind.Goodwill),
            AuthenticationSource.Voucher => rows.Where(row => row.Kind == ActivationKind.Voucher),
            _ => rows,
        };
        return query.Provider is { } provider ? rows.Where(row => row.Emaid != null && row.Emaid.StartsWith(provider)) : rows;
    }

    private static IQueryable<Activation> Named(ChargeBotDb db, OverviewSearch search)
    {
        var vouchers = db.Vouchers.Where(row => EF.Parameter(search.Vouchers).Contains(row.CodeHash)).Select(row => (Guid?)row.Id);
        return db.Activations.Where(row => (row.Emaid != null && EF.Parameter(search.Emaids).Contains(row.Emaid)) || vouchers.Contains(row.VoucherId));
    }
}
