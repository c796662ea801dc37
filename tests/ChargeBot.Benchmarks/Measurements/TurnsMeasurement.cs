using System.Globalization;
using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>
/// Port look-ups through POST /api/messages, counted when the card reaches the channel; beside it, on the same load and
/// in turns (A B A B), npm botbuilder's CloudAdapter, which checks no token and keeps nothing.
/// </summary>
internal static class TurnsMeasurement
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

    public static async Task Run(Bench bench)
    {
        await using var channel = await LoadChannel.Start();
        var database = Path.Combine(bench.NewFolder("turns"), "bot.db");
        await BotProcess.Import(bench, channel, database);
        await using var bot = await BotProcess.Start(bench, channel, database, paced: false);
        using var botLoad = await TurnLoad.Connect(channel, bot.Address, withToken: true, bench.Stop);
        var card = await CardBytes(channel, botLoad, bench.Stop);
        await using var peer = await PeerProcess.Start(card, bench.Stop);
        using var peerLoad = peer is null ? null : await TurnLoad.Connect(channel, peer.Address, withToken: false, bench.Stop);

        await Bench.Note("warming up");
        await botLoad.Run(WarmUp, bench.Stop);
        if (peerLoad is not null)
            await peerLoad.Run(WarmUp / 2, bench.Stop);
        var (ours, theirs) = (new Side("ChargeBot"), new Side("npm botbuilder 4.23.3"));
        for (var round = 0; round < bench.Rounds; round++)
        {
            await Measure(ours, botLoad, bot.Child);
            if (peerLoad is not null)
                await Measure(theirs, peerLoad, peer!.Child);
        }

        await Console.Out.WriteLineAsync(Report(bench, ours, theirs, card, channel.Strays));

        async Task Measure(Side side, TurnLoad load, ChildProcess process)
        {
            await Bench.Note($"{side.Name} for {bench.Seconds} s");
            var cpu = process.Cpu;
            var result = await load.Run(TimeSpan.FromSeconds(bench.Seconds), bench.Stop);
            side.Results.Add(result);
            side.Cpu.Add((process.Cpu - cpu).TotalMicroseconds / Math.Max(1, result.Latencies.Count));
        }
    }

    private static string Report(Bench bench, Side ours, Side theirs, int card, long strays)
    {
        var table = new Table("turns", "turns/s", "each window", "p50 ms", "p99 ms", "CPU µs a turn", "refused");
        foreach (var side in new[] { ours, theirs }.Where(side => side.Results.Count > 0))
        {
            table.Add(side.Name, Latencies.Whole(side.PerSecond), string.Join(" ", side.Results.Select(result => Latencies.Whole(result.PerSecond))),
                Latencies.Ms(side.Percentile(50)), Latencies.Ms(side.Percentile(99)), Latencies.Whole(Latencies.Median(side.Cpu)),
                Latencies.Whole(side.Results.Sum(result => result.Refused)));
        }
        if (theirs.Results.Count > 0)
            table.Add("ratio", (ours.PerSecond / theirs.PerSecond).ToString("F2", CultureInfo.InvariantCulture) + " ×", "", "", "", "", "");
        return $"""
            ## Turns
            {Crowd.Conversations} conversations of {Crowd.Tenants} tenants, {TurnLoad.Clients} keep-alive clients, cards of {card} bytes; {bench.Rounds} windows of {bench.Seconds} s each, in turns; medians.
            ChargeBot checks tokens and stores every turn in SQLite (synchronous=FULL); its pacing is off (PaceMessages=false), because the channel's 60 messages in 30 s for a conversation would bound 600 conversations at 1,200 turns/s. Unexpected messages: {strays}.

            {table}
            """;
    }

    private static async Task<int> CardBytes(LoadChannel channel, TurnLoad load, CancellationToken stop)
    {
        await load.Run(TimeSpan.FromSeconds(1), stop);
        return channel.Of(0).Length;
    }

    private sealed record Side(string Name)
    {
        public List<LoadResult> Results { get; } = [];

        public List<double> Cpu { get; } = [];

        public double PerSecond => Latencies.Median(Results.Select(result => result.PerSecond));

        public double Percentile(double percent) => Latencies.Median(Results.Select(result => result.Latencies.Percentile(percent)));
    }
}
