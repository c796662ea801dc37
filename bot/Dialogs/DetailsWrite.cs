using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Writes master data of devices as a person entered them, beside what the device says.</summary>
internal static class DetailsWrite
{
    /// <summary>Within the turn's transaction.</summary>
    public static async Task Write(
        ChargeBotDb db, string stationId, string portId, int connectorId, IReadOnlyList<(string Key, string? Value)> details,
        string by, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var (key, value) in details)
        {
            if (key is DeviceDetail.Position or DeviceDetail.ConnectorType)
            {
                await OfPort(db, portId, key, value ?? "", cancel);
                continue;
            }

            if (await db.DeviceValues.FindAsync([stationId, connectorId, key], cancel) is not { } row)
            {
                row = new DeviceValue { StationId = stationId, ConnectorId = connectorId, Key = key };
                db.DeviceValues.Add(row);
            }

            if (key == DeviceDetail.SimIpAddress)
            {
                await Redial(db, stationId, row.Entered, value, cancel);
            }

            (row.Entered, row.EnteredAt, row.EnteredBy) = (value, now, by);
        }
    }

    private static async Task OfPort(ChargeBotDb db, string portId, string key, string value, CancellationToken cancel)
    {
        if (await db.Ports.FindAsync([portId], cancel) is { } port)
        {
            (port.Position, port.ConnectorType) = key == DeviceDetail.Position ? (value, port.ConnectorType) : (port.Position, value);
            await Counters.Raise(db, Counters.Network, cancel);
        }
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
