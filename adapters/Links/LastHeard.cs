using System.Collections.Concurrent;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// When anything was last heard of a station is not worth a commit of its own: it is written behind, within two seconds, for all
/// stations that spoke meanwhile in few statements.
/// </summary>
internal sealed class LastHeard : IHostedService, IDisposable
{
    private const int Together = 500;

    /// <summary>'Within two seconds', the commit included.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(1.5);

    private readonly ConcurrentDictionary<string, StationHeard> waiting = new(StringComparer.Ordinal);
    private readonly Writer writer;
    private readonly ITimer timer;
    private readonly ILogger<LastHeard> log;
    private int armed;

    public LastHeard(Writer writer, TimeProvider clock, ILogger<LastHeard> log)
    {
        (this.writer, this.log) = (writer, log);
        timer = clock.CreateTimer(_ => _ = Write(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>It was heard of, as the station says.</summary>
    public void Note(Station station)
    {
        waiting[station.Id] = new StationHeard(station.Id, station.LastMessageAt, station.LastMessage);
        if (Volatile.Read(ref armed) == 0 && Interlocked.Exchange(ref armed, 1) == 0)
        {
            timer.Change(Behind, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>It is written with the station itself, or another owner will write it.</summary>
    public void Forget(string stationId) => waiting.TryRemove(stationId, out _);

    /// <summary>Writes what is known of one station now.</summary>
    public Task Write(string stationId) => waiting.TryRemove(stationId, out var heard) ? Write([heard]) : Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What still waits is written, if there is time.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Write().WaitAsync(cancellationToken);

    public void Dispose() => timer.Dispose();

    private async Task Write()
    {
        Volatile.Write(ref armed, 0);
        var taken = new List<StationHeard>();
        foreach (var id in waiting.Keys)
        {
            if (waiting.TryRemove(id, out var heard))
            {
                taken.Add(heard);
            }
        }

        foreach (var some in taken.Chunk(Together))
        {
            await Write(some);
        }
    }

    private async Task Write(StationHeard[] stations)
    {
        var unit = new WriteUnit { Patient = true };
        unit.Heard.AddRange(stations);
        try
        {
            await writer.Commit(unit);
        }
        catch (UnitFailedException failure)
        {
            // Memory is right, and the next message writes it again.
            log.LogInformation("When {Count} stations were heard of was not written: {Failure}.", stations.Length, failure.Failure);
        }
    }
}
