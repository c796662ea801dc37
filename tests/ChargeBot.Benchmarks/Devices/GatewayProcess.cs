using System.Collections.Concurrent;
using System.Globalization;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;

namespace ChargeBot.Benchmarks.Devices;

/// <summary>What the simulator says of its gateways every five seconds.</summary>
/// <param name="Ready">Gateways that are logged in and were asked for their status.</param>
/// <param name="Pushed">Files pushed since the start.</param>
/// <param name="Acknowledged">Pushes that the bot has answered with 'done', since the start.</param>
/// <param name="Refused">Those that it has refused.</param>
/// <param name="P50Ms">From the send of a push to its answer, in these five seconds: the median,</param>
/// <param name="P99Ms">one in a hundred,</param>
/// <param name="MostMs">and the longest.</param>
internal sealed record GatewayCount(int Ready, long Pushed, long Acknowledged, long Refused, double P50Ms, double P99Ms, double MostMs);

/// <summary>The simulator with its light gateways, as a process of its own.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private const string Ready = "all ready after ";
    private readonly ConcurrentQueue<GatewayCount> counts;

    private GatewayProcess(ChildProcess child, ConcurrentQueue<GatewayCount> counts) => (Child, this.counts) = (child, counts);

    public ChildProcess Child { get; }

    /// <summary>Starts all gateways at once; each pushes once a minute.</summary>
    /// <param name="folder">The published simulator.</param>
    /// <param name="port">The bot's port for gateways.</param>
    public static GatewayProcess Start(string folder, int port)
    {
        var counts = new ConcurrentQueue<GatewayCount>();
        string[] words =
        [
            "ChargeBot.Simulator.dll", "--lg2wan", $"127.0.0.1:{port}", "--gateways", GatewayNetwork.Gateways.ToString(CultureInfo.InvariantCulture),
            "--push-interval", "60", "--charging", GatewayNetwork.ChargingPercent.ToString(CultureInfo.InvariantCulture),
            "--lg2wan-user", GatewayNetwork.User, "--lg2wan-password", GatewayNetwork.Password, "--until-stdin-closes",
        ];
        return new(ChildProcess.Start("dotnet", words, folder, [], Ready, line =>
        {
            if (Read(line) is { } count)
                counts.Enqueue(count);
        }), counts);
    }

    /// <summary>From the simulator's first connection until the last gateway was asked for its status.</summary>
    public async Task<TimeSpan> AllReady(CancellationToken stop)
    {
        var said = await Child.Said(TimeSpan.FromMinutes(10), stop);
        var seconds = said[(said.IndexOf(Ready, StringComparison.Ordinal) + Ready.Length)..].Split(' ')[0];
        return TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
    }

    /// <summary>What it has said since the last call.</summary>
    public List<GatewayCount> Counts()
    {
        var taken = new List<GatewayCount>();
        while (counts.TryDequeue(out var count))
            taken.Add(count);
        return taken;
    }

    public ValueTask DisposeAsync() => Child.DisposeAsync();

    private static GatewayCount? Read(string line)
    {
        var pairs = line.Split(' ').Select(pair => pair.Split('=')).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        return pairs.ContainsKey("acknowledged")
            ? new((int)Number("ready"), (long)Number("pushed"), (long)Number("acknowledged"), (long)Number("refused"), Number("p50ms"), Number("p99ms"), Number("maxms"))
            : null;

        double Number(string name) => double.Parse(pairs[name], CultureInfo.InvariantCulture);
    }
}
