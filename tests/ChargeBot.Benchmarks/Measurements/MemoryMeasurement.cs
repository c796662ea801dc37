using System.Globalization;
using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Devices;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>Memory of the bot's process at rest: after its start, with 500 idle charge points connected, after a load of turns.</summary>
internal static class MemoryMeasurement
{
    private const int Devices = Network.Stations;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task Run(Bench bench)
    {
        if (!OperatingSystem.IsLinux())
        {
            await Bench.Note("memory is read from /proc, which is Linux's alone");
            return;
        }
        await using var channel = await LoadChannel.Start();
        var database = Path.Combine(bench.NewFolder("memory"), "bot.db");
        await BotProcess.Import(bench, channel, database);
        var table = new Table("at rest", "RSS MB", "PSS MB");
        await using (var bot = await BotProcess.Start(bench, channel, database))
        {
            await Add("after the start", bot);
            await Bench.Note($"connecting {Devices} charge points");
            await using var fleet = await Fleet.Connect(bot.Address, Devices, bench.Stop);
            await Add($"with {Devices} charge points connected, booted and idle", bot);
        }
        await using (var bot = await BotProcess.Start(bench, channel, database, paced: false))
        using (var load = await TurnLoad.Connect(channel, bot.Address, withToken: true, bench.Stop))
        {
            var turns = await load.Run(TimeSpan.FromSeconds(bench.Seconds * 2), bench.Stop);
            await Add($"after {Latencies.Whole(turns.Latencies.Count)} turns in {bench.Seconds * 2} s", bot);
        }
        await Console.Out.WriteLineAsync($"## Memory\n{table}");

        async Task Add(string name, BotProcess bot)
        {
            await Task.Delay(Rest, bench.Stop);
            var (rss, pss) = await Of(bot, bench.Stop);
            table.Add(name, rss, pss);
        }
    }

    /// <summary>What a bot holds, in MB.</summary>
    internal static async Task<(string Rss, string Pss)> Of(BotProcess bot, CancellationToken stop)
    {
        var map = await File.ReadAllLinesAsync($"/proc/{bot.Child.Id}/smaps_rollup", stop);
        return (Megabytes(map, "Rss:"), Megabytes(map, "Pss:"));
    }

    private static string Megabytes(string[] map, string name)
    {
        var line = map.First(line => line.StartsWith(name, StringComparison.Ordinal));
        var kilobytes = int.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        return (kilobytes / 1024).ToString(CultureInfo.InvariantCulture);
    }
}
