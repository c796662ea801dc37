using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.ChargePoints;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Links;

/// <summary>What came of an adoption.</summary>
public enum AdoptionResult
{
    /// <summary>It is one of ours; a device that is connected was asked to boot again.</summary>
    Adopted,

    /// <summary>No charge point of this identity waits: it never connected, or it was adopted already.</summary>
    NotHeld,

    /// <summary>A station, or a port, of this id is there already.</summary>
    IdTaken,

    /// <summary>That is no id for a station: 1 to 48 letters, digits and <c>* - _ .</c>, beginning with a letter or digit.</summary>
    BadId,
}

/// <summary>Makes a station of ours out of a charge point that connected and that nobody imported.</summary>
public sealed class Adoption(Writer writer, Network network, IGrainFactory grains, TimeProvider clock)
{
    private const int MaxIdLength = 48;
    private const int MaxPorts = 99;

    /// <summary>Adopts it. Its ports are <c>{stationId}*1</c> and so on: no EVSE id is known yet.</summary>
    /// <param name="chargePointId">The identity under which it is held.</param>
    /// <param name="stationId">The id people shall know it by.</param>
    /// <param name="by">Who adopts: the Entra object id.</param>
    /// <param name="ports">How many ports; null: as many as the device spoke of.</param>
    public async Task<AdoptionResult> Adopt(string chargePointId, string stationId, string by, int? ports = null)
    {
        if (!IsId(stationId))
        {
            return AdoptionResult.BadId;
        }

        var now = clock.GetUtcNow();
        var result = AdoptionResult.NotHeld;
        await writer.Commit(new WriteUnit
        {
            Changes = async (db, cancel) =>
                result = await Write(db, chargePointId, stationId, by, ports, now, cancel),
        });
        if (result is AdoptionResult.Adopted)
        {
            await network.Check();
            await grains.GetGrain<IChargePointGrain>(chargePointId).Refresh();
        }

        return result;
    }

    private static async Task<AdoptionResult> Write(
        ChargeBotDb db, string chargePointId, string stationId, string by, int? ports, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.HeldChargePoints.FindAsync([chargePointId], cancel) is not { } held)
        {
            return AdoptionResult.NotHeld;
        }

        var ids = Enumerable.Range(1, Math.Clamp(ports ?? held.Connectors, 1, MaxPorts)).Select(number => $"{stationId}*{number}").ToList();
        if (await db.Stations.AnyAsync(row => row.Id == stationId || row.ChargePointId == chargePointId, cancel)
            || await db.Ports.AnyAsync(row => ids.Contains(row.Id), cancel))
        {
            return AdoptionResult.IdTaken;
        }

        db.HeldChargePoints.Remove(held);
        db.Stations.Add(new Station
        {
            Id = stationId,
            ChargePointId = chargePointId,
            Vendor = held.Vendor,
            Model = held.Model,
            SerialNumber = held.SerialNumber,
            Firmware = held.Firmware,
        });
        db.Ports.AddRange(ids.Select((id, index) => new Port { Id = id, StationId = stationId, ConnectorId = index + 1 }));
        db.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Who = by,
            What = "adopt",
            StationId = stationId,
            Result = chargePointId,
        });
        await Counters.Raise(db, Counters.Network, cancel);
        return AdoptionResult.Adopted;
    }

    private static bool IsId(string text) => text.Length is > 0 and <= MaxIdLength && char.IsAsciiLetterOrDigit(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '*' or '-' or '_' or '.');
}
