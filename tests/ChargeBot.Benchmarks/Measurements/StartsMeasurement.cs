using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>A thousand approvals that are open at once and are decided; two hundred agents who redeem ten vouchers at once.</summary>
internal static class StartsMeasurement
{
    private static readonly Guid Begun = Guid.CreateVersion7();

    private const int Approvals = 1_000, First = 100, PerSecond = 50, Agents = 200, Vouchers = 10, Sessions = 15;

    public static async Task Run(Bench bench)
    {
        await using var channel = await LoadChannel.Start();
        var database = Path.Combine(bench.NewFolder("starts"), "bot.db");
        await BotProcess.Import(bench, channel, database, file => Network.Write(file, Approvals + First + Agents));
        await Fill(database, bench.Stop);
        await using var bot = await BotProcess.Start(bench, channel, database, paced: false, Roles());
        using var http = Desk.Connect(bot.Address, channel);
        var desks = Enumerable.Range(0, Crowd.Conversations).Select(number => new Desk(http, channel, number, bench.Stop)).ToArray();

        await Bench.Note("warming up");
        foreach (var (number, desk) in desks.Take(Agents).Index())
            await desk.Say(Network.Port(number, 1));
        await Bench.Note($"{Approvals} approvals are decided, {PerSecond} a second");
        var (decided, timer) = (new Latencies(), new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond)));
        var running = new List<Task>(Approvals + First);
        for (var number = 0; number < Approvals + First; number++)
        {
            var approval = number;
            running.Add(Task.Run(async () =>
            {
                var took = await desks[approval % desks.Length].Press(approval % 5 == 0 ? "goodwill.reject" : "goodwill.approve", new JsonObject
                {
                    ["card"] = Id('c', approval),
                    ["v"] = 1,
                    ["port"] = Network.Port(approval, 1),
                    ["minutes"] = "45",
                    ["reason"] = "as measured",
                });
                if (approval >= First)
                {
                    lock (decided)
                        decided.Add(took);
                }
            }, bench.Stop));
            await timer.WaitForNextTickAsync(bench.Stop);
        }

        await Task.WhenAll(running);
        timer.Dispose();
        var (approved, rejected) = (await Count("""SELECT COUNT(*) FROM "Approvals" WHERE "State" = 'Approved'"""), await Count("""SELECT COUNT(*) FROM "Approvals" WHERE "State" = 'Rejected'"""));
        var asked = await Count("""SELECT COUNT(*) FROM "Commands" WHERE "Kind" = 'RemoteStart'""");

        await Bench.Note($"{Agents} agents redeem {Vouchers} vouchers");
        await Task.WhenAll(Enumerable.Range(0, Agents).Select(number => desks[number].Say($"voucher {Network.Port(Approvals + First + number, 1)}")));
        var redeemed = new Latencies();
        await Task.WhenAll(Enumerable.Range(0, Agents).Select(async number =>
        {
            var took = await desks[number].Press("voucher.confirm", ("code", Code(number % Vouchers)));
            lock (redeemed)
                redeemed.Add(took);
        }));
        var starts = await Count("""SELECT COUNT(*) FROM "Commands" WHERE "Kind" = 'RemoteStart'""") - asked;
        var told = desks.Take(Agents).Count(desk => desk.Says("All sessions of this voucher are used"));
        var used = await Count("""SELECT SUM("Used") FROM "Vouchers" """);

        var table = new Table("what", "presses", "p50 ms", "p99 ms", "max ms");
        Add($"decide one of {Approvals} open approvals", decided);
        Add($"redeem, {Agents} at once", redeemed);
        await Console.Out.WriteLineAsync(
            $"## Starts\nThe goal is a p99 below 100 ms for a decision; the first {First} after the start are not counted. {approved} approved, {rejected} rejected, {asked} starts asked. "
            + $"{Agents} agents redeemed {Vouchers} vouchers of {Sessions} sessions at once: {starts} starts (wanted {Vouchers * Sessions}), {used} sessions used, {told} told that none is left.\n\n{table}");

        Task<long> Count(string sql) => Database.Read(database, sql, bench.Stop);

        void Add(string name, Latencies latencies) => table.Add(
            name, Latencies.Whole(latencies.Count), Latencies.Ms(latencies.Percentile(50)), Latencies.Ms(latencies.Percentile(99)), Latencies.Ms(latencies.Percentile(100)));
    }

    private static IEnumerable<KeyValuePair<string, string>> Roles() => Enumerable.Range(0, Crowd.Conversations).SelectMany(number => new[]
    {
        KeyValuePair.Create($"People__{number}__Roles__1", "Supervisor"),
        KeyValuePair.Create($"People__{number}__Roles__2", "HotlineAgent"),
    });

    private static Task Fill(string database, CancellationToken stop)
    {
        var (now, sql) = (DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000, new StringBuilder("BEGIN;\n"));
        for (var number = 0; number < Approvals + First; number++)
        {
            var (id, port, station) = (Id('a', number), Network.Port(number, 1), string.Create(CultureInfo.InvariantCulture, $"Bench-{number:D5}"));
            var conversation = number % Crowd.Conversations;
            sql.Append(CultureInfo.InvariantCulture, $"""
                INSERT INTO "Activations" ("Id","Kind","StationId","PortId","ChargePointId","ConnectorId","Site","PersonId","PersonName","RequestedAt","IdTag","Minutes","Problem","NeedsApproval","State","Failure","HoldsVoucher","Warned","Version")
                VALUES ('{id}','Goodwill','{station}','{port}','{Network.Identity(number)}',1,'-','someone','Someone',{now},'CB:{number:D16}',60,'-','Port:3:2','AwaitingApproval','None',0,0,0);
                INSERT INTO "Approvals" ("Id","Kind","StationId","PortId","TenantId","AskedBy","AskedByName","AskedAt","State","Asked","Unreached","Reminders","ExpiresAt","Version")
                VALUES ('{id}','Goodwill','{station}','{port}','{Crowd.Tenant(conversation % Crowd.Tenants)}','someone','Someone',{now},'Waiting','','',0,{now + 3_600_000_000L},0);
                INSERT INTO "Cards" ("Id","ConversationId","PersonId","Kind","PortId","CommandId","Language","ActivityId","Version","DrawnVersion","Tries","Dead","CreatedAt")
                VALUES ('{Id('c', number)}','{Crowd.Conversation(conversation)}','{Crowd.Person(conversation)}','approval','{port}','{id}','en','sent-{number}',1,1,0,0,{now});

                """);
        }

        for (var number = 0; number < Vouchers; number++)
        {
            sql.Append(CultureInfo.InvariantCulture, $"""
                INSERT INTO "Vouchers" ("Id","CodeHash","Code","Batch","Sessions","Used","Minutes","ValidFrom","ValidUntil","Active","CreatedBy","CreatedAt")
                VALUES ('{Id('b', number)}','{Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(Code(number))))}','-','bench',{Sessions},0,60,0,{now + 3_600_000_000L},1,'bench',{now});

                """);
        }

        return Database.Run(database, sql.Append("COMMIT;").ToString(), stop);
    }

    /// <summary>An id as young as the measurement: the bot forgets old cards by theirs.</summary>
    private static string Id(char of, int number) => string.Create(
        CultureInfo.InvariantCulture, $"{Begun.ToString()[..14].ToUpperInvariant()}7{number:X3}-8000-00000000000{char.ToUpperInvariant(of)}");

    private static string Code(int number) => string.Create(CultureInfo.InvariantCulture, $"BENC-H000-0000-{number:D4}");
}
