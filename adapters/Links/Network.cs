using System.Collections.Frozen;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// All stations and ports as the search knows them, held in memory and read again within a second after any process
/// changed them: an import, an adoption, a note. What devices say of themselves (the numbers on their plates) is looked for once a minute.
/// </summary>
public sealed class Network(ChargeBotDbs databases, Counters counters, TimeProvider clock, ILogger<Network> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NumbersEvery = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turn = new(1);
    private FrozenDictionary<string, PortEntry> ports = FrozenDictionary<string, PortEntry>.Empty;
    private DateTimeOffset readAt;
    private long indexed = -1;
    private long noted = -1;
    private long current;

    /// <summary>Rises with every change of the network. Who holds master data in memory compares it, and reads again.</summary>
    public long Current => Volatile.Read(ref current);

    /// <summary>Finds ports and stations by what people type.</summary>
    public PortIndex Index { get; private set; } = new([]);

    /// <summary>All ports, by station, connector and id.</summary>
    public IReadOnlyList<PortEntry> Ports { get; private set; } = [];

    /// <summary>The port of this very id: its station, and the identity under which that is reached; null where there is none.</summary>
    public PortEntry? Find(string portId) => ports.GetValueOrDefault(portId);

    /// <summary>All ports at the site of one: a site is one name with one address. Where neither is known, it is the station.</summary>
    public IEnumerable<PortEntry> AtSite(PortEntry here) => ports.Values.Where(port => here.Place.Length > 0 ? port.Place == here.Place : port.StationId == here.StationId);

    /// <summary>The ports whose place has these words in it.</summary>
    public IReadOnlyList<PortEntry> At(string place)
    {
        var words = place.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. ports.Values.Where(port => words.All(word => port.Place.Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>A port's id for examples: one that is there, where any is.</summary>
    public string Example { get; private set; } = "DE*ABC*E1234*1";

    /// <summary>Looks whether the network changed, and if so, reads it again.</summary>
    public async Task Check(CancellationToken cancel = default)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var now = await counters.Read(Counters.Network, cancel);
            Volatile.Write(ref current, now);
            var time = clock.GetUtcNow();
            var notes = await counters.Read(Counters.Notes, cancel);
            if (now == indexed && time - readAt < NumbersEvery)
            {
                await LookAtNotes(notes, cancel);
                return;
            }

            var entries = await Read(cancel);
            readAt = time;
            if (now == indexed && entries.SequenceEqual(Ports))
            {
                await LookAtNotes(notes, cancel);
                return;
            }

            Ports = entries;
            ports = entries.ToFrozenDictionary(entry => entry.PortId, StringComparer.Ordinal);
            Index = new PortIndex(entries, await Notes(cancel));
            Example = entries.FirstOrDefault(entry => !entry.Planned)?.PortId ?? Example;
            (indexed, noted) = (now, notes);
            log.LogInformation("The network has {Ports} ports.", entries.Count);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // The first question must not meet an empty index.
        await Check(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Check(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Whether the network changed could not be read; the one in memory stays.");
            }
        }
    }

    private async Task LookAtNotes(long now, CancellationToken cancel)
    {
        if (now != noted)
        {
            Index = Index.WithNotes(await Notes(cancel));
            noted = now;
        }
    }

    private async Task<List<PortNote>> Notes(CancellationToken cancel)
    {
        await using var db = databases.Open();
        return await db.NotePorts.Join(db.Notes, at => at.NoteId, note => note.Id, (at, note) => new PortNote(at.PortId, note.Text)).ToListAsync(cancel);
    }

    private async Task<List<PortEntry>> Read(CancellationToken cancel)
    {
        await using var db = databases.Open();
        var meters = (await db.DeviceValues.Where(row => row.Key == DeviceDetail.MeterNumber).ToListAsync(cancel))
            .ToDictionary(row => (row.StationId, row.ConnectorId), row => row.Value);
        var rows = await db.Ports.Join(db.Stations, port => port.StationId, station => station.Id, (port, station) => new
        {
            port.Id,
            port.StationId,
            port.EvseId,
            port.ConnectorId,
            station.ChargePointId,
            station.Stage,
            station.Name,
            station.Street,
            station.PostalCode,
            station.City,
            station.SerialNumber,
            station.TimeZone,
        }).ToListAsync(cancel);
        return [.. rows
            .OrderBy(row => row.StationId, StringComparer.Ordinal).ThenBy(row => row.ConnectorId).ThenBy(row => row.Id, StringComparer.Ordinal)
            .Select(row => new PortEntry(row.Id, row.StationId, row.EvseId, row.ChargePointId, row.ConnectorId,
                string.Join(' ', new[] { row.Name, row.Street, row.PostalCode, row.City }.Where(part => part.Length > 0)),
                row.Stage is StationStage.Planned)
            {
                SerialNumber = row.SerialNumber,
                MeterNumber = meters.GetValueOrDefault((row.StationId, row.ConnectorId)),
                TimeZone = row.TimeZone,
            })];
    }
}
