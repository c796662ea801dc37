using System.Diagnostics;
using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>From the start of the published process (no demo, the database there and migrated) to the first answered turn.</summary>
internal static class StartMeasurement
{
    public static async Task Run(Bench bench)
    {
        await using var channel = await LoadChannel.Start();
        var database = Path.Combine(bench.NewFolder("start"), "bot.db");
        await BotProcess.Import(bench, channel, database);
        var (listening, answered, card, cpu) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Math.Max(5, bench.Rounds); round++)
        {
            await Bench.Note($"start {round + 1}");
            var start = Stopwatch.GetTimestamp();
            await using var bot = await BotProcess.Start(bench, channel, database);
            listening.Add(Seconds(start, Stopwatch.GetTimestamp()));
            using var client = await KeepAliveClient.Connect(bot.Address, bench.Stop);
            var shown = channel.Of(round).Next(update: false, holding: "AdaptiveCard"u8.ToArray());
            var message = Activities.Message(channel, round, Network.Port(round, 1));
            var status = await client.Send(Activities.Request(bot.Address, channel.SignToken(), message), bench.Stop);
            if (status != 200)
                throw new InvalidOperationException($"The first turn was answered with {status}:\n{bot.Child.Tail}");
            answered.Add(Seconds(start, Stopwatch.GetTimestamp()));
            cpu.Add(bot.Child.Cpu.TotalSeconds);
            card.Add(Seconds(start, (await shown.WaitAsync(TimeSpan.FromSeconds(30), bench.Stop)).At));
        }

        var table = new Table("from the start of the process", "median s", "each run");
        Add("until it listens", listening);
        Add("until the first turn is answered", answered);
        Add("until its card is in the channel", card);
        Add("CPU used until the first turn is answered", cpu);
        await Console.Out.WriteLineAsync($"## Start\n{table}");

        void Add(string name, List<double> values) =>
            table.Add(name, Latencies.Ms(Latencies.Median(values)), string.Join(" ", values.Select(Latencies.Ms)));
    }

    private static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;
}
