using System.Globalization;
using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>The error rate over a year of 1,000,000 sessions, from the press to the card: of a port, of a site that has them all, and the fleet's worst ports.</summary>
internal static class ErrorRateMeasurement
{
    private const int Stations = 5_000;
    private const int Repeats = 5;

    public static async Task Run(Bench bench)
    {
        await using var channel = await LoadChannel.Start();
        var database = Path.Combine(bench.NewFolder("errorrate"), "bot.db");
        await BotProcess.Import(bench, channel, database, file => Network.Write(file, Stations, oneSite: true));
        await Bench.Note("a year of sessions");
        await YearOfSessions.Fill(database, Stations, bench.Stop);
        await using var bot = await BotProcess.Start(bench, channel, database, paced: false);
        var judged = await YearOfSessions.Judged(database, bench.Stop);
        using var http = Desk.Connect(bot.Address, channel);
        var desk = new Desk(http, channel, 0, bench.Stop);
        var (start, end) = (Day(-364), Day(0));

        var table = new Table("over a year", "median ms", "longest ms", "sessions counted");
        await desk.Say($"error rate {Network.Port(7, 1)}");
        await Measure("a port", "Port");
        await Measure("its station", "Station");
        await Measure("its site: the whole fleet", "Site");
        await desk.Press("errors.worst");
        Add("the fleet's worst twenty", await Repeat(() => desk.Press("errors.period", ("start", start), ("end", end))), Latencies.Whole(YearOfSessions.Count));
        await Console.Out.WriteLineAsync($"## Error rate\n{Latencies.Whole(YearOfSessions.Count)} sessions of {Stations * 2} ports over a year; {Repeats * bench.Rounds} presses each; the goal is below 300 ms. Judging them all once, at the first start, took {judged.TotalSeconds:F0} s beside the bot's work.\n\n{table}");

        async Task Measure(string name, string scope)
        {
            if (scope != "Port")
                await desk.Press("errors.scope", ("scope", scope));
            var counted = scope switch { "Port" => YearOfSessions.Count / (Stations * 2), "Station" => YearOfSessions.Count / Stations, _ => YearOfSessions.Count };
            var latencies = await Repeat(() => desk.Press("errors.period", ("start", start), ("end", end)));
            if (!desk.Says($"of {counted.ToString("N0", CultureInfo.InvariantCulture)} sessions"))
                throw new InvalidOperationException($"The card of {name} does not count {counted} sessions.");
            Add(name, latencies, Latencies.Whole(counted));
        }

        async Task<Latencies> Repeat(Func<Task<long>> press)
        {
            await press();
            var latencies = new Latencies();
            for (var i = 0; i < Repeats * bench.Rounds; i++)
                latencies.Add(await press());
            return latencies;
        }

        void Add(string name, Latencies latencies, string counted) => table.Add(name, Latencies.Ms(latencies.Percentile(50)), Latencies.Ms(latencies.Percentile(100)), counted);
    }

    private static string Day(int days) => DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
