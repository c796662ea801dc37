namespace ChargeBot.Benchmarks.Load;

/// <summary>Tickets of a long year, put into the bot's database before it starts: three in ten are open, a third of those are late.</summary>
internal static class TenThousandTickets
{
    public const int Count = 10_000;

    /// <summary>How many people write them and work on them: each wrote one in twenty and has another one in twenty.</summary>
    public const int People = 20;

    /// <summary>How many places they are of.</summary>
    public const int Sites = 50;

    /// <summary>Fills it; spread evenly over people and over the first places of a <see cref="Network"/>.</summary>
    public static Task Fill(string database, CancellationToken stop) => Database.Run(database, $"""
        PRAGMA synchronous = OFF;
        CREATE TEMP TABLE spread AS
            WITH RECURSIVE numbers(i) AS (VALUES(0) UNION ALL SELECT i + 1 FROM numbers WHERE i < {Count - 1})
            SELECT i, printf('%08X-0000-7000-8000-%012X', i, i) AS id, (i * 7) % {Sites} AS station, i % {People} AS author, (i / {People}) % {People} AS assignee,
                {DateTimeOffset.UtcNow.AddDays(-300).ToUnixTimeMilliseconds() * 1000} + i * {300L * 24 * 3600 * 1_000_000 / Count} AS at, {DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000} AS now,
                CASE (i / 3) % 10 WHEN 0 THEN 'New' WHEN 1 THEN 'InProgress' WHEN 2 THEN 'Waiting' ELSE 'Closed' END AS state
            FROM numbers;
        INSERT INTO "Tickets" ("Id", "Number", "StationId", "PortId", "Site", "TenantId", "ConversationId", "AuthorId", "AuthorName", "CreatedAt", "SentAt", "WithoutEmaid", "OccurredAt", "Description",
                "Priority", "State", "AssigneeId", "AssigneeName", "AcknowledgeBy", "ResolveBy", "Overdue", "ResolvedAt", "ClosedAt", "Called", "Unreached", "Reminders", "Version")
            SELECT id, i + 1, printf('Bench-%05d', station), 'DE*ABC*E' || (10000 + station) || '*' || (1 + i % 2), {Site("station")},
                '{Crowd.Tenant(0)}', printf('a-%05d', author), printf('{Crowd.Person(0)[..^12]}%012d', author), 'Agent', at, at, 1, at, 'The display is dark and the plug does not come out. ' || i,
                'Normal', state, CASE WHEN state = 'New' THEN NULL ELSE printf('{Crowd.Person(0)[..^12]}%012d', assignee) END, CASE WHEN state = 'New' THEN NULL ELSE 'Agent' END,
                CASE WHEN state = 'New' THEN now + 86400000000 END,
                CASE WHEN state = 'Closed' THEN NULL WHEN (i / 30) % 3 = 0 THEN now - 3600000000 ELSE now + 172800000000 + i END, 0,
                CASE WHEN state = 'Closed' THEN at + 3600000000 END, CASE WHEN state = 'Closed' THEN at + 7200000000 END, '', '', 0, 3
            FROM spread;
        PRAGMA optimize;
        """, stop);

    /// <summary>A station's place as SQL writes it, in the words of the bot's index.</summary>
    private static string Site(string station) => $"'Site ' || {station} || ' Messstraße ' || {station} || ' 10115 Berlin'";
}
