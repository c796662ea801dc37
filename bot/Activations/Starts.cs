using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Activations;

/// <summary>Where a start would happen, as it is now.</summary>
/// <param name="Entry">The port.</param>
/// <param name="Station">Its station.</param>
/// <param name="Port">The port's state.</param>
public sealed record StartPlace(PortEntry Entry, StationSnapshot Station, PortSnapshot Port)
{
    /// <summary>What stands in the way, or may.</summary>
    public StartObstacle Obstacle => !Station.Station.Can(Verbs.RemoteStart) ? StartObstacle.CannotAtAll
        : Port.InSession || Port.Commands.Any(command => command is { Kind: CommandKind.RemoteStart, Settled: false }) ? StartObstacle.InSession
        : Port.Port.Status switch
        {
            PortStatus.Faulted => StartObstacle.Faulted,
            PortStatus.Unavailable => StartObstacle.OutOfOperation,
            PortStatus.Reserved => StartObstacle.Reserved,
            PortStatus.Available => StartObstacle.NotPlugged,
            _ => StartObstacle.None,
        };

    /// <summary>Whether a start is asked of it at all.</summary>
    public bool Takes => Obstacle is not (StartObstacle.InSession or StartObstacle.CannotAtAll);
}

/// <summary>Makes starts from afar out of what people want: the activation, its command, what is stored with them.</summary>
public sealed class Starts(ChargeBotDbs dbs, IChargePoints chargePoints)
{
    /// <summary>The key in which an OCPP 1.6 station lists the profiles that it knows (§9.1).</summary>
    private const string FeatureProfiles = "SupportedFeatureProfiles";

    /// <summary>Where a port's start would happen; null: it is planned, or has no device.</summary>
    public async Task<StartPlace?> At(PortEntry entry) =>
        !entry.Planned && entry.ChargePointId is { } chargePointId && await chargePoints.Look(chargePointId) is { } station && station.Find(entry.PortId) is { } port
            ? new StartPlace(entry, station, port) : null;

    /// <summary>What stands in the way of billing at a port.</summary>
    public async Task<BillingObstacles> Billing(StationSnapshot station, PortSnapshot port, DateTimeOffset now)
    {
        await using var db = dbs.Open();
        var values = await db.DeviceValues.AsNoTracking()
            .Where(row => row.StationId == station.Station.Id && row.ConnectorId == port.Port.ConnectorId).ToListAsync();
        return Domain.CalibrationLaw.Billing.Obstacles(station.Station.Protocol, port.Port.ConnectorId, values, SiteZone.Today(SiteZone.Find(station.Station.TimeZone), now));
    }

    /// <summary>A new activation, with nothing of its kind in it yet.</summary>
    /// <param name="turn">Who wants it.</param>
    /// <param name="place">Where.</param>
    /// <param name="kind">On whose account.</param>
    /// <param name="minutes">How long; null: without end.</param>
    public async Task<NewActivation> Make(TurnContext turn, StartPlace place, ActivationKind kind, int? minutes) => new(turn, place, kind, minutes,
        minutes is not null && await LimitsItself(place.Station.Station));

    /// <summary>Whether the device can be told to give no more after a time: an LG2WAN gateway, or whoever knows smart charging.</summary>
    private async Task<bool> LimitsItself(Station station)
    {
        if (station.Protocol is Protocol.Lg2Wan)
        {
            return true;
        }

        await using var db = dbs.Open();
        var profiles = await db.DeviceValues.AsNoTracking().Where(row => row.StationId == station.Id && row.ConnectorId == 0 && row.Key == FeatureProfiles)
            .Select(row => row.Reported).FirstOrDefaultAsync();
        return profiles?.Contains("SmartCharging", StringComparison.OrdinalIgnoreCase) is true;
    }
}

/// <summary>What every new activation has.</summary>
public sealed record NewActivation(TurnContext Turn, StartPlace Place, ActivationKind Kind, int? Minutes, bool LimitsItself)
{
    /// <summary>The activation.</summary>
    /// <param name="state">Where it begins.</param>
    /// <param name="emaid">Whose contract.</param>
    /// <param name="voucher">What pays.</param>
    /// <param name="customer">The customer, protected.</param>
    /// <param name="customerKey">What tells one from another.</param>
    /// <param name="problem">The short description.</param>
    public Activation With(
        ActivationState state, string? emaid = null, Guid? voucher = null, string? customer = null, string? customerKey = null, string? problem = null) => new()
        {
            Id = Guid.CreateVersion7(Turn.Now),
            Kind = Kind,
            StationId = Place.Entry.StationId,
            PortId = Place.Entry.PortId,
            ChargePointId = Place.Entry.ChargePointId!,
            ConnectorId = Place.Port.Port.ConnectorId,
            Site = Place.Entry.Site,
            PersonId = Turn.Agent.ObjectId,
            PersonName = Turn.Agent.Name,
            RequestedAt = Turn.Now,
            IdTag = ActivationTag.New(),
            Minutes = Minutes,
            LimitMinutes = LimitsItself ? Minutes + ActivationTimes.Slack : null,
            Emaid = emaid,
            Customer = customer,
            CustomerKey = customerKey,
            Problem = problem,
            VoucherId = voucher,
            HoldsVoucher = voucher is not null,
            State = state,
        };
}
