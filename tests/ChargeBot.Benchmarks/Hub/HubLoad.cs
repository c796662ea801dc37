using System.Diagnostics;
using System.Net;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Hub;

/// <summary>What one window of the load came to.</summary>
/// <param name="Messages">Answered in it.</param>
/// <param name="Took">How long it was.</param>
/// <param name="Cpu">The server's processor time in it.</param>
/// <param name="Latencies">From sending to the answer.</param>
internal sealed record HubWindow(long Messages, TimeSpan Took, TimeSpan Cpu, Latencies Latencies)
{
    public double Rate => Messages / Took.TotalSeconds;

    /// <summary>Microseconds of the server for each message.</summary>
    public double Cost => Cpu.TotalMicroseconds / Messages;
}

/// <summary>Many charge points on one server, each with one message under way at any time.</summary>
internal sealed class HubLoad : IDisposable
{
    private const int AtOnce = 64;

    private readonly HubClient[] clients;
    private volatile bool ended, measuring;

    private HubLoad(HubClient[] clients, TimeSpan connecting) => (this.clients, Connecting) = (clients, connecting);

    /// <summary>How long until all were connected, and had booted.</summary>
    public TimeSpan Connecting { get; }

    public bool Ended => ended;

    public bool Measuring => measuring;

    /// <summary>MeterValues that were acknowledged, since the beginning.</summary>
    public long Readings => clients.Sum(client => client.Readings);

    public long Refused => clients.Sum(client => client.Refused);

    /// <summary>Connects them.</summary>
    /// <param name="server">The server.</param>
    /// <param name="count">How many.</param>
    /// <param name="begin">Each begins a transaction, for the load; else they are idle.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<HubLoad> Connect(Uri server, int count, bool begin, CancellationToken stop)
    {
        var endpoint = new IPEndPoint(IPAddress.Loopback, server.Port);
        var clients = new HubClient[count];
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (number, cancel) => clients[number] = await HubClient.Connect(endpoint, Network.Identity(number), boots: true, cancel));
        var took = watch.Elapsed;
        if (begin)
        {
            await Parallel.ForEachAsync(clients, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (client, cancel) => await client.Begin(cancel));
        }

        return new HubLoad(clients, took);
    }

    /// <summary>Runs for a while without being counted, and then for as long as is measured.</summary>
    public async Task<HubWindow> Run(ChildProcess server, TimeSpan warmUp, TimeSpan window, CancellationToken stop)
    {
        (ended, measuring) = (false, false);
        Latencies[] latencies = [.. clients.Select(_ => new Latencies())];
        Task[] running = [.. clients.Select((client, number) => Task.Run(() => client.Run(this, latencies[number], stop), stop))];
        await Task.Delay(warmUp, stop);
        var (before, cpu, watch) = (clients.Sum(client => client.Answered), server.Cpu, Stopwatch.StartNew());
        measuring = true;
        await Task.WhenAny(Task.Delay(window, stop), Task.WhenAll(running));
        measuring = false;
        var (after, used, took) = (clients.Sum(client => client.Answered), server.Cpu - cpu, watch.Elapsed);
        ended = true;
        await Task.WhenAll(running);
        var all = new Latencies();
        foreach (var some in latencies)
        {
            all.Add(some);
        }

        return new HubWindow(after - before, took, used, all);
    }

    public void Dispose()
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }
}
