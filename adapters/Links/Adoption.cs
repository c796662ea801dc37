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

    /// <summary>A station, or a port, of this id is there already; or the charge point belongs to another station.</summary>
    IdTaken,

    /// <summary>The station has another charge point than it had when the person was asked.</summary>
    Changed,

    /// <summary>There is no station of this id that speaks the charge point's protocol.</summary>
    NoStation,

    /// <summary>That is no id for a station: 1 to 48 letters, digits and <c>* - _ .</c>, beginning with a letter or digit.</summary>
    BadId,
}

/// <summary>Makes a station of ours out of a charge point that connected and that nobody imported.</summary>
public sealed class Adoption(Writer writer, ChargeBotDbs databases, Network network, IGrainFactory grains, TimeProvider clock)
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

    /// <summary>
    /// Gives a station the gateway that waits under an identity: a new one, or one that takes the place of a broken one.
    /// What was asked of the old one and was not sent goes no more.
    /// </summary>
    /// <param name="chargePointId">The identity under which the gateway is held.</param>
    /// <param name="stationId">The station that it drives from now on; one that was planned is installed by it.</param>
    /// <param name="replaces">The identity that the station had when the person was asked, or null: nothing is replaced that nobody saw.</param>
    /// <param name="by">Who says so: the Entra object id.</param>
    public async Task<AdoptionResult> Assign(string chargePointId, string stationId, string? replaces, string by)
    {
        var now = clock.GetUtcNow();
        var result = AdoptionResult.NotHeld;
        var unit = new WriteUnit
        {
            Changes = async (db, cancel) => result = await GatewayChange.Write(db, chargePointId, stationId, replaces, Adopted(stationId, by, chargePointId, "assign", now), cancel),
        };
        unit.RedrawCommands.AddRange(await GatewayChange.OpenCommands(databases, stationId));
        await writer.Commit(unit);
        if (result is AdoptionResult.Adopted)
        {
            await network.Check();
            if (replaces is not null)
            {
                await grains.GetGrain<IChargePointGrain>(replaces).Refresh();
            }

            await grains.GetGrain<IChargePointGrain>(chargePointId).Refresh();
        }

        return result;
    }

    private static async Task<AdoptionResult> Write(
        ChargeBotDb db, string chargePointId, string stationId, string by, int? ports, DateTimeOffset now, CancellationToken cancel)
    {
        if (await GatewayChange.Held(db, chargePointId, cancel) is not { } held)
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
            Protocol = held.Protocol,
            Vendor = held.Vendor,
            Model = held.Model,
            SerialNumber = held.SerialNumber,
            Firmware = held.Firmware,
        });
        db.Ports.AddRange(ids.Select((id, index) => new Port { Id = id, StationId = stationId, ConnectorId = index + 1 }));
        await GatewayChange.Tell(db, held, stationId, cancel);
        db.Audit.Add(Adopted(stationId, by, chargePointId, "adopt", now));
        await Counters.Raise(db, Counters.Network, cancel);
        return AdoptionResult.Adopted;
    }

    private static AuditEntry Adopted(string stationId, string by, string chargePointId, string what, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        At = now,
        Who = by,
        What = what,
        StationId = stationId,
        Result = chargePointId,
    };

    private static bool IsId(string text) => text.Length is > 0 and <= MaxIdLength && char.IsAsciiLetterOrDigit(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '*' or '-' or '_' or '.');
}
