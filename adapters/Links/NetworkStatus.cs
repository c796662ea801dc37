using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// How every port of the network stands. Read in one query when somebody looks, at most once a second however many look:
/// two hundred presses in a second cost one reading, and a network that nobody looks at costs none.
/// </summary>
public sealed class NetworkStatus(ChargeBotDbs databases, Network network, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1);
    private Infrastructure read = new([], DateTimeOffset.MinValue);

    /// <summary>The network, at most a second old.</summary>
    public async ValueTask<Infrastructure> Look(CancellationToken cancel = default)
    {
        if (Volatile.Read(ref read) is var before && clock.GetUtcNow() - before.At < Fresh)
        {
            return before;
        }

        await turn.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (now - read.At >= Fresh)
            {
                Volatile.Write(ref read, new Infrastructure(await Read(network.Ports, ports => ports, cancel), now));
            }

            return read;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Some ports as they stand now, in the order that is asked for, without those that are not in the network any more.</summary>
    public async ValueTask<IReadOnlyList<InfrastructurePort>> Of(IReadOnlyList<string> portIds, CancellationToken cancel = default)
    {
        if (portIds.Count == 0)
        {
            return [];
        }

        var found = (await Read(portIds.Select(network.Find).OfType<PortEntry>(), ports => ports.Where(port => portIds.Contains(port.Id)), cancel))
            .ToDictionary(port => port.Entry.PortId, StringComparer.Ordinal);
        return [.. portIds.Distinct().Select(found.GetValueOrDefault).OfType<InfrastructurePort>()];
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<List<InfrastructurePort>> Read(IEnumerable<PortEntry> entries, Func<IQueryable<Port>, IQueryable<Port>> which, CancellationToken cancel)
    {
        await using var db = databases.Open();
        var rows = await which(db.Ports).Join(db.Stations, port => port.StationId, station => station.Id, (port, station) => new
        {
            port.Id,
            port.Status,
            port.StatusAt,
            port.ChargingMode,
            station.Protocol,
            station.Online,
            station.LastMessageAt,
        }).ToListAsync(cancel);

        // The order is the network's. A port that came within this second is not in there yet, and is not listed before it is.
        var byId = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        var ports = new List<InfrastructurePort>(rows.Count);
        foreach (var entry in entries)
        {
            if (byId.TryGetValue(entry.PortId, out var row))
            {
                ports.Add(new InfrastructurePort(entry, row.Status, row.StatusAt, row.ChargingMode, row.Protocol, row.Online, row.LastMessageAt));
            }
        }

        return ports;
    }
}
