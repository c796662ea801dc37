using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.MasterData;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Reads and writes a station's master data as people edit them.</summary>
internal static class MasterDataWrite
{
    /// <summary>The fields of a form as they are stored; null where the station is not there any more.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> Fields(ChargeBotDb db, string stationId, StationForm form, CancellationToken cancel)
    {
        if (await db.Stations.FirstOrDefaultAsync(row => row.Id == stationId, cancel) is not { } station)
        {
            return null;
        }

        var values = StationFields.Values(station, await db.DeviceValues.Where(row => row.StationId == stationId && row.ConnectorId == 0).ToListAsync(cancel));
        return StationFields.Of(form).ToDictionary(field => field, field => values[field]);
    }

    /// <summary>
    /// Within the turn's transaction. Whoever was quicker by less than that gives cause to fail it: the press is made again,
    /// and then meets what they wrote.
    /// </summary>
    public static async Task Write(
        ChargeBotDb db, string stationId, IReadOnlyDictionary<string, string> changed, IReadOnlyDictionary<string, string> stored,
        string by, DateTimeOffset now, CancellationToken cancel)
    {
        var station = await db.Stations.FindAsync([stationId], cancel) ?? throw new UnitFailedException(UnitFailure.Stale);
        var kept = await db.DeviceValues.Where(row => row.StationId == stationId && row.ConnectorId == 0).ToListAsync(cancel);
        var present = StationFields.Values(station, kept);
        if (changed.Keys.Any(field => present[field] != stored[field]))
        {
            throw new UnitFailedException(UnitFailure.Stale);
        }

        foreach (var (field, value) in changed)
        {
            if (StationFields.Put(station, field, value))
            {
                continue;
            }

            if (kept.Find(row => row.Key == field) is not { } row)
            {
                row = new DeviceValue { StationId = stationId, ConnectorId = 0, Key = field };
                db.DeviceValues.Add(row);
            }

            (row.Entered, row.EnteredAt, row.EnteredBy) = (value.Length > 0 ? value : null, now, by);
        }

        if (changed.Keys.Any(StationFields.Of(StationForm.Address).Contains))
        {
            await Counters.Raise(db, Counters.Network, cancel);
        }
    }
}
