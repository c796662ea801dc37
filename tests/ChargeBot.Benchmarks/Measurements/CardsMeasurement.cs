using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>
/// Opening a port's card and going through its tabs and those of its station: 200 presses a second in 200 chats over 5,000
/// stations with a year of sessions. What is measured is the time from the press to the answer with the next card.
/// </summary>
internal static class CardsMeasurement
{
    private const int Stations = 5_000;
    private const int Chats = 200;
    private const int PerSecond = 200;

    /// <summary>A round through the tabs; each is on the card of the one before.</summary>
    private static readonly string[] Round =
    [
        "configuration.show", "details.show", "parameters.show", "errors.show", "station.show", "station.address", "station.device", "attributes.show",
        "station.communication", "port.show", "activations.show", "records.show", "port.show",
    ];

    public static async Task Run(Bench bench)
    {
        await using var channel = await LoadChannel.Start();
        var database = Path.Combine(bench.NewFolder("cards"), "bot.db");
        await BotProcess.Import(bench, channel, database, file => Network.Write(file, Stations));
        await Bench.Note("a year of sessions");
        await YearOfSessions.Fill(database, Stations, bench.Stop);
        await using var bot = await BotProcess.Start(bench, channel, database, paced: false);
        await YearOfSessions.Judged(database, bench.Stop);
        using var http = Desk.Connect(bot.Address, channel);
        var desks = Enumerable.Range(0, Chats).Select(number => new Desk(http, channel, number, bench.Stop)).ToArray();

        await Bench.Note($"{Chats} chats open a card");
        var (first, opened, answered) = (new Latencies(), new Latencies(), Round.Distinct().ToDictionary(verb => verb, _ => new Latencies()));
        await Open(first, 0);
        await Bench.Note("warming up");
        await Presses(warming: true, 1);
        await Bench.Note($"{PerSecond} presses a second");
        var cpu = bot.Child.Cpu;
        await Presses(warming: false, bench.Rounds);

        for (var round = 1; round <= bench.Rounds; round++)
            await Open(opened, round);

        var table = new Table("what is pressed", "presses", "p50 ms", "p99 ms", "max ms");
        var all = new Latencies();
        foreach (var (verb, latencies) in answered)
        {
            Add($"`{verb}`", latencies);
            all.Add(latencies);
        }

        Add("all", all);
        Add("a typed id → its card in the channel", opened);
        Add("the same as the first thing after the start", first);
        var used = (bot.Child.Cpu - cpu).TotalSeconds / (all.Count / (double)PerSecond);
        await Console.Out.WriteLineAsync($"## Cards\n{PerSecond} presses a second in {Chats} chats, {Stations} stations of two ports, {Latencies.Whole(YearOfSessions.Count)} sessions; the goal is a p99 below 100 ms. The bot used {used:P0} of a core meanwhile.\n\n{table}");

        // Another station each time: nobody has looked at it before.
        Task Open(Latencies latencies, int round) => Paced(Chats, async number =>
        {
            var took = await desks[number].Say(Network.Port((number * Stations / Chats) + round, 1));
            lock (latencies)
                latencies.Add(took);
        });

        // One chat presses one after the other, so each of its presses is due a second after the one before.
        async Task Presses(bool warming, int rounds)
        {
            foreach (var verb in Enumerable.Repeat(Round, rounds).SelectMany(verbs => verbs))
            {
                await Paced(Chats, async number =>
                {
                    var took = await desks[number].Press(verb);
                    if (!warming)
                    {
                        lock (answered)
                            answered[verb].Add(took);
                    }
                });
            }
        }

        async Task Paced(int count, Func<int, Task> act)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
            var running = new List<Task>(count);
            for (var number = 0; number < count; number++)
            {
                var chat = number;
                running.Add(Task.Run(() => act(chat), bench.Stop));
                await timer.WaitForNextTickAsync(bench.Stop);
            }

            await Task.WhenAll(running);
        }

        void Add(string name, Latencies latencies) => table.Add(
            name, Latencies.Whole(latencies.Count), Latencies.Ms(latencies.Percentile(50)), Latencies.Ms(latencies.Percentile(99)), Latencies.Ms(latencies.Percentile(100)));
    }
}
