using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Devices;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>
/// 5,000 LG2WAN gateways on one bot: how long until all have logged in with their passwords and were asked for their
/// status, and then, with each pushing its status once a minute, what that takes of a core and of memory.
/// </summary>
internal static class GatewaysMeasurement
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Measured = TimeSpan.FromMinutes(3);

    public static async Task Run(Bench bench)
    {
        if (!OperatingSystem.IsLinux())
        {
            await Bench.Note("memory is read from /proc, which is Linux's alone");
            return;
        }
        var simulator = await bench.Publish(Path.Combine("tests", "ChargeBot.Simulator", "ChargeBot.Simulator.csproj"), "simulator");
        await using var channel = await LoadChannel.Start();
        var (database, port) = (Path.Combine(bench.NewFolder("gateways"), "bot.db"), FreePort());
        await Bench.Note($"importing {GatewayNetwork.Gateways} gateways");
        await BotProcess.Import(bench, channel, database, GatewayNetwork.Write);
        await using var bot = await BotProcess.Start(bench, channel, database, more:
        [
            new("Lg2Wan__Port", $"{port}"), new("Lg2Wan__Address", "127.0.0.1"), new("Secrets__CertificateFile", SecretsCertificate(database)),
        ]);
        var table = new Table("5,000 gateways", "s", "CPU s of the bot", "share of a core", "RSS MB");
        await Task.Delay(Rest, bench.Stop);
        table.Add("the bot before them", "", Number(bot.Child.Cpu.TotalSeconds), "", await Rss());

        await Bench.Note("login storm");
        var cpu = bot.Child.Cpu;
        await using var fleet = GatewayProcess.Start(simulator, port);
        var storm = await fleet.AllReady(bench.Stop);
        await Add("until all have logged in and were asked for their status", storm);
        var settling = Stopwatch.StartNew();
        await Task.Delay(Settling, bench.Stop);
        await Add("the minute after it: parameters and details are read", settling.Elapsed);

        await Bench.Note($"measuring for {Measured.TotalMinutes:F0} minutes");
        fleet.Counts();
        var (measuring, simulating) = (Stopwatch.StartNew(), fleet.Child.Cpu);
        await Task.Delay(Measured, bench.Stop);
        await Add("each pushing once a minute", measuring.Elapsed);
        await Console.Out.WriteLineAsync(Report(table, fleet.Counts(), (fleet.Child.Cpu - simulating) / measuring.Elapsed));

        async Task Add(string name, TimeSpan time)
        {
            var used = bot.Child.Cpu - cpu;
            table.Add(name, Number(time.TotalSeconds), Number(used.TotalSeconds), (used / time).ToString("P1", CultureInfo.InvariantCulture), await Rss());
            cpu = bot.Child.Cpu;
        }

        async Task<string> Rss() => (await MemoryMeasurement.Of(bot, bench.Stop)).Rss;
    }

    private static string Report(Table table, List<GatewayCount> counts, double simulator)
    {
        var (first, last) = (counts[0], counts[^1]);
        return string.Create(CultureInfo.InvariantCulture, $"""
            ## Gateways
            {GatewayNetwork.Gateways:N0} gateways of one port in a process of their own ({simulator:P1} of a core), each with a password, one connection and a push a minute, spread evenly; {GatewayNetwork.ChargingPercent} of a hundred charge the whole time; the bot with SQLite (synchronous=FULL).

            {table}
            In that time {last.Pushed - first.Pushed:N0} pushes, {last.Acknowledged - first.Acknowledged:N0} acknowledged, {last.Refused - first.Refused:N0} refused, {last.Ready:N0} gateways online at the end. From the send to the acknowledgement, in windows of 5 s: p50 {Latencies.Median(counts.Select(count => count.P50Ms)):F1} ms, p99 {Latencies.Median(counts.Select(count => count.P99Ms)):F1} ms (medians), longest {counts.Max(count => count.MostMs):F1} ms.
            """);
    }

    /// <summary>A bot with gateways does not start in Production without something that protects its keys.</summary>
    private static string SecretsCertificate(string database)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=benchmark", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.ChangeExtension(database, ".pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12));
        return file;
    }

    private static string Number(double seconds) => seconds.ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>A port that nobody listens at: gateways have no way to hear which one the system chose.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
