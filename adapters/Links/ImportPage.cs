using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Links;

/// <summary>One page of an import, compared with what is stored and saved in one transaction.</summary>
internal sealed class ImportPage
{
    private readonly ChargeBotDb db;
    private readonly Dictionary<string, Station> stations;
    private readonly ILookup<string, Port> ports;
    private readonly Dictionary<string, string> ownerOfIdentity;
    private readonly Dictionary<string, string> ownerOfPort;
    private readonly Dictionary<string, string> portOfEvse;
    private readonly List<ImportRemark> rejected = [];
    private readonly List<ImportRemark> remarks = [];

    private ImportPage(ChargeBotDb db, List<Station> stations, List<Port> ports, IEnumerable<Station> sameIdentity, IEnumerable<Port> samePort)
    {
        this.db = db;
        this.stations = stations.ToDictionary(station => station.Id);
        this.ports = ports.ToLookup(port => port.StationId);
        ownerOfIdentity = stations.Concat(sameIdentity).Where(station => station.ChargePointId is not null)
            .DistinctBy(station => station.Id).ToDictionary(station => station.ChargePointId!, station => station.Id);
        var known = ports.Concat(samePort).DistinctBy(port => port.Id).ToList();
        ownerOfPort = known.ToDictionary(port => port.Id, port => port.StationId);
        portOfEvse = known.Where(port => port.EvseId is not null).ToDictionary(port => port.EvseId!, port => port.Id);
    }

    public int Created { get; private set; }

    public int Updated { get; private set; }

    public int Unchanged { get; private set; }

    public IReadOnlyList<ImportRemark> Rejected => rejected;

    public IReadOnlyList<ImportRemark> Remarks => remarks;

    /// <summary>Puts the page's differences into a context; the writer saves them.</summary>
    public static async Task<ImportPage> Write(
        ChargeBotDb db, IReadOnlyList<ImportedStation> file, ImportedPasswords passwords, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = file.Select(station => station.StationId).ToList();
        var identities = file.Where(station => station.ChargePointId is not null).Select(station => station.ChargePointId!.Value.Value).ToList();
        var portIds = file.SelectMany(station => station.Ports).Select(port => port.PortId).ToList();
        var evses = file.SelectMany(station => station.Ports).Where(port => port.EvseId is not null).Select(port => port.EvseId!.Value.Value).ToList();
        var page = new ImportPage(
            db,
            await db.Stations.Where(row => ids.Contains(row.Id)).ToListAsync(cancel),
            await db.Ports.Where(row => ids.Contains(row.StationId)).ToListAsync(cancel),
            await db.Stations.AsNoTracking().Where(row => identities.Contains(row.ChargePointId!)).ToListAsync(cancel),
            await db.Ports.AsNoTracking().Where(row => portIds.Contains(row.Id) || evses.Contains(row.EvseId!)).ToListAsync(cancel));
        db.HeldChargePoints.RemoveRange(await db.HeldChargePoints.Where(row => identities.Contains(row.ChargePointId)).ToListAsync(cancel));
        var devices = await ImportedDevices.Load(db, ids, now, page.remarks, cancel);
        foreach (var station in file)
        {
            page.Take(station, passwords, devices);
        }

        return page;
    }

    private void Take(ImportedStation file, ImportedPasswords passwords, ImportedDevices devices)
    {
        if (Conflict(file) is { } conflict)
        {
            rejected.Add(new ImportRemark(file.StationId, conflict));
            return;
        }

        var known = stations.GetValueOrDefault(file.StationId);
        var row = Row(file, known, passwords.Hashes.GetValueOrDefault(file.StationId));
        var changed = false;
        if (known is null)
        {
            db.Stations.Add(row);
            stations.Add(row.Id, row);
        }
        else
        {
            known.TakeMasterData(row);
        }

        changed |= devices.Take(file, known ?? row, passwords.Protected.GetValueOrDefault(file.StationId));
        changed |= known is not null && db.Entry(known).State is EntityState.Modified;
        foreach (var port in file.Ports)
        {
            changed |= Take(port, file.StationId);
        }

        foreach (var gone in ports[file.StationId].Where(port => file.Ports.All(listed => listed.PortId != port.Id)))
        {
            remarks.Add(new ImportRemark(file.StationId, $"port {gone.Id} is not in the file any more; it is kept"));
        }

        Count(known is null, changed);
    }

