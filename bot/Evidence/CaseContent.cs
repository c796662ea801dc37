using ChargeBot.Adapters.Storage;
using ChargeBot.Cards;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Evidence;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Evidence;

/// <summary>What of a timeline is shown.</summary>
/// <param name="Ticket">The ticket that it is of; null: the port.</param>
/// <param name="Days">How many days back it looks.</param>
/// <param name="Source">What it is narrowed to.</param>
/// <param name="Page">Which page, from 0.</param>
public sealed record TimelineShown(Guid? Ticket, int Days = 7, TimelineSource Source = TimelineSource.All, int Page = 0)
{
    /// <summary>What led to an error is looked for in the day before it.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromDays(1);

    /// <summary>What it asks for, at a port.</summary>
    /// <param name="port">The port.</param>
    /// <param name="ticket">The ticket that it is of.</param>
    /// <param name="now">UTC.</param>
    public TimelineQuery Of(PortEntry port, Ticket? ticket, DateTimeOffset now)
    {
        var begun = ticket is null ? now.AddDays(-Days) : new[] { ticket.OccurredAt, ticket.SentAt, ticket.CreatedAt }.Min()!.Value - Around;
        return new TimelineQuery(port.StationId, port.PortId, begun, ticket?.ClosedAt + Around < now ? ticket!.ClosedAt!.Value + Around : now) { TicketId = Ticket, Source = Source };
    }
}

/// <summary>All that belongs to a case: what its page says, and the files beside it.</summary>
/// <param name="Case">What the page says; its files are known once they are packed.</param>
/// <param name="Files">Photos and other files of its ticket.</param>
/// <param name="Logs">Logs of the station that came in its time.</param>
/// <param name="Signed">Signed readings; none for outsiders, for contracts stand in them.</param>
public sealed record CaseContent(CaseView Case, IReadOnlyList<TicketFile> Files, IReadOnlyList<LogFile> Logs, IReadOnlyList<SignedRecord> Signed)
{
    private const int MostFiles = 100, MostLogs = 20, MostRecords = 500;

    /// <summary>Gathers it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="query">Where and when.</param>
    /// <param name="ticket">The ticket that it is of; null: the port.</param>
    /// <param name="hide">What is left out.</param>
    /// <param name="by">Who makes it, as colleagues know them.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<CaseContent?> Gather(ChargeBotDb db, TimelineQuery query, Ticket? ticket, Redaction hide, string by, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Stations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == query.StationId, cancel) is not { } station)
        {
            return null;
        }

        var records = await db.ChargeRecords.AsNoTracking().Where(row => row.PortId == query.PortId && row.StartedAt <= query.To && row.EndedAt >= query.From)
            .OrderBy(row => row.StartedAt).Take(MostRecords).ToListAsync(cancel);
        var sessions = records.Select(row => row.Id).ToList();
        return new CaseContent(
            new CaseView(station, query.PortId, query.From, query.To)
            {
                Ticket = ticket,
                Entries = [.. (await TimelineReader.Read(db, query with { Source = TimelineSource.All }, cancel)).Reverse()],
                Records = records,
                MadeBy = by,
                MadeAt = now,
                Hide = hide,
            },
            ticket is null ? [] : await db.TicketFiles.AsNoTracking().Where(row => row.TicketId == ticket.Id && row.State == TicketFileState.Stored).OrderBy(row => row.Id).Take(MostFiles).ToListAsync(cancel),
            await db.LogFiles.AsNoTracking().Where(row => row.StationId == query.StationId && row.State == LogState.Here && row.ArrivedAt >= query.From && row.ArrivedAt <= query.To)
                .OrderByDescending(row => row.Id).Take(MostLogs).ToListAsync(cancel),
            hide.On ? [] : await db.SignedRecords.AsNoTracking().Where(row => sessions.Contains(row.SessionId)).OrderBy(row => row.SessionId).ThenBy(row => row.Number).Take(MostRecords).ToListAsync(cancel));
    }
}
