using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>Lists out of ten thousand tickets, from the message to the card in the channel: 200 messages of each kind, twenty a second in twenty chats.</summary>
internal static class TicketListsMeasurement
{
    private const int Messages = 200;
    private const int PerSecond = 20;

    public static async Task Run(Bench bench)
    {
        await using var channel = await LoadChannel.Start();
        var database = Path.Combine(bench.NewFolder("tickets"), "bot.db");
        await BotProcess.Import(bench, channel, database);
        await TenThousandTickets.Fill(database, bench.Stop);
        await using var bot = await BotProcess.Start(bench, channel, database);
        using var http = Desk.Connect(bot.Address, channel);
        var desks = Enumerable.Range(0, TenThousandTickets.People).Select(number => new Desk(http, channel, number, bench.Stop)).ToArray();

        var table = new Table("list", "messages", "tickets in it", "p50 ms", "p99 ms", "max ms");
        await Bench.Note("warming up");
        await Ask(_ => "my tickets", desks.Length * 2);
        foreach (var (name, words, where) in new (string, Func<int, string>, string)[]
        {
            ("`my tickets`", _ => "my tickets", $""" "AuthorId" = '{Crowd.Person(0)}' OR "AssigneeId" = '{Crowd.Person(0)}' """),
            ("`open tickets` of a port's site", number => $"open tickets {Network.Port(number % TenThousandTickets.Sites, 1)}", """ "State" <> 'Closed' AND "StationId" = 'Bench-00000' """),
            ("`open tickets`", _ => "open tickets", """ "State" <> 'Closed' """),
            ("`late tickets`", _ => "late tickets", $""" "State" <> 'Closed' AND "ResolveBy" < {DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000} """),
        })
        {
            await Bench.Note(name);
            var counted = await Database.Read(database, $"""SELECT COUNT(*) FROM "Tickets" WHERE {where}""", bench.Stop);
            var latencies = await Ask(words, Messages);
            await desks[0].Say(words(0));
            if (!desks[0].Says($"\"{Latencies.Whole(counted)} tickets\""))
                throw new InvalidOperationException($"The list of {name} does not count {counted} tickets.");
            table.Add(name, Latencies.Whole(latencies.Count), Latencies.Whole(counted), Latencies.Ms(latencies.Percentile(50)), Latencies.Ms(latencies.Percentile(99)), Latencies.Ms(latencies.Percentile(100)));
        }

        await Console.Out.WriteLineAsync($"## Lists of tickets\n{Latencies.Whole(TenThousandTickets.Count)} tickets of {TenThousandTickets.People} people, {PerSecond} messages a second; the goal is a p99 below 100 ms.\n\n{table}");

        async Task<Latencies> Ask(Func<int, string> words, int messages)
        {
            var (latencies, running) = (new Latencies(), desks.Select(_ => Task.CompletedTask).ToArray());
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
            for (var number = 0; number < messages; number++)
            {
                var (asked, before) = (number, running[number % desks.Length]);
                running[number % desks.Length] = Task.Run(async () =>
                {
                    await before;
                    var took = await desks[asked % desks.Length].Say(words(asked));
                    lock (latencies)
                        latencies.Add(took);
                }, bench.Stop);
                await timer.WaitForNextTickAsync(bench.Stop);
            }

            await Task.WhenAll(running);
            return latencies;
        }
    }
}