    private void Count(bool created, bool changed)
    {
        Created += created ? 1 : 0;
        Updated += !created && changed ? 1 : 0;
        Unchanged += !created && !changed ? 1 : 0;
    }

    private bool Take(ImportedPort file, string stationId)
    {
        var known = ports[stationId].FirstOrDefault(port => port.Id == file.PortId);
        var row = Row(file, stationId, known);
        ownerOfPort[row.Id] = stationId;
        if (row.EvseId is not null)
        {
            portOfEvse[row.EvseId] = row.Id;
        }

        if (known is null)
        {
            db.Ports.Add(row);
            return true;
        }

        if (known.EvseId is { } before && before != row.EvseId)
        {
            remarks.Add(new ImportRemark(stationId, $"the EVSE id of port {known.Id} was {before} and is now {row.EvseId}"));
        }

        known.TakeMasterData(row);
        return db.Entry(known).State is EntityState.Modified;
    }

    /// <summary>Why a station cannot be taken: ids are never taken from one thing and given to another by a file.</summary>
    private string? Conflict(ImportedStation file)
    {
        var identity = file.ChargePointId?.Value;
        if (identity is not null && ownerOfIdentity.TryGetValue(identity, out var owner) && owner != file.StationId)
        {
            return $"the identity {identity} belongs to station {owner}";
        }

        if (identity is not null && stations.GetValueOrDefault(file.StationId)?.ChargePointId is { } other && other != identity)
        {
            return $"its identity is {other}, the file says {identity}; an import does not change it";
        }

        foreach (var port in file.Ports)
        {
            if (ownerOfPort.TryGetValue(port.PortId, out var holder) && holder != file.StationId)
            {
                return $"port {port.PortId} belongs to station {holder}";
            }

            if (port.EvseId is { } evse && portOfEvse.TryGetValue(evse.Value, out var same) && same != port.PortId)
            {
                return $"the EVSE id {evse} belongs to port {same}";
            }
        }

        if (identity is not null)
        {
            ownerOfIdentity[identity] = file.StationId;
        }

        return null;
    }

    private Station Row(ImportedStation file, Station? known, string? hash)
    {
        var installed = known is { Stage: StationStage.Installed };
        if (installed && file.Planned)
        {
            remarks.Add(new ImportRemark(file.StationId, "it is installed; that the file calls it planned is not taken over"));
        }

        return new Station
        {
            Id = file.StationId,
            ChargePointId = file.ChargePointId?.Value ?? known?.ChargePointId,
            Protocol = file.Protocol,
            Stage = file.Planned && !installed ? StationStage.Planned : StationStage.Installed,
            Name = file.Name,
            Street = file.Place.Street,
            PostalCode = file.Place.PostalCode,
            City = file.Place.City,
            Country = file.Place.Country,
            Latitude = file.Latitude,
            Longitude = file.Longitude,
            TimeZone = file.TimeZone,
            PasswordHash = hash ?? known?.PasswordHash,
        };
    }

    private static Port Row(ImportedPort file, string stationId, Port? known) => new()
    {
        Id = file.PortId,
        StationId = stationId,
        EvseId = file.EvseId?.Value ?? known?.EvseId,
        ConnectorId = file.ConnectorId,
        Position = file.Position,
        ConnectorType = file.ConnectorType,
        ChargingMode = file.PowerType,
        MaxVoltage = file.MaxVoltage,
        MaxCurrent = file.MaxCurrent,
        MaxPower = file.MaxPowerW,
        Phases = file.Phases,
    };
}
