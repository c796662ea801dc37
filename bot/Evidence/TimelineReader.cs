using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Tickets;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Evidence;

/// <summary>What is asked of a timeline.</summary>
/// <param name="StationId">Whose.</param>
/// <param name="PortId">At which port: what its siblings did stays out, what the station did as a whole does not.</param>
/// <param name="From">UTC.</param>
/// <param name="To">UTC.</param>
public sealed record TimelineQuery(string StationId, string PortId, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The port's connector, as the reader finds it.</summary>
    internal int ConnectorId { get; init; }

    /// <summary>Of all tickets only this one, and those that belong to it; null: all of the port.</summary>
    public Guid? TicketId { get; init; }

    /// <summary>What it is narrowed to.</summary>
    public TimelineSource Source { get; init; }
}

/// <summary>Puts together what happened at a port, from every table that knows something of it.</summary>
public static class TimelineReader
{
    /// <summary>Rows of each table at most, the newest ones: a port that flaps must not push out everything else.</summary>
    public const int Most = 1_000;

    /// <summary>All of it, the newest first.</summary>
    public static async Task<IReadOnlyList<TimelineEntry>> Read(ChargeBotDb db, TimelineQuery query, CancellationToken cancel)
    {
        var entries = new List<TimelineEntry>();
        query = query with { ConnectorId = await db.Ports.Where(row => row.Id == query.PortId).Select(row => row.ConnectorId).FirstOrDefaultAsync(cancel) };
        foreach (var (source, read) in Sources)
        {
            if (query.Source is TimelineSource.All || query.Source == source)
            {
                entries.AddRange(await read(db, query, cancel));
            }
        }

        return [.. entries.Where(entry => entry.At >= query.From && entry.At <= query.To).OrderByDescending(entry => entry.At)];
    }

    private static readonly (TimelineSource, Func<ChargeBotDb, TimelineQuery, CancellationToken, Task<IEnumerable<TimelineEntry>>>)[] Sources =
    [
        (TimelineSource.Device, Told),
        (TimelineSource.Commands, Commands),
        (TimelineSource.Commands, Approvals),
        (TimelineSource.Sessions, Cards),
        (TimelineSource.Sessions, Starts),
        (TimelineSource.Sessions, Sessions),
        (TimelineSource.People, Tickets),
        (TimelineSource.People, Notes),
        (TimelineSource.People, Logs),
        (TimelineSource.People, Values),
    ];

    private static async Task<IEnumerable<TimelineEntry>> Told(ChargeBotDb db, TimelineQuery query, CancellationToken cancel) =>
        (await db.StationEvents.AsNoTracking()
            .Where(row => row.StationId == query.StationId && row.At >= query.From && row.At <= query.To && (row.ConnectorId == 0 || row.ConnectorId == query.ConnectorId))
            .OrderByDescending(row => row.At).Take(Most).ToListAsync(cancel)).Select(row => new DeviceTold(row));

    /// <summary>A restart takes every port of the station down, whichever it was asked at.</summary>
    private static async Task<IEnumerable<TimelineEntry>> Commands(ChargeBotDb db, TimelineQuery query, CancellationToken cancel) =>
        (await db.Commands.AsNoTracking()
            .Where(row => row.StationId == query.StationId && row.RequestedAt >= query.From && row.RequestedAt <= query.To
                && (row.PortId == query.PortId || row.Kind == CommandKind.SoftReboot || row.Kind == CommandKind.HardReboot))
            .OrderByDescending(row => row.RequestedAt).Take(Most).ToListAsync(cancel))
        .SelectMany(row => new (CommandStep Step, DateTimeOffset? At)[]
        {
            (CommandStep.Requested, row.RequestedAt), (CommandStep.Sent, row.SentAt), (CommandStep.Answered, row.AnsweredAt), (CommandStep.Ended, row.EndedAt),
        }
        .Where(step => step.At is not null && !(step.Step is CommandStep.Ended && row.State is CommandState.Rejected))
        .Select(step => new CommandMoved(row, step.Step, step.At!.Value)));

    private static async Task<IEnumerable<TimelineEntry>> Approvals(ChargeBotDb db, TimelineQuery query, CancellationToken cancel) =>
        (await db.Approvals.AsNoTracking().Where(row => row.PortId == query.PortId && row.AskedAt >= query.From && row.AskedAt <= query.To)
            .OrderByDescending(row => row.AskedAt).Take(Most).ToListAsync(cancel))
        .SelectMany(row => (ApprovalMoved[])[new ApprovalMoved(row, Decided: false, row.AskedAt), .. row is { DecidedAt: { } at } ? [new ApprovalMoved(row, Decided: true, at)] : Array.Empty<ApprovalMoved>()]);

