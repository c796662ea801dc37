using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Devices;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>From the last byte of a charge point's log to the message in the chat that asked for it: logs of 100 KB, ten a second.</summary>
internal static class ArrivalsMeasurement
{
    private const int Uploads = 200;
    private const int Warming = 20;
    private const int Bytes = 100_000;
    private const int PerSecond = 10;

    public static async Task Run(Bench bench)
    {
        if (!OperatingSystem.IsLinux())
        {
            await Bench.Note("charge points of one machine have addresses of their own on Linux alone");
            return;
        }
        await using var channel = await LoadChannel.Start();
        var database = Path.Combine(bench.NewFolder("arrivals"), "bot.db");
        await BotProcess.Import(bench, channel, database);
        await using var store = await AzuriteProcess.Start(bench);
        await using var bot = await BotProcess.Start(bench, channel, database, more: store.Settings);
        await using var fleet = await Fleet.Connect(bot.Address, Warming + Uploads, bench.Stop);
        using var http = Desk.Connect(bot.Address, channel);
        var file = Path.Combine(bench.NewFolder("log"), "diagnostics.log");
        await LogRequests.Write(file, Bytes, bench.Stop);
        var log = await File.ReadAllBytesAsync(file, bench.Stop);

        var table = new Table("a log of 100 KB: last byte → 'The log has come.' in the chat", "uploads", "p50 ms", "p99 ms", "max ms");
        var all = new Latencies();
        for (var round = 1; round <= bench.Rounds; round++)
        {
            await Bench.Note($"{Warming + Uploads} logs are asked for");
            var addresses = await LogRequests.Ask(http, channel, fleet, bench.Stop);
            await Bench.Note($"{PerSecond} uploads a second");
            var came = await Upload(addresses);
            Add($"round {round}", came);
            all.Add(came);
        }

        Add("all", all);
        await Console.Out.WriteLineAsync($"## Arrivals\nThe first {Warming} of each round are not counted; the goal is a p99 below 2 s.\n\n{table}");

        async Task<Latencies> Upload(Uri[] addresses)
        {
            var (came, running) = (new Latencies(), new List<Task>());
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
            for (var i = 0; i < addresses.Length; i++)
            {
                var number = i;
                running.Add(Task.Run(async () =>
                {
                    var told = channel.Of(number).Next(update: false, LogRequests.HasCome);
                    var ended = await LogUpload.Put(number, addresses[number], log, bench.Stop);
                    var took = (await told.WaitAsync(TimeSpan.FromSeconds(30), bench.Stop)).At - ended;
                    if (number >= Warming)
                    {
                        lock (came)
                            came.Add(took);
                    }
                }, bench.Stop));
                await timer.WaitForNextTickAsync(bench.Stop);
            }

            await Task.WhenAll(running);
            return came;
        }

        void Add(string name, Latencies latencies) => table.Add(
            name, Latencies.Whole(latencies.Count), Latencies.Ms(latencies.Percentile(50)), Latencies.Ms(latencies.Percentile(99)), Latencies.Ms(latencies.Percentile(100)));
    }
}
