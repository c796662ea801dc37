using ChargeBot.Adapters.MobileNetworks;
using ChargeBot.Adapters.Storage;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.MobileNetworks;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>The SIM card of a station, found by the SIM-ICCID among its device details.</summary>
public sealed class StationSims(SimCards sims, MobileNetworkSettings settings, ChargeBotDbs dbs)
{
    /// <summary>Whether there is an operator's API to ask.</summary>
    public bool CanAsk => settings.Api is not null;

    /// <summary>The SIM of a station, or why there is none to show.</summary>
    public async Task<StationSim> Of(string stationId, CancellationToken cancel = default)
    {
        await using var db = dbs.Open();
        var protocol = await db.Stations.Where(row => row.Id == stationId).Select(row => (Protocol?)row.Protocol).FirstOrDefaultAsync(cancel);
        if (protocol is not Protocol.Lg2Wan)
        {
            return new StationSim(SimState.NotLg2Wan);
        }

        var values = await db.DeviceValues
            .Where(row => row.StationId == stationId && (row.Key == DeviceDetail.SimIccid || row.Key == DeviceDetail.SimIpAddress))
            .OrderBy(row => row.ConnectorId).ToListAsync(cancel);
        if (Value(DeviceDetail.SimIccid) is not { } number)
        {
            return new StationSim(SimState.NoIccid);
        }

        if (!Iccid.TryParse(number, out var iccid))
        {
            return new StationSim(SimState.OddIccid);
        }

        return await sims.Find(iccid, cancel) is { } card
            ? new StationSim(SimState.Managed, iccid, card, Value(DeviceDetail.SimIpAddress))
            : new StationSim(SimState.NotManaged, iccid);

        string? Value(string key) => values.Find(row => row.Key == key && !string.IsNullOrWhiteSpace(row.Value))?.Value;
    }

    /// <summary>What a card shows of it.</summary>
    public async Task<MobileNetworkView> View(PortView port, OperatorAsk? asked)
    {
        var sim = await Of(port.Snapshot.Station.Id);
        return new MobileNetworkView(port, sim.State, sim.Iccid?.Last4, sim.Card?.Details ?? MobileNetworkDetails.None)
        {
            CanRefresh = CanAsk,
            AskedAt = asked?.AskedAt,
            Asking = asked is { AnsweredAt: null },
            Refusals = asked?.Refusals ?? [],
        };
    }
}

/// <summary>A station's SIM.</summary>
/// <param name="State">Whether there is one to show.</param>
/// <param name="Iccid">Its number, where one is known.</param>
/// <param name="Card">What is known of it; only where the operator manages it.</param>
/// <param name="IpAddress">The station's SIM-IP-address.</param>
public sealed record StationSim(SimState State, Iccid? Iccid = null, SimCard? Card = null, string? IpAddress = null);
