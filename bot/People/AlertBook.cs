using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.People;

/// <summary>When people want to be called.</summary>
public sealed class AlertBook(ChargeBotDbs dbs)
{
    /// <summary>What somebody chose; null: nothing.</summary>
    public async Task<AlertChoice?> Of(string tenantId, ServiceAgent person, CancellationToken cancel = default)
    {
        // People who are listed without a tenant are known in any: the conversation's counts.
        var key = AlertChoice.KeyOf(tenantId, person.ObjectId);
        await using var db = dbs.Open();
        return await db.AlertChoices.AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == key, cancel);
    }

    /// <summary>Whether somebody does not want to be called now.</summary>
    public async Task<bool> Quiet(string tenantId, ServiceAgent person, DateTimeOffset now, CancellationToken cancel) =>
        await Of(tenantId, person, cancel) is { } choice && choice.Quiet(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, SiteZone.Find(choice.TimeZone)).DateTime));
}
