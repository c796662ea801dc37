using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Activations;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Activations;

/// <summary>
/// Counts tries at secrets: passwords by contract and by person, voucher codes by person. A try is counted before it is looked
/// at, so that many at once are no more than one after the other; the right one takes back what was counted.
/// </summary>
public sealed class Attempts(ChargeBotDbs dbs, Writer writer, TimeProvider clock)
{
    /// <summary>The tries at a contract's password, whoever tries.</summary>
    public static string OfContract(Emaid emaid) => $"emaid:{emaid}";

    /// <summary>A person's tries at passwords.</summary>
    public static string OfPasswordsBy(string personId) => $"password:{personId}";

    /// <summary>A person's tries at voucher codes.</summary>
    public static string OfVouchersBy(string personId) => $"voucher:{personId}";

    /// <summary>Counts a try at each. Until when nothing is looked at; null: it may be looked at.</summary>
    public async Task<DateTimeOffset?> Count(params string[] subjects)
    {
        DateTimeOffset? locked = null;
        await writer.Commit(new WriteUnit
        {
            Changes = async (db, cancel) =>
            {
                var now = clock.GetUtcNow();
                var rows = new List<Lockout>();
                foreach (var subject in subjects)
                {
                    rows.Add(await db.Lockouts.FindAsync([subject], cancel) ?? db.Lockouts.Add(new Lockout { Subject = subject, Since = now }).Entity);
                }

                locked = rows.Max(row => row.LockedAt(now));
                foreach (var row in locked is null ? rows : [])
                {
                    row.Miss(now);
                }
            },
        });
        return locked;
    }

    /// <summary>It was right: nothing of it counts any more.</summary>
    public static void Clear(WriteUnit unit, params string[] subjects) =>
        unit.Also((db, cancel) => db.Lockouts.Where(row => subjects.Contains(row.Subject)).ExecuteDeleteAsync(cancel));

    /// <summary>How often it was wrong lately, and until when it is locked.</summary>
    public async Task<(int Wrong, DateTimeOffset? Until)> Of(params string[] subjects)
    {
        await using var db = dbs.Open();
        var now = clock.GetUtcNow();
        var rows = await db.Lockouts.AsNoTracking().Where(row => subjects.Contains(row.Subject)).ToListAsync();
        return (rows.Where(row => row.Since + Lockout.Within > now).Select(row => row.Wrong).DefaultIfEmpty().Max(), rows.Max(row => row.LockedAt(now)));
    }
}
