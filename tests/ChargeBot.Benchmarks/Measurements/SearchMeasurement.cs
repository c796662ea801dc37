using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>Quick Search over 100,000 ports: by message extension (typed to results) and by message (typed to the card in the channel).</summary>
internal static class SearchMeasurement
{
    private const int Stations = 50_000;
    private const int Queries = 2_000;
    private const int PerSecond = 100;
    private const int Chats = 100;

    private static readonly (string Name, Func<int, string> Text)[] Kinds =
    [
        ("an id", number => Network.Port(number, 1)),
        ("an id without separators", number => Network.Port(number, 2).Replace("*", "", StringComparison.Ordinal).ToUpperInvariant()),
        ("the beginning of an id", number => $"DE*ABC*E{10000 + number}"[..12]),
        ("the end of a station's id", number => $"{number:D5}"),
        ("an id with two figures swapped", number => Swapped(Network.Port(number, 1))),
        ("an address", number => $"Messstraße {number}"),
        ("nothing that is there", number => $"Nirgendwo-{number}x"),
    ];

    public static async Task Run(Bench bench)
    {
        await using var channel = await LoadChannel.Start();
        var database = Path.Combine(bench.NewFolder("search"), "bot.db");
        await Bench.Note($"importing {Stations * 2} ports");
        await BotProcess.Import(bench, channel, database, file => Network.Write(file, Stations));
        await using var bot = await BotProcess.Start(bench, channel, database, paced: false);
        using var http = Desk.Connect(bot.Address, channel);
        var desks = Enumerable.Range(0, Chats).Select(number => new Desk(http, channel, number, bench.Stop)).ToArray();
        var random = new Random(42);
        var numbers = Enumerable.Range(0, Queries).Select(_ => random.Next(Stations)).ToArray();

        var table = new Table("typed", "p50 ms", "p99 ms", "max ms", "with results");
        var all = new Latencies();
        foreach (var (name, text) in Kinds)
        {
            await Bench.Note(name);
            var (latencies, found) = (new Latencies(), 0);
            await Paced(Queries / 10, number => desks[number % Chats].Query(text(numbers[number])));
            await Paced(Queries, async number =>
            {
                var (ticks, results) = await desks[number % Chats].Query(text(numbers[number]));
                lock (all)
                {
                    latencies.Add(ticks);
                    found += results > 0 ? 1 : 0;
                }
            });
            all.Add(latencies);
            Add(name, latencies, $"{100.0 * found / Queries:F0} %");
        }

        Add("all of these", all, "");
        var said = new Latencies();
        for (var i = 0; i < 20 * Chats / Kinds.Length; i++)
        {
            var ticks = await desks[i % Chats].Say($"find {Kinds[i % Kinds.Length].Text(numbers[i])}");
            if (i >= Chats)
                said.Add(ticks);
        }

        Add("as a message, until its card is in the channel", said, "");
        await Console.Out.WriteLineAsync($"## Search\n{Stations * 2} ports; each kind {Queries} times by the message extension, {PerSecond} a second; the goal is a p99 below 50 ms.\n\n{table}");

        async Task Paced(int count, Func<int, Task> ask)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
            var running = new List<Task>(count);
            for (var number = 0; number < count; number++)
            {
                var query = number;
                running.Add(Task.Run(() => ask(query), bench.Stop));
                await timer.WaitForNextTickAsync(bench.Stop);
            }

            await Task.WhenAll(running);
        }

        void Add(string name, Latencies latencies, string found) => table.Add(
            name, Latencies.Ms(latencies.Percentile(50)), Latencies.Ms(latencies.Percentile(99)), Latencies.Ms(latencies.Percentile(100)), found);
    }

    private static string Swapped(string id) => id[..9] + id[10] + id[9] + id[11..];
}
