using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.MobileNetworks;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.MobileNetworks;

/// <summary>The SIM cards that are known, and whether the operator manages one.</summary>
public sealed class SimCards(ChargeBotDbs dbs, MobileNetworkSettings settings)
{
    /// <summary>What is known about a SIM that the operator manages; null for any other.</summary>
    public async Task<SimCard?> Find(Iccid iccid, CancellationToken cancel = default)
    {
        var spellings = iccid.Spellings;
        await using var db = dbs.Open();
        var rows = await db.SimCards.Where(row => spellings.Contains(row.Iccid)).ToListAsync(cancel);
        var card = rows.MinBy(row => row.Iccid == iccid.Value ? 0 : 1);
        return card is { ListedAt: not null } || settings.Manages(iccid) ? card ?? new SimCard { Iccid = iccid.Value } : null;
    }

    /// <summary>Writes what the operator answered, with whatever else a unit writes: for <see cref="WriteUnit.Changes"/>.</summary>
    public static async Task Merge(ChargeBotDb db, string iccid, MobileNetworkDetails details, CancellationToken cancel)
    {
        if (!(await Tracked(db, [iccid], cancel)).TryGetValue(iccid, out var card))
        {
            card = new SimCard { Iccid = iccid };
            db.SimCards.Add(card);
        }

        card.Details = card.Details.Merge(details);
    }

    /// <summary>Cards to change, also those that another unit of the same group has just added.</summary>
    internal static async Task<Dictionary<string, SimCard>> Tracked(ChargeBotDb db, IReadOnlyList<string> iccids, CancellationToken cancel)
    {
        var cards = await db.SimCards.AsTracking().Where(row => iccids.Contains(row.Iccid)).ToDictionaryAsync(row => row.Iccid, cancel);
        foreach (var iccid in iccids)
        {
            if (!cards.ContainsKey(iccid) && db.SimCards.Local.FindEntry(iccid) is { } added)
            {
                cards[iccid] = added.Entity;
            }
        }

        return cards;
    }
}
