using ChargeBot.Domain.ChargePoints;
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
        var port = await db.Ports.AsNoTracking().Where(port => port.Id == session.PortId).Select(port => new
        {
            port.MaxPower,
            Protocol = db.Stations.Where(station => station.Id == port.StationId).Select(station => station.Protocol).FirstOrDefault(),
            Method = db.DeviceValues
                .Where(value => value.StationId == port.StationId && value.ConnectorId == port.ConnectorId && value.Key == ConfigurationFields.CalibrationLawMethod)
                .Select(value => value.Entered).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancel);
        (session.Error, session.Rules) = (rules.Of(session, record, PortFacts.Of(port?.MaxPower ?? 0, port?.Protocol ?? Protocol.Ocpp16, port?.Method)), rules.Thresholds.Version);
    }
}
