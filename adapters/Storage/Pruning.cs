using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Storage;

/// <summary>Each hour, forgets what nobody will ask for again: in pages, so that no turn waits long behind it.</summary>
public sealed class Pruning(Writer writer, ChargeBotDbs dbs, TimeProvider clock, ILogger<Pruning> log) : BackgroundService
{
    private const int Page = 1_000;

    /// <summary>Teams repeats an activity for minutes, never for a day.</summary>
    public static TimeSpan KeepSeen => TimeSpan.FromHours(24);

    /// <summary>A card so old is scrolled away; a press on it is answered with a new one.</summary>
    public static TimeSpan KeepCards => TimeSpan.FromDays(90);

    /// <summary>Ports that a person looked at; what is older than these is nothing that one goes back to.</summary>
    public const int KeepRecents = 20;

    /// <summary>What a page was used for stands in the audit.</summary>
    public static TimeSpan KeepPages => TimeSpan.FromHours(24);

    /// <summary>Two years: what is looked for is what changed before something broke.</summary>
    public static TimeSpan KeepChanges => TimeSpan.FromDays(730);

    /// <summary>What charge points asked about cards: as long as anyone asks why a session did not start.</summary>
    public static TimeSpan KeepAuthorizations => TimeSpan.FromDays(90);

    /// <summary>Who was wrong about a secret: nothing of it counts after a quarter of an hour.</summary>
    public static TimeSpan KeepLockouts => TimeSpan.FromDays(1);

    /// <summary>Prunes once.</summary>
    /// <returns>Rows that went.</returns>
    public async Task<int> Prune(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();

        // Ids of cards and changes begin with the time of their making: the key finds old ones without an index of its own.
        var seen = await Pages(
            """DELETE FROM "Seen" WHERE ("ConversationId", "ActivityId") IN (SELECT "ConversationId", "ActivityId" FROM "Seen" WHERE "At" < {0} ORDER BY "At" LIMIT {1})""",
            dbs.Dialect.Time(now - KeepSeen),
            cancel);
        var cards = await Pages(
            """DELETE FROM "Cards" WHERE "Id" IN (SELECT "Id" FROM "Cards" WHERE "Id" < {0} ORDER BY "Id" LIMIT {1})""",
            Guid.CreateVersion7(now - KeepCards),
            cancel);
        var pages = await Pages(
            """DELETE FROM "OneTimePages" WHERE "Hash" IN (SELECT "Hash" FROM "OneTimePages" WHERE "ExpiresAt" < {0} LIMIT {1})""",
            dbs.Dialect.Time(now - KeepPages),
            cancel);
        var changes = await Pages(
            """DELETE FROM "ValueChanges" WHERE "Id" IN (SELECT "Id" FROM "ValueChanges" WHERE "Id" < {0} ORDER BY "Id" LIMIT {1})""",
            Guid.CreateVersion7(now - KeepChanges),
            cancel);
        var asked = await Pages(
            """DELETE FROM "Authorizations" WHERE "Id" IN (SELECT "Id" FROM "Authorizations" WHERE "Id" < {0} ORDER BY "Id" LIMIT {1})""",
            Guid.CreateVersion7(now - KeepAuthorizations),
            cancel);
        var happened = await Pages(
            """DELETE FROM "StationEvents" WHERE "Id" IN (SELECT "Id" FROM "StationEvents" WHERE "Id" < {0} ORDER BY "Id" LIMIT {1})""",
            Guid.CreateVersion7(now - KeepAuthorizations),
            cancel);
        var lockouts = await Pages(
            """DELETE FROM "Lockouts" WHERE "Subject" IN (SELECT "Subject" FROM "Lockouts" WHERE "Since" < {0} LIMIT {1})""",
            dbs.Dialect.Time(now - KeepLockouts),
            cancel);
        var recents = await Pages(
            """
            DELETE FROM "RecentPorts" WHERE ("PersonId", "PortId") IN (SELECT "PersonId", "PortId" FROM (
                SELECT "PersonId", "PortId", ROW_NUMBER() OVER (PARTITION BY "PersonId" ORDER BY "At" DESC, "PortId") AS "Place" FROM "RecentPorts") AS ranked
            WHERE "Place" > {0} LIMIT {1})
            """,
            KeepRecents,
            cancel);
        return seen + cards + pages + changes + asked + happened + lockouts + recents;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                var gone = await Prune(stoppingToken);
                log.LogInformation("Pruned {Rows} rows.", gone);
            }
            catch (UnitFailedException failure)
            {
                log.LogWarning(failure, "Nothing was pruned; tried again in an hour.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> Pages(string sql, object before, CancellationToken cancel)
    {
        object[] values = [before, Page];
        for (var gone = 0; ;)
        {
            var page = 0;
            await writer.Commit(new WriteUnit { Changes = async (db, stop) => page = await db.Database.ExecuteSqlRawAsync(sql, values, stop) }, cancel);
            gone += page;
            if (page < Page)
            {
                return gone;
            }
        }
    }
}
