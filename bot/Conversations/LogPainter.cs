using ChargeBot.Adapters.Blobs;
using ChargeBot.Adapters.Ftp;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.LogFiles;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.LogFiles;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws the log files of a station.</summary>
public sealed class LogPainter(ChargeBotDbs dbs, SecretBox box, FtpSettings ftp, BlobShelf? shelf = null)
{
    /// <summary>Draws it.</summary>
    /// <param name="card">The row.</param>
    /// <param name="data">What it says.</param>
    /// <param name="fresh">What the turn that it answers decided and has not stored yet.</param>
    /// <param name="port">The port, as it is now.</param>
    /// <param name="context">The card.</param>
    public async ValueTask<CardJson> Draw(PostedCard card, CardData data, Fresh? fresh, PortView port, CardContext context)
    {
        await using var db = dbs.Open();
        if (data.Look is { } look && await db.LogFiles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == look.Id && row.StationId == port.Snapshot.Station.Id) is { State: LogState.Here } file)
        {
            return await Excerpt(db, look, file, port, context);
        }

        var all = db.LogFiles.AsNoTracking().Where(row => row.StationId == port.Snapshot.Station.Id);
        var total = await all.CountAsync();
        var page = Pages.Within(data.Page, total, LogsView.PageSize);
        var rows = await all.OrderByDescending(row => row.Id).Skip(page * LogsView.PageSize).Take(LogsView.PageSize).ToListAsync();
        IReadOnlyList<LogFile> files = fresh?.LogFile is { } asked && page == 0 ? [.. rows.Prepend(asked).Take(LogsView.PageSize)] : rows;
        return LogsCard.Draw(
            new LogsView(port, files, page, total + (fresh?.LogFile is null ? 0 : 1))
            {
                Here = data.Saved,
                About = card.CommandId,
                Range = data.Range,
                Way = ftp.On && port.Snapshot.Station.Protocol is not Protocol.Lg2Wan ? data.Way : null,
                Download = data.Download?.Open(box, context.Now),
            }, context);
    }

    private async ValueTask<CardJson> Excerpt(ChargeBotDb db, LogLook look, LogFile file, PortView port, CardContext context)
    {
        var connector = port.Snapshot.Find(port.PortId)?.Port.ConnectorId ?? 0;
        var fault = await db.StationEvents.AsNoTracking()
            .Where(row => row.StationId == file.StationId && row.Status == PortStatus.Faulted && (row.ConnectorId == connector || row.ConnectorId == 0) && row.At >= file.From && row.At <= file.To)
            .OrderByDescending(row => row.At).FirstOrDefaultAsync();
        var around = fault?.At ?? file.To;
        return LogLookCard.Draw(
            new LogLookView(port, file, await LogPreview.Read(shelf, file, around, look.Word, look.Skip), around) { AtFault = fault is not null, Word = look.Word, Skip = look.Skip }, context);
    }
}
