using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.ChargePoints;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Activations;

/// <summary>What goodwill was given until now, as the policy counts it: whatever was not refused, taken back or turned down.</summary>
public static class GoodwillBook
{
    /// <summary>Counts.</summary>
    /// <param name="db">The database: within the writer, nobody else gives any meanwhile.</param>
    /// <param name="portId">Where the next one would be.</param>
    /// <param name="site">At which site.</param>
    /// <param name="customerKey">For whom.</param>
    /// <param name="personId">Who gives it.</param>
    /// <param name="zone">Whose day it is.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<GoodwillGiven> Count(
        ChargeBotDb db, string portId, string site, string? customerKey, string personId, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancel)
    {
        var day = SiteZone.Today(zone, now).ToDateTime(TimeOnly.MinValue);
        var today = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day, zone), TimeSpan.Zero);
        var given = await db.Activations.AsNoTracking()
            .Where(row => row.Kind == ActivationKind.Goodwill && row.RequestedAt >= today && row.State != ActivationState.NotStarted)
            .Select(row => new { row.PortId, row.Site, row.PersonId, row.State, row.Minutes, row.SessionId }).ToListAsync(cancel);
        var since = now.AddDays(-GoodwillPolicy.CustomerDays);
        var forCustomer = customerKey is null ? 0 : await db.Activations.CountAsync(row => row.Kind == ActivationKind.Goodwill
            && row.CustomerKey == customerKey && row.RequestedAt >= since && row.State != ActivationState.NotStarted, cancel);
        var sessions = given.Where(one => one.State is ActivationState.Ended).Select(one => one.SessionId).OfType<Guid>().ToList();
        var charged = await db.Sessions.AsNoTracking().Where(row => EF.Parameter(sessions).Contains(row.Id)).SumAsync(row => row.MeterLast - row.MeterStart, cancel);
        var open = given.Where(one => one.State is not ActivationState.Ended).ToList();
        var ports = open.Select(one => one.PortId).Distinct().ToList();
        var power = await db.Ports.AsNoTracking().Where(row => EF.Parameter(ports).Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.MaxPower, cancel);
        return new GoodwillGiven(
            given.Count(one => one.PortId == portId), given.Count(one => one.Site == site), forCustomer,
            given.Count(one => one.PersonId == personId), given.Count,
            (int)(Math.Max(0, charged) / 1000) + open.Sum(one => GoodwillPolicy.MostEnergy(power.GetValueOrDefault(one.PortId), one.Minutes ?? 0)));
    }
}