    private static async Task<IEnumerable<TimelineEntry>> Cards(ChargeBotDb db, TimelineQuery query, CancellationToken cancel) =>
        (await db.Authorizations.AsNoTracking().Where(row => row.StationId == query.StationId && row.At >= query.From && row.At <= query.To)
            .OrderByDescending(row => row.At).Take(Most).ToListAsync(cancel)).Select(row => new CardAsked(row));

    private static async Task<IEnumerable<TimelineEntry>> Starts(ChargeBotDb db, TimelineQuery query, CancellationToken cancel) =>
        (await db.Activations.AsNoTracking().Where(row => row.PortId == query.PortId && row.RequestedAt >= query.From && row.RequestedAt <= query.To)
            .OrderByDescending(row => row.RequestedAt).Take(Most).ToListAsync(cancel))
        .SelectMany(row => (StartMoved[])[new StartMoved(row, Failed: false, row.RequestedAt), .. row is { State: ActivationState.NotStarted, EndedAt: { } at } ? [new StartMoved(row, Failed: true, at)] : Array.Empty<StartMoved>()]);

    private static async Task<IEnumerable<TimelineEntry>> Sessions(ChargeBotDb db, TimelineQuery query, CancellationToken cancel) =>
        (await db.Sessions.AsNoTracking().Where(row => row.PortId == query.PortId && row.StartedAt <= query.To && (row.EndedAt == null || row.EndedAt >= query.From))
            .OrderByDescending(row => row.StartedAt).Take(Most).ToListAsync(cancel))
        .SelectMany(row => (SessionMoved[])[new SessionMoved(row, Ended: false, row.StartedAt), .. row.EndedAt is { } at ? [new SessionMoved(row, Ended: true, at)] : Array.Empty<SessionMoved>()]);

    private static async Task<IEnumerable<TimelineEntry>> Tickets(ChargeBotDb db, TimelineQuery query, CancellationToken cancel)
    {
        var tickets = await db.Tickets.AsNoTracking().Sent()
            .Where(row => query.TicketId == null ? row.PortId == query.PortId : row.Id == query.TicketId || row.LinkedTo == query.TicketId)
            .OrderByDescending(row => row.Id).Take(50).ToDictionaryAsync(row => row.Id, row => row.Number, cancel);
        return (await db.TicketEvents.AsNoTracking().Where(row => tickets.Keys.Contains(row.TicketId) && row.At >= query.From && row.At <= query.To)
            .OrderByDescending(row => row.At).Take(Most).ToListAsync(cancel)).Select(row => new TicketMoved(row, tickets[row.TicketId]));
    }

    private static async Task<IEnumerable<TimelineEntry>> Notes(ChargeBotDb db, TimelineQuery query, CancellationToken cancel) =>
        (await db.Notes.AsNoTracking().Where(row => row.Ports.Any(at => at.PortId == query.PortId)).OrderByDescending(row => row.CreatedAt).Take(Most).ToListAsync(cancel))
        .SelectMany(row => (NoteMoved[])[new NoteMoved(row, Edited: false, row.CreatedAt), .. row.EditedAt is { } at ? [new NoteMoved(row, Edited: true, at)] : Array.Empty<NoteMoved>()]);

    private static async Task<IEnumerable<TimelineEntry>> Logs(ChargeBotDb db, TimelineQuery query, CancellationToken cancel) =>
        (await db.LogFiles.AsNoTracking().Where(row => row.StationId == query.StationId && row.ArrivedAt >= query.From && row.ArrivedAt <= query.To)
            .OrderByDescending(row => row.Id).Take(Most).ToListAsync(cancel)).Select(row => new LogCame(row, row.ArrivedAt!.Value));

    private static async Task<IEnumerable<TimelineEntry>> Values(ChargeBotDb db, TimelineQuery query, CancellationToken cancel) =>
        (await db.ValueChanges.AsNoTracking()
            .Where(row => row.StationId == query.StationId && row.At >= query.From && row.At <= query.To && (row.ConnectorId == 0 || row.ConnectorId == query.ConnectorId))
            .OrderByDescending(row => row.At).Take(Most).ToListAsync(cancel)).Select(row => new ValueMoved(row));
}
