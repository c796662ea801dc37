using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Domain.MasterData;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// Writes attributes within the turn's transaction, each only where it still is what the person saw; else the turn fails as
/// stale, the press is made again, and meets what a colleague wrote.
/// </summary>
internal static class AttributeWrite
{
    public static async Task Put(
        ChargeBotDb db, string stationId, string key, string? before, AttributeType type, string value, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var row = await Unchanged(db, stationId, key, before, cancel);
        if (row is null)
        {
            if (await db.StationAttributes.CountAsync(one => one.StationId == stationId, cancel) >= StationAttributes.Most)
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }

            row = new StationAttribute { StationId = stationId, Key = key };
            db.StationAttributes.Add(row);
        }

        (row.Type, row.Value, row.ChangedAt, row.ChangedBy) = (type, value, now, by);
    }

    public static async Task Delete(ChargeBotDb db, string stationId, string key, string before, CancellationToken cancel)
    {
        if (await Unchanged(db, stationId, key, before, cancel) is { } row)
        {
            db.StationAttributes.Remove(row);
        }
    }

    private static async Task<StationAttribute?> Unchanged(ChargeBotDb db, string stationId, string key, string? before, CancellationToken cancel)
    {
        var row = await db.StationAttributes.FindAsync([stationId, key], cancel);
        return AttributePage.Mark(row) == before ? row : throw new UnitFailedException(UnitFailure.Stale);
    }
}
