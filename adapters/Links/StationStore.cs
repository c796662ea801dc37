using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Links;

/// <summary>Reads what a charge point's owner needs to know when it wakes up.</summary>
internal sealed class StationStore(ChargeBotDbs databases, TimeProvider clock)
{
    /// <summary>Ended sessions of a port that are read back: a late word of the device may complete one that we closed.</summary>
    private const int SessionsOfAPort = 3;

    /// <summary>Ended commands that are read back: the device may yet speak to an Unknown one.</summary>
    private const int EndedCommands = 20;

    /// <summary>The station of this identity with all that may still change; null where it is not ours.</summary>
    public async Task<StationState?> Load(string chargePointId, CancellationToken cancel)
    {
        await using var db = databases.Open();
        if (await db.Stations.FirstOrDefaultAsync(row => row.ChargePointId == chargePointId, cancel) is not { } station)
        {
            return null;
        }

        var id = station.Id;
        var ports = await db.Ports.Where(row => row.StationId == id).ToListAsync(cancel);
        var sessions = await db.Sessions.Where(row => row.StationId == id && row.State == SessionState.Running).ToListAsync(cancel);
        foreach (var port in ports)
        {
            sessions.AddRange(await db.Sessions.Where(row => row.PortId == port.Id && row.State != SessionState.Running)
                .OrderByDescending(row => row.StartedAt).Take(SessionsOfAPort).ToListAsync(cancel));
        }

        var open = await db.Commands.Where(row => row.ChargePointId == chargePointId && row.EndedAt == null).ToListAsync(cancel);
        var since = clock.GetUtcNow() - TimeSpan.FromDays(1);
        var settled = await db.Commands.Where(row => row.ChargePointId == chargePointId && row.EndedAt > since)
            .OrderByDescending(row => row.EndedAt).Take(EndedCommands).ToListAsync(cancel);
        return new StationState(station, ports, sessions, [.. settled.Concat(open).OrderBy(command => command.RequestedAt)]);
    }

    /// <summary>Master data as it stands now; null where the identity is not, or no longer, ours.</summary>
    public async Task<(Station Station, List<Port> Ports)?> LoadMasterData(string chargePointId, CancellationToken cancel)
    {
        await using var db = databases.Open();
        return await db.Stations.FirstOrDefaultAsync(row => row.ChargePointId == chargePointId, cancel) is { } station
            ? (station, await db.Ports.Where(row => row.StationId == station.Id).ToListAsync(cancel))
            : null;
    }

    /// <summary>The stranger of this identity, if it was here before.</summary>
    public async Task<HeldChargePoint?> LoadHeld(string chargePointId, CancellationToken cancel)
    {
        await using var db = databases.Open();
        return await db.HeldChargePoints.FirstOrDefaultAsync(row => row.ChargePointId == chargePointId, cancel);
    }

    /// <summary>A command by its id.</summary>
    public async Task<CommandRecord?> Command(Guid id)
    {
        await using var db = databases.Open();
        return await db.Commands.FirstOrDefaultAsync(row => row.Id == id);
    }

    /// <summary>The command whose frame had this message id.</summary>
    public async Task<CommandRecord?> CommandOf(string stationId, string messageId)
    {
        await using var db = databases.Open();
        return await db.Commands.FirstOrDefaultAsync(row => row.StationId == stationId && row.MessageId == messageId);
    }

    /// <summary>The last session of this number: one that the device's word may still complete, or that is told again.</summary>
    public async Task<ChargingSession?> Session(string stationId, long transactionId)
    {
        await using var db = databases.Open();
        return await db.Sessions.Where(row => row.StationId == stationId && row.TransactionId == transactionId)
            .OrderByDescending(row => row.StartedAt).FirstOrDefaultAsync();
    }

    /// <summary>The start from afar at a station that goes by a tag; null where there is none.</summary>
    public async Task<Activation?> ActivationOf(string stationId, string idTag)
    {
        var tag = idTag.ToUpperInvariant();
        await using var db = databases.Open();
        return await db.Activations.AsNoTracking().FirstOrDefaultAsync(row => row.IdTag == tag && row.StationId == stationId);
    }

    /// <summary>Whether a station's configuration was ever retrieved; the number of a meter comes with its boot.</summary>
    public async Task<bool> WasRead(string stationId)
    {
        await using var db = databases.Open();
        return await db.DeviceValues.AnyAsync(row => row.StationId == stationId && row.ReportedAt != null && row.Key != DeviceDetail.MeterNumber);
    }

    /// <summary>The public key of a port's meter, as people entered it or else as the device told it; null where neither can be read.</summary>
    public async Task<byte[]?> PublicKey(string stationId, int connectorId)
    {
        await using var db = databases.Open();
        var value = await db.DeviceValues.FirstOrDefaultAsync(row =>
            row.StationId == stationId && row.ConnectorId == connectorId && row.Key == DeviceDetail.PublicKey);
        return PublicKeys.TryDecode(value?.Entered ?? value?.Reported, out var key) ? key : null;
    }

    /// <summary>How a station's gateway is reached; null where nobody entered that.</summary>
    public async Task<Gateway?> Gateway(string stationId)
    {
        await using var db = databases.Open();
        return await db.Gateways.AsNoTracking().FirstOrDefaultAsync(row => row.StationId == stationId);
    }

    /// <summary>The identity under which a station is reached now.</summary>
    public async Task<string?> ChargePointOf(string stationId)
    {
        await using var db = databases.Open();
        return await db.Stations.Where(row => row.Id == stationId).Select(row => row.ChargePointId).FirstOrDefaultAsync();
    }

    /// <summary>Identities that have commands which are not settled, in pages, each once.</summary>
    public async Task<List<string>> WithOpenCommands(string after, int count, CancellationToken cancel)
    {
        await using var db = databases.Open();
        return await db.Commands
            .Where(row => row.EndedAt == null && row.ChargePointId.CompareTo(after) > 0)
            .Select(row => row.ChargePointId).Distinct().OrderBy(id => id).Take(count).ToListAsync(cancel);
    }
}
