using System.Globalization;
using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Hub;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>
/// The hub: charge points of OCPP 1.6J that send Heartbeat and MeterValues in turn, the next one when the last was answered. In turns
/// with ours (A B C A B C) the strict server of npm ocpp-rpc, and Kestrel's WebSocket that only parses and answers. Afterwards the
/// readings that ours acknowledged are counted in its database. Then as many idle stations as a small machine is to carry.
/// </summary>
internal static class HubMeasurement
{
    private const int Idle = 10_000;
    private static readonly int[] Sizes = [1_000, 5_000];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task Run(Bench bench)
    {
        await using var channel = await LoadChannel.Start();
        foreach (var size in Sizes)
        {
            await Loaded(bench, channel, size);
        }

        await AtRest(bench, channel);
    }

    private static async Task Loaded(Bench bench, LoadChannel channel, int size)
    {
        var database = await Import(bench, channel, size);
        await using var bot = await BotProcess.Start(bench, channel, database);
        var (bareChild, bareAddress) = await HubPeers.Bare(bench.Stop);
        await using var bare = bareChild;
        var peer = await HubPeers.OcppRpc(bench.Stop);
        await using var peerChild = peer?.Child;
        await Bench.Note($"connecting {size} charge points to each");
        using var ours = await HubLoad.Connect(bot.Address, size, begin: true, bench.Stop);
        using var limit = await HubLoad.Connect(bareAddress, size, begin: true, bench.Stop);
        using var theirs = peer is { } node ? await HubLoad.Connect(node.Address, size, begin: true, bench.Stop) : null;
        List<(string Name, HubLoad Load, ChildProcess Child, List<HubWindow> Windows)> servers =
            [("ChargeBot (SQLite, committed before it is acknowledged)", ours, bot.Child, []), ("bare Kestrel WebSocket, inline", limit, bare, [])];
        if (theirs is not null)
        {
            servers.Add(("npm ocpp-rpc, strict", theirs, peerChild!, []));
        }

        for (var round = 0; round <= bench.Rounds; round++)
        {
            foreach (var (name, load, child, windows) in servers)
            {
                await Bench.Note($"{size} connections, {(round == 0 ? "warming up" : $"round {round}")}: {name}");
                var window = await load.Run(child, WarmUp, TimeSpan.FromSeconds(bench.Seconds), bench.Stop);
                if (round > 0)
                {
                    windows.Add(window);
                }
            }
        }

        var table = new Table($"{size:N0} connections", "server's CPU for each message, µs", "messages/s", "p50 ms", "p99 ms");
        foreach (var (name, _, _, windows) in servers)
        {
            table.Add(
                name,
                Latencies.Median(windows.Select(window => window.Cost)).ToString("F1", CultureInfo.InvariantCulture),
                Latencies.Whole(Latencies.Median(windows.Select(window => window.Rate))),
                Latencies.Ms(Latencies.Median(windows.Select(window => window.Latencies.Percentile(50)))),
                Latencies.Ms(Latencies.Median(windows.Select(window => window.Latencies.Percentile(99)))));
        }

        var stored = await Database.Read(database, """SELECT count(*) FROM "MeterReadings" """, bench.Stop);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            ## Hub, {size:N0} connections
            {table}
            {ours.Readings:N0} MeterValues were acknowledged, {stored:N0} readings are stored; {ours.Refused} calls were answered with an error.

            """));
    }

    private static async Task AtRest(Bench bench, LoadChannel channel)
    {
        if (!OperatingSystem.IsLinux())
        {
            await Bench.Note("memory is read from /proc, which is Linux's alone");
            return;
        }

        var database = await Import(bench, channel, Idle);
        await using var bot = await BotProcess.Start(bench, channel, database);
        await Task.Delay(Rest, bench.Stop);
        var before = MemoryWatch.Rss(bot.Child.Id);
        await Bench.Note($"connecting {Idle} idle charge points");
        var cpu = bot.Child.Cpu;
        using var fleet = await HubLoad.Connect(bot.Address, Idle, begin: false, bench.Stop);
        var used = bot.Child.Cpu - cpu;
        await Task.Delay(Rest, bench.Stop);
        var after = MemoryWatch.Rss(bot.Child.Id);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            ## {Idle:N0} idle stations
            Connected and booted within {fleet.Connecting.TotalSeconds:F1} s ({Idle / fleet.Connecting.TotalSeconds:N0} a second, {used.TotalSeconds:F1} s of the bot's CPU); memory from {before >> 20} to {after >> 20} MB, {(after - before) / 1024.0 / Idle:F1} KB for each.

            """));
    }

    private static async Task<string> Import(Bench bench, LoadChannel channel, int stations)
    {
        var database = Path.Combine(bench.NewFolder("hub"), "bot.db");
        await Bench.Note($"importing {stations} stations");
        await BotProcess.Import(bench, channel, database, file => Network.Write(file, stations));
        return database;
    }
}
