using System.Diagnostics;
using System.Globalization;
using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Devices;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>
/// Fifty logs of 100 MB that are uploaded at once, each by a curl of its own: through the bot, whose memory is watched, and in turns
/// (A B, B A, A B) straight into the same store. Bot and store are new in each round, so that no round pays for the one before.
/// </summary>
internal static class UploadsMeasurement
{
    private const int Uploads = 50;
    private const int Bytes = 100_000_000;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task Run(Bench bench)
    {
        if (!OperatingSystem.IsLinux())
        {
            await Bench.Note("memory is read from /proc, which is Linux's alone");
            return;
        }
        await using var channel = await LoadChannel.Start();
        var database = Path.Combine(bench.NewFolder("uploads"), "bot.db");
        await BotProcess.Import(bench, channel, database);
        var log = Path.Combine(bench.NewFolder("log"), "diagnostics.log");
        await LogRequests.Write(log, Bytes, bench.Stop);

        var (ours, theirs, memory) = (new Side("through ChargeBot"), new Side("straight to Azurite"), new List<(double Before, double Most, double After)>());
        for (var round = 0; round < bench.Rounds; round++)
        {
            await using var store = await AzuriteProcess.Start(bench);
            await using var bot = await BotProcess.Start(bench, channel, database, more: store.Settings);
            await using var fleet = await Fleet.Connect(bot.Address, Uploads, bench.Stop);
            using var http = Desk.Connect(bot.Address, channel);
            var addresses = await LogRequests.Ask(http, channel, fleet, bench.Stop);
            var blob = await store.Open("direct", bench.Stop);
            if (round % 2 == 0)
                await Through();
            await Straight();
            if (round % 2 == 1)
                await Through();

            async Task Through()
            {
                await Task.Delay(Rest, bench.Stop);
                var rest = MemoryWatch.Rss(bot.Child.Id);
                await using var watch = new MemoryWatch(bot.Child);
                await Measure(ours, store, bot, number => [addresses[number].AbsoluteUri], "201");
                await Task.Delay(Rest, bench.Stop);
                memory.Add((rest / 1e6, watch.Most / 1e6, MemoryWatch.Rss(bot.Child.Id) / 1e6));
            }

            Task Straight() => Measure(theirs, store, null, number => ["-H", "x-ms-blob-type: BlockBlob", blob($"{number}").AbsoluteUri], "201");
        }

        await Console.Out.WriteLineAsync(Report(bench, ours, theirs, memory));

        async Task Measure(Side side, AzuriteProcess store, BotProcess? bot, Func<int, string[]> to, string wanted)
        {
            await Bench.Note($"{Uploads} uploads {side.Name}");
            var (start, botCpu, storeCpu) = (Stopwatch.GetTimestamp(), bot?.Child.Cpu ?? default, store.Child.Cpu);
            var answers = await Task.WhenAll(Enumerable.Range(0, Uploads).Select(number => ChildProcess.Complete(
                "curl", ["-sS", "--noproxy", "*", "-o", "/dev/null", "-w", "%{http_code}", "-T", log, .. to(number)], Path.GetDirectoryName(log)!, bench.Stop)));
            side.PerSecond.Add((double)Bytes * Uploads / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds);
            side.BotCpu.Add(((bot?.Child.Cpu ?? default) - botCpu).TotalSeconds);
            side.StoreCpu.Add((store.Child.Cpu - storeCpu).TotalSeconds);
            side.Refused += answers.Count(answer => answer.Trim() != wanted);
        }
    }

    private static string Report(Bench bench, Side ours, Side theirs, List<(double Before, double Most, double After)> memory)
    {
        var table = new Table("uploads", "MB/s in all", "each window", "bot's CPU s", "Azurite's CPU s", "refused");
        foreach (var side in new[] { ours, theirs })
            table.Add(side.Name, Latencies.Whole(Latencies.Median(side.PerSecond)), Words(side.PerSecond), Words(side.BotCpu), Words(side.StoreCpu), Latencies.Whole(side.Refused));
        table.Add("ratio", (Latencies.Median(ours.PerSecond) / Latencies.Median(theirs.PerSecond)).ToString("F2", CultureInfo.InvariantCulture) + " ×", "", "", "", "");
        var held = new Table("the bot's memory", "at rest MB", "most MB", "over its rest MB", "5 s later MB");
        foreach (var (round, (rest, most, after)) in memory.Index())
            held.Add($"round {round + 1}", Latencies.Whole(rest), Latencies.Whole(most), Latencies.Whole(most - rest), Latencies.Whole(after));
        return $"""
            ## Uploads
            {Uploads} logs of {Bytes / 1_000_000} MB at once, each by a curl of its own, over HTTP; {bench.Rounds} rounds, in turns, medians; bot and store are new in each. Memory is RSS, ten times a second; the goal is below 300 MB over its rest.

            {table}
            {held}
            """;
    }

    private static string Words(IEnumerable<double> numbers) => string.Join(" ", numbers.Select(Latencies.Whole));

    private sealed record Side(string Name)
    {
        public List<double> PerSecond { get; } = [];

        public List<double> BotCpu { get; } = [];

        public List<double> StoreCpu { get; } = [];

        public int Refused { get; set; }
    }
}
