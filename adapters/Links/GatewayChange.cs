using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Links;

/// <summary>What has to be true at once when a station gets a gateway: its first one, or another in the place of a broken one.</summary>
internal static class GatewayChange
{
    /// <summary>Commands of a station that a change of its gateway ends: their cards are drawn anew.</summary>
    public static async Task<List<Guid>> OpenCommands(ChargeBotDbs databases, string stationId)
    {
        await using var db = databases.Open();
        return await db.Commands.Where(row => row.StationId == stationId && row.EndedAt == null).Select(row => row.Id).ToListAsync();
    }

    /// <summary>Who waits under an identity; null also where a unit of the same group has just taken it.</summary>
    public static async Task<HeldChargePoint?> Held(ChargeBotDb db, string chargePointId, CancellationToken cancel) =>
        await db.HeldChargePoints.FindAsync([chargePointId], cancel) is { } held && db.Entry(held).State is not EntityState.Deleted ? held : null;

    /// <summary>Writes it, or says why not.</summary>
    public static async Task<AdoptionResult> Write(
        ChargeBotDb db, string chargePointId, string stationId, string? replaces, AuditEntry audit, CancellationToken cancel)
    {
        if (await Held(db, chargePointId, cancel) is not { } held)
        {
            return AdoptionResult.NotHeld;
        }

        if (await db.Stations.FindAsync([stationId], cancel) is not { } station || station.Protocol != held.Protocol)
        {
            return AdoptionResult.NoStation;
        }

        if (await db.Stations.AnyAsync(row => row.ChargePointId == chargePointId, cancel))
        {
            return AdoptionResult.IdTaken;
        }

        if (station.ChargePointId != replaces)
        {
            return AdoptionResult.Changed;
        }

        db.HeldChargePoints.Remove(held);
        Become(station, held);
        await EndCommands(db, stationId, audit.At, cancel);
        await Forget(db, stationId, cancel);
        await Tell(db, held, stationId, cancel);
        db.Audit.Add(audit);
        await Counters.Raise(db, Counters.Network, cancel);
        return AdoptionResult.Adopted;
    }

    /// <summary>The number that the gateway gives itself is its own word from the first.</summary>
    public static async Task Tell(ChargeBotDb db, HeldChargePoint held, string stationId, CancellationToken cancel)
    {
        if (held.ControllerId is not { Length: > 0 } controller)
        {
            return;
        }

        if (await db.DeviceValues.FindAsync([stationId, 0, DeviceDetail.ControllerId], cancel) is not { } row)
        {
            row = new DeviceValue { StationId = stationId, ConnectorId = 0, Key = DeviceDetail.ControllerId };
            db.DeviceValues.Add(row);
        }

        // What was entered for the gateway before this one is no word about this one.
        (row.Reported, row.ReportedAt, row.ReportedChangedAt) = (controller, held.LastSeenAt, held.LastSeenAt);
        (row.Entered, row.EnteredAt, row.EnteredBy) = (null, null, null);
    }

    private static void Become(Station station, HeldChargePoint held)
    {
        (station.ChargePointId, station.Stage) = (held.ChargePointId, StationStage.Installed);
        (station.Vendor, station.Model, station.SerialNumber, station.Firmware) = (held.Vendor, held.Model, held.SerialNumber, held.Firmware);
        (station.BootedAt, station.Starts, station.Cannot) = (null, null, Verbs.None);
        (station.Online, station.OnlineChangedAt) = (false, held.LastSeenAt);
    }

    /// <summary>Nothing that was meant for the old one reaches the new one; what was on the wire may have happened.</summary>
    private static async Task EndCommands(ChargeBotDb db, string stationId, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var command in await db.Commands.Where(row => row.StationId == stationId && row.EndedAt == null).ToListAsync(cancel))
        {
            _ = command.Withdraw(now, Overtaken.GatewayReplaced) || command.LostSight(now) || command.DeadlinePassed(now);
        }
    }

    /// <summary>What the old one read out was its own: the new one has not transmitted anything yet.</summary>
    private static async Task Forget(ChargeBotDb db, string stationId, CancellationToken cancel)
    {
        foreach (var row in await db.DeviceValues.Where(row => row.StationId == stationId && row.Reported != null).ToListAsync(cancel))
        {
            (row.Reported, row.ReportedAt, row.ReportedChangedAt, row.ReadOnly) = (null, null, null, false);
        }
    }
}
