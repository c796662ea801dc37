using System.Diagnostics;

namespace ChargeBot.Benchmarks.Load;

/// <summary>A year of sessions with their charge records, put into the bot's database before it starts: one in ten is faulty.</summary>
internal static class YearOfSessions
{
    public const int Count = 1_000_000;

    /// <summary>Fills it: the sessions spread evenly over the year and over the ports of a <see cref="Network"/>.</summary>
    public static async Task Fill(string database, int stations, CancellationToken stop)
    {
        await Database.Run(database, $"""
            PRAGMA synchronous = OFF;
            CREATE TEMP TABLE spread AS
                WITH RECURSIVE numbers(i) AS (VALUES(0) UNION ALL SELECT i + 1 FROM numbers WHERE i < {Count - 1})
                SELECT i, printf('%08X-0000-7000-8000-%012X', i, i) AS id, printf('Bench-%05d', i % {stations}) AS station,
                    'DE*ABC*E' || (10000 + i % {stations}) || '*' || (1 + (i / {stations}) % 2) AS port,
                    {DateTimeOffset.UtcNow.AddDays(-364).ToUnixTimeMilliseconds() * 1000} + CAST(i AS INTEGER) * {364L * 24 * 3600 * 1_000_000 / Count} AS at,
                    CASE WHEN i % 20 = 3 THEN 0 WHEN i % 50 = 7 THEN -40 WHEN i % 33 = 5 THEN 3 ELSE 9000 END AS energy
                FROM numbers;
            INSERT INTO "Sessions" ("Id", "StationId", "PortId", "TransactionId", "IdTag", "StartedAt", "StartReportedAt", "MeterStart", "MeterLast", "MeterLastAt", "State", "EndedAt", "EndReportedAt", "StopReason", "Flags")
                SELECT id, station, port, i, '04A1B2C3', at, at, 1000, 1000 + energy, at + 1800000000, 'Ended', at + 1800000000, at + 1800000000, 'Local', 0 FROM spread;
            INSERT INTO "ChargeRecords" ("Id", "StationId", "PortId", "TransactionId", "IdTag", "StartedAt", "StartReportedAt", "EndedAt", "EndReportedAt", "MeterStart", "MeterStop", "StopReason", "Flags")
                SELECT id, station, port, i, '04A1B2C3', at, at, at + 1800000000, at + 1800000000, 1000, 1000 + energy, 'Local', 0 FROM spread;
            PRAGMA optimize;
            """, stop);
    }

    /// <summary>Waits until the running bot has judged them all; how long that took.</summary>
    public static async Task<TimeSpan> Judged(string database, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        while (await Database.Read(database, """SELECT COUNT(*) FROM "JudgingProgress" WHERE "Done" """, stop) == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), stop);
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
