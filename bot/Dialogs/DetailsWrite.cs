using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Writes master data of devices as a person entered them, beside what the device says, and what they were before.</summary>
internal static class DetailsWrite
{
    /// <summary>Within the turn's transaction.</summary>
    public static async Task Write(
        ChargeBotDb db, string stationId, string portId, int connectorId, IReadOnlyList<(string Key, string? Value)> details,
        ServiceAgent by, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var (key, value) in details)
        {
            var before = key is DeviceDetail.Position or DeviceDetail.ConnectorType or DeviceDetail.ChargingMode
                ? await OfPort(db, portId, key, value ?? "", cancel)
                : await OfDevice(db, stationId, connectorId, key, value, by, now, cancel);
            var change = new ValueChange
            {
                Id = Guid.CreateVersion7(now),
                StationId = stationId,
                ConnectorId = connectorId,
                Key = key,
                Source = ChangeSource.MasterData,
                At = now,
                By = by.ObjectId,
                ByName = by.Name,
            };
            db.ValueChanges.Add(DeviceDetails.IsPersonal(key) ? change with { KeptBack = true } : change with { Before = before, After = value });
        }
    }

    private static async Task<string?> OfDevice(
        ChargeBotDb db, string stationId, int connectorId, string key, string? value, ServiceAgent by, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.DeviceValues.FindAsync([stationId, connectorId, key], cancel) is not { } row)
        {
            row = new DeviceValue { StationId = stationId, ConnectorId = connectorId, Key = key };
            db.DeviceValues.Add(row);
        }

        var before = row.Entered;
        if (key == DeviceDetail.SimIpAddress)
        {
            await Redial(db, stationId, before, value, cancel);
        }

        (row.Entered, row.EnteredAt, row.EnteredBy) = (value, now, by.ObjectId);
        return before;
    }

    private static async Task<string?> OfPort(ChargeBotDb db, string portId, string key, string value, CancellationToken cancel)
    {
        if (await db.Ports.FindAsync([portId], cancel) is not { } port)
        {
            return null;
        }

        string before;
        switch (key)
        {
            case DeviceDetail.Position:
                (before, port.Position) = (port.Position, value);
                break;
            case DeviceDetail.ConnectorType:
                (before, port.ConnectorType) = (port.ConnectorType, value);
                break;
            default:
                // Phases belong to alternating current.
                before = port.ChargingMode is ChargingMode.Dc ? "DC" : "AC";
                (port.ChargingMode, port.Phases) = value == "DC" ? (ChargingMode.Dc, 0) : (ChargingMode.Ac, port.Phases);
                break;
        }

        await Counters.Raise(db, Counters.Network, cancel);
        return before;
    }

    /// <summary>A gateway that is dialled at its SIM's address is dialled at the new one from now on.</summary>
    private static async Task Redial(ChargeBotDb db, string stationId, string? before, string? address, CancellationToken cancel)
    {
        if (address is not null && await db.Gateways.FirstOrDefaultAsync(row => row.StationId == stationId, cancel) is { } gateway
            && gateway.Address is { } dialled && dialled == before)
        {
            gateway.Address = address;
            await Counters.Raise(db, Counters.Network, cancel);
        }
    }
}
