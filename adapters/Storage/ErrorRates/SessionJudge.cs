using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Storage;

/// <summary>Judges a session where its charge record is written, in the same transaction.</summary>
public sealed class SessionJudge(ErrorClassification rules)
{
    /// <summary>Writes into the session what it counts as.</summary>
    /// <param name="db">The writer's.</param>
    /// <param name="session">The session, as the context tracks it.</param>
    /// <param name="record">Its record.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task Judge(ChargeBotDb db, ChargingSession session, ChargeRecord record, CancellationToken cancel)
    {
        var port = (await PortFactsOf.Read(db, [session.PortId], cancel)).GetValueOrDefault(session.PortId) ?? PortFacts.Unknown;
        (session.Error, session.Rules) = (rules.Of(session, record, port), rules.Thresholds.Version);
    }
}

/// <summary>What the rules look at of ports, from their master data.</summary>
internal static class PortFactsOf
{
    /// <summary>Of these ports; of one that is gone nothing.</summary>
    public static async Task<Dictionary<string, PortFacts>> Read(ChargeBotDb db, IReadOnlyCollection<string> portIds, CancellationToken cancel) => await db.Ports.AsNoTracking()
        .Where(port => portIds.Contains(port.Id)).Select(port => new
        {
            port.Id,
            port.MaxPower,
            Protocol = db.Stations.Where(station => station.Id == port.StationId).Select(station => station.Protocol).FirstOrDefault(),
            Method = db.DeviceValues
                .Where(value => value.StationId == port.StationId && value.ConnectorId == port.ConnectorId && value.Key == ConfigurationFields.CalibrationLawMethod)
                .Select(value => value.Entered).FirstOrDefault(),
        }).ToDictionaryAsync(port => port.Id, port => PortFacts.Of(port.MaxPower, port.Protocol, port.Method), cancel);
}
