using System.Diagnostics;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>What a fleet for load is made of.</summary>
public sealed record FleetSize(int Gateways, int PortsEach = 1, int ChargingPercent = 0);

/// <summary>What a fleet has done so far, and how long the pushes since the last count waited for their acknowledgement.</summary>
public sealed record FleetCount(int Gateways, int Ready, long Pushed, long Late, long Acknowledged, long Refused, double P50Ms, double P99Ms, double MostMs)
{
    /// <summary>One line of pairs, for whoever reads the output of the process.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"gateways={Gateways} ready={Ready} pushed={Pushed} late={Late} acknowledged={Acknowledged} refused={Refused} p50ms={P50Ms:F1} p99ms={P99Ms:F1} maxms={MostMs:F1}");
}

/// <summary>
/// Thousands of light gateways from one process, one socket each. Their pushes are spread evenly over the interval:
/// gateway i of n pushes at i/n of it, so that the bot meets a steady load and no waves.
/// </summary>
/// <param name="host">Of the bot's LG2WAN port.</param>
/// <param name="port">The bot's LG2WAN port.</param>
/// <param name="size">How many, and of which kind.</param>
/// <param name="interval">Between two pushes of one gateway.</param>
/// <param name="user">Sent by each at its login; null for none.</param>
/// <param name="password">Goes with the user.</param>
public sealed class GatewayFleet(string host, int port, FleetSize size, TimeSpan interval, string? user = null, string? password = null)
{
    private readonly LightGateway[] gateways = new LightGateway[size.Gateways];
    private readonly Lock gate = new();
    private List<double> waits = [];
    private long pushed;
    private long late;
    private long acknowledged;
    private long refused;

    internal string? User { get; } = user;

    internal string? Password { get; } = password;

    /// <summary>
    /// The server id of a gateway by its number from 1: 0A 01, the maker CBL, block 00 and the number in four bytes, so
    /// <c>0A0143424C0000000001</c> is the first.
    /// </summary>
    public static string ServerId(int number) => $"0A0143424C00{number:X8}";

    /// <summary>Connects all, keeps them connected, and pushes until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        for (var i = 0; i < gateways.Length; i++)
            gateways[i] = new LightGateway(this, i + 1, size.PortsEach, i % 100 < size.ChargingPercent);
        using var door = new SemaphoreSlim(64);
        await Task.WhenAll([.. gateways.Select(g => KeepAsync(g, door, ct)), PushAsync(ct)]);
    }

    /// <summary>Waits until all are ready for the first time; how long that took from the call.</summary>
    public async Task<TimeSpan> ReadyAsync(CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (gateways.Any(g => g is not { Ready: true })) await Task.Delay(20, ct);
        return clock.Elapsed;
    }

    /// <summary>What was done since the start; the waits are those since the last call.</summary>
    public FleetCount Count()
    {
        List<double> taken;
        lock (gate) (taken, waits) = (waits, []);
        taken.Sort();
        return new FleetCount(
            gateways.Length, gateways.Count(g => g is { Ready: true }), Interlocked.Read(ref pushed), Interlocked.Read(ref late),
            Interlocked.Read(ref acknowledged), Interlocked.Read(ref refused), At(0.5), At(0.99), At(1));

        double At(double part) => taken.Count == 0 ? 0 : taken[(int)Math.Ceiling(part * taken.Count) - 1];
    }

    internal void Acknowledged(TimeSpan wait)
    {
        Interlocked.Increment(ref acknowledged);
        lock (gate) waits.Add(wait.TotalMilliseconds);
    }

    internal void Refused() => Interlocked.Increment(ref refused);

    private async Task KeepAsync(LightGateway gateway, SemaphoreSlim door, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                // A few at a time knock at the door; each leaves it free for the next as soon as it is ready.
                await door.WaitAsync(ct);
                var connection = gateway.ConnectAsync(host, port, ct);
                try
                {
                    var patience = Stopwatch.StartNew();
                    while (!gateway.Ready && !connection.IsCompleted && patience.Elapsed < TimeSpan.FromSeconds(30)) await Task.Delay(10, ct);
                }
                finally
                {
                    door.Release();
                }

                await connection;
                await Task.Delay(TimeSpan.FromSeconds(1 + 4 * Random.Shared.NextDouble()), ct);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
    }

    private async Task PushAsync(CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var next = 0L;
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), ct);
                var due = (long)(clock.Elapsed / interval * gateways.Length);
                var now = TimeProvider.System.GetUtcNow();
                for (; next < due; next++)
                {
                    var gateway = gateways[next % gateways.Length];
                    if (gateway.Push(now, ct)) Interlocked.Increment(ref pushed);
                    else if (gateway.Ready) Interlocked.Increment(ref late);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
    }
}
