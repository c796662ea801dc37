using ChargeBot.Adapters.Storage;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws what a station's parameters were before, and who changed them: a page at a time, the newest first.</summary>
public sealed class HistoryPainter(ChargeBotDbs dbs)
{
    /// <summary>Draws a page.</summary>
    /// <param name="page">Which, and of what.</param>
    /// <param name="values">What is known of the station.</param>
    /// <param name="port">The port, as it is now.</param>
    /// <param name="context">The card.</param>
    public async ValueTask<CardJson> Draw(HistoryPage page, IReadOnlyList<DeviceValue> values, PortView port, CardContext context)
    {
        var (station, connector) = (port.Snapshot.Station, port.Snapshot.Find(port.PortId)!.Port.ConnectorId);
        var keys = page.Key is { } one ? [one] : Keys(station.Protocol, values);
        await using var db = dbs.Open();
        var changes = db.ValueChanges.Where(row => row.StationId == station.Id && (row.ConnectorId == 0 || row.ConnectorId == connector) && keys.Contains(row.Key));
        var total = await changes.CountAsync();
        var shown = await changes.OrderByDescending(row => row.At).ThenByDescending(row => row.Id)
            .Skip(page.Page * ValueHistoryCard.PageSize).Take(ValueHistoryCard.PageSize).ToListAsync();
        return ValueHistoryCard.Draw(new ValueHistoryView(port, page.Key, shown, total, page.Page), context);
    }

    /// <summary>What belongs to the tab: parameters and the firmware, not what people keep as details of the device.</summary>
    private static List<string> Keys(Protocol protocol, IReadOnlyList<DeviceValue> values) => protocol is Protocol.Lg2Wan
        ? [ValueChange.Firmware, .. Lg2WanParameters.All.Select(one => one.Key)]
        : [ValueChange.Firmware, .. values.Where(row => row.ReportedAt is not null).Select(row => row.Key).Distinct()];
}
