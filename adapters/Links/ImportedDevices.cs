using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.MasterData;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Links;

/// <summary>The gateways, the details and the attributes of one page of an import, compared with what is stored.</summary>
internal sealed class ImportedDevices
{
    private const string Import = "import";

    private readonly ChargeBotDb db;
    private readonly DateTimeOffset now;
    private readonly List<ImportRemark> remarks;
    private readonly Dictionary<string, Gateway> gateways;
    private readonly Dictionary<(string StationId, int ConnectorId, string Key), DeviceValue> values;

    private readonly ILookup<string, StationAttribute> attributes;

    private ImportedDevices(
        ChargeBotDb db, DateTimeOffset now, List<ImportRemark> remarks, List<Gateway> gateways, List<DeviceValue> values, List<StationAttribute> attributes)
    {
        this.attributes = attributes.ToLookup(row => row.StationId);
        (this.db, this.now, this.remarks) = (db, now, remarks);
        this.gateways = gateways.ToDictionary(row => row.StationId);
        this.values = values.ToDictionary(row => (row.StationId, row.ConnectorId, row.Key));
    }

    /// <summary>What is stored of these stations.</summary>
    public static async Task<ImportedDevices> Load(
        ChargeBotDb db, List<string> stationIds, DateTimeOffset now, List<ImportRemark> remarks, CancellationToken cancel) => new(
            db, now, remarks,
            await db.Gateways.Where(row => stationIds.Contains(row.StationId)).ToListAsync(cancel),
            await db.DeviceValues.Where(row => stationIds.Contains(row.StationId)).ToListAsync(cancel),
            await db.StationAttributes.Where(row => stationIds.Contains(row.StationId)).ToListAsync(cancel));

    /// <summary>Takes over what a file says; whether anything is different from before.</summary>
    /// <param name="file">The station in the file.</param>
    /// <param name="station">Its row.</param>
    /// <param name="password">What is sent to its gateway, protected, where that is new.</param>
    public bool Take(ImportedStation file, Station station, string? password)
    {
        var changed = file.Gateway is { } gateway && Take(gateway, station, password);
        foreach (var detail in file.Communication)
        {
            changed |= Take(detail, file.StationId, 0, "the communication device");
        }

        if (file.Gateway?.ControllerId is { } controller)
        {
            changed |= Take(new ImportedDetail(DeviceDetail.ControllerId, controller), file.StationId, 0, "the communication device");
        }

        foreach (var field in file.MasterData)
        {
            changed |= Take(field, file.StationId, 0, "the station");
        }

        foreach (var attribute in file.Attributes)
        {
            changed |= Take(attribute, file.StationId);
        }

        foreach (var port in file.Ports)
        {
            foreach (var detail in port.Details)
            {
                changed |= Take(detail, file.StationId, port.ConnectorId, $"port {port.PortId}");
            }
        }

        return changed;
    }

    private bool Take(ImportedAttribute file, string stationId)
    {
        var row = attributes[stationId].FirstOrDefault(known => known.Key.Equals(file.Key, StringComparison.OrdinalIgnoreCase));
        if (row is null && attributes[stationId].Count() + db.StationAttributes.Local.Count(known => known.StationId == stationId && db.Entry(known).State is EntityState.Added) >= StationAttributes.Most)
        {
            remarks.Add(new ImportRemark(stationId, $"attribute {file.Key} is not taken over: the station has {StationAttributes.Most} already"));
            return false;
        }

        if (row is null)
        {
            db.StationAttributes.Add(row = new StationAttribute { StationId = stationId, Key = file.Key });
        }
        else if ((row.Type, row.Value) == (file.Type, file.Value))
        {
            return false;
        }

        (row.Type, row.Value, row.ChangedAt, row.ChangedBy) = (file.Type, file.Value, now, Import);
        return true;
    }

    private bool Take(ImportedGateway file, Station station, string? password)
    {
        if (station.BootedAt is null)
        {
            // What it is, it says itself once it is there.
            (station.Model, station.Firmware) = (file.Type ?? station.Model, file.Firmware ?? station.Firmware);
        }

        if (!gateways.TryGetValue(station.Id, out var row))
        {
            gateways[station.Id] = row = new Gateway { StationId = station.Id };
            db.Gateways.Add(row);
        }

        (row.Direction, row.Address, row.Port, row.Tls) = (file.Direction, file.Address, file.Port, file.Tls);
        (row.CertificateHash, row.UserName) = (file.CertificateHash, file.UserName);
        row.Password = file.Direction is GatewayDirection.Incoming ? null : password ?? row.Password;
        return db.Entry(row).State is EntityState.Modified or EntityState.Added;
    }

    private bool Take(ImportedDetail file, string stationId, int connectorId, string whose)
    {
        if (DeviceNumbers.Doubt(file.Key, file.Value) is var doubt && doubt is not NumberDoubt.None)
        {
            remarks.Add(new ImportRemark(stationId, $"{file.Key} of {whose} {Odd(file, doubt)}; it is taken as it is"));
        }

        if (!values.TryGetValue((stationId, connectorId, file.Key), out var row))
        {
            values[(stationId, connectorId, file.Key)] = row = new DeviceValue { StationId = stationId, ConnectorId = connectorId, Key = file.Key };
            db.DeviceValues.Add(row);
        }

        if (row.Entered == file.Value)
        {
            return false;
        }

        if (row.Entered is { } before)
        {
            Note(row, before, file.Value);
        }

        (row.Entered, row.EnteredAt, row.EnteredBy) = (file.Value, now, Import);
        return true;
    }

    /// <summary>A value that another file, or a person, had said otherwise; what comes for the first time is no change.</summary>
    private void Note(DeviceValue row, string before, string after)
    {
        var keptBack = DeviceDetails.IsPersonal(row.Key);
        db.ValueChanges.Add(new ValueChange
        {
            Id = Guid.CreateVersion7(now),
            StationId = row.StationId,
            ConnectorId = row.ConnectorId,
            Key = row.Key,
            Before = keptBack ? null : before,
            After = keptBack ? null : after,
            KeptBack = keptBack,
            Source = ChangeSource.MasterData,
            At = now,
            By = Import,
        });
    }

    /// <summary>Without the number itself: some are personal, and reports are kept.</summary>
    private static string Odd(ImportedDetail detail, NumberDoubt doubt) => doubt switch
    {
        NumberDoubt.Length when detail.Key.EndsWith("ServerId", StringComparison.Ordinal) => $"has {detail.Value.Length / 2} bytes; expected are {DeviceNumbers.Expected(detail.Key)}",
        NumberDoubt.Length => $"has {detail.Value.Length} characters; expected are {DeviceNumbers.Expected(detail.Key)}",
        NumberDoubt.CheckDigit => "has a check digit that does not fit",
        _ => "is no public key of a curve that we know",
    };
}
