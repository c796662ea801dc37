using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Storage;

/// <summary>
/// Each hour, forgets the rows whose time is over: in pages, so that no turn waits long behind it. What has files beside it is
/// forgotten where those are known.
/// </summary>
public sealed class Pruning(Writer writer, ChargeBotDbs dbs, RetentionTimes keep, TimeProvider clock, ILogger<Pruning> log) : BackgroundService
{
    private const int Page = 1_000;

    private readonly ReadingCompaction readings = new(writer, dbs);

    /// <summary>Teams repeats an activity for minutes, never for a day.</summary>
    public static TimeSpan KeepSeen => TimeSpan.FromHours(24);

    /// <summary>Ports that a person looked at; what is older than these is nothing that one goes back to.</summary>
    public const int KeepRecents = 20;

    /// <summary>What a page was used for stands in the audit.</summary>
    public static TimeSpan KeepPages => TimeSpan.FromHours(24);

    /// <summary>Who was wrong about a secret: nothing of it counts after a quarter of an hour.</summary>
    public static TimeSpan KeepLockouts => TimeSpan.FromDays(1);

    /// <summary>What has a time of its own in the configuration. Ids begin with the time of their making: the key finds old ones without an index of its own.</summary>
    private static readonly (KeptKind Kind, string Sql)[] ById =
    [
        (KeptKind.Cards, """DELETE FROM "Cards" WHERE "Id" IN (SELECT "Id" FROM "Cards" WHERE "Id" < {0} ORDER BY "Id" LIMIT {1})"""),
        (KeptKind.Changes, """DELETE FROM "ValueChanges" WHERE "Id" IN (SELECT "Id" FROM "ValueChanges" WHERE "Id" < {0} ORDER BY "Id" LIMIT {1})"""),
        (KeptKind.Authorizations, """DELETE FROM "Authorizations" WHERE "Id" IN (SELECT "Id" FROM "Authorizations" WHERE "Id" < {0} ORDER BY "Id" LIMIT {1})"""),
        (KeptKind.StationEvents, """DELETE FROM "StationEvents" WHERE "Id" IN (SELECT "Id" FROM "StationEvents" WHERE "Id" < {0} ORDER BY "Id" LIMIT {1})"""),
        (KeptKind.Commands, """DELETE FROM "Commands" WHERE "Id" IN (SELECT "Id" FROM "Commands" WHERE "Id" < {0} AND "EndedAt" IS NOT NULL ORDER BY "Id" LIMIT {1})"""),
        (KeptKind.Readings, """DELETE FROM "MeterReadings" WHERE "Id" IN (SELECT "Id" FROM "MeterReadings" WHERE "Id" < {0} ORDER BY "Id" LIMIT {1})"""),
        (KeptKind.Audit, """DELETE FROM "Audit" WHERE "Id" IN (SELECT "Id" FROM "Audit" WHERE "Id" < {0} ORDER BY "Id" LIMIT {1})"""),
        (KeptKind.Customers, """
            UPDATE "Activations" SET "Customer" = NULL, "CustomerKey" = NULL, "Problem" = NULL WHERE "Id" IN (
                SELECT "Id" FROM "Activations" WHERE "Id" < {0} AND ("Customer" IS NOT NULL OR "CustomerKey" IS NOT NULL OR "Problem" IS NOT NULL) ORDER BY "Id" LIMIT {1})
            """),
        (KeptKind.Emaids, """UPDATE "Activations" SET "Emaid" = NULL WHERE "Id" IN (SELECT "Id" FROM "Activations" WHERE "Id" < {0} AND "Emaid" IS NOT NULL ORDER BY "Id" LIMIT {1})"""),
        (KeptKind.Emaids, """UPDATE "Tickets" SET "Emaid" = NULL WHERE "Id" IN (SELECT "Id" FROM "Tickets" WHERE "Id" < {0} AND "State" = 'Closed' AND "Emaid" IS NOT NULL ORDER BY "Id" LIMIT {1})"""),
    ];

    /// <summary>Prunes once.</summary>
    /// <returns>Rows that went, or that lost what was personal in them.</returns>
    public async Task<int> Prune(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var gone = await Pages(
            """DELETE FROM "Seen" WHERE ("ConversationId", "ActivityId") IN (SELECT "ConversationId", "ActivityId" FROM "Seen" WHERE "At" < {0} ORDER BY "At" LIMIT {1})""",
            dbs.Dialect.Time(now - KeepSeen),
            cancel);
        gone += await Pages(
            """DELETE FROM "OneTimePages" WHERE "Hash" IN (SELECT "Hash" FROM "OneTimePages" WHERE "ExpiresAt" < {0} LIMIT {1})""",
            dbs.Dialect.Time(now - KeepPages),
            cancel);
        gone += await Pages(
            """DELETE FROM "Lockouts" WHERE "Subject" IN (SELECT "Subject" FROM "Lockouts" WHERE "Since" < {0} LIMIT {1})""",
            dbs.Dialect.Time(now - KeepLockouts),
            cancel);
        gone += await Pages(
            """
            DELETE FROM "RecentPorts" WHERE ("PersonId", "PortId") IN (SELECT "PersonId", "PortId" FROM (
                SELECT "PersonId", "PortId", ROW_NUMBER() OVER (PARTITION BY "PersonId" ORDER BY "At" DESC, "PortId") AS "Place" FROM "RecentPorts") AS ranked
            WHERE "Place" > {0} LIMIT {1})
            """,
            KeepRecents,
            cancel);
        foreach (var (kind, sql) in ById)
        {
            gone += keep.Before(kind, now) is { } before ? await Pages(sql, Guid.CreateVersion7(before), cancel) : 0;
        }

        return gone + (keep.Before(KeptKind.FullReadings, now) is { } full ? await readings.Compact(full, cancel) : 0);
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
