namespace ChargeBot.Domain.MobileNetworks;

/// <summary>The manual's three connection statuses, and the two that honesty adds.</summary>
public enum ConnectionKind
{
    /// <summary>Nothing that was delivered says anything about the last 24 hours.</summary>
    NotKnown,

    /// <summary>Currently connected.</summary>
    Connected,

    /// <summary>Connection in the last 24 hours.</summary>
    InTheLastDay,

    /// <summary>No connection in the last 24 hours.</summary>
    NotInTheLastDay,

    /// <summary>Not connected when it was last looked at; when it was before that, nobody delivered.</summary>
    NotConnected,
}

/// <summary>A SIM's connection status at a moment, with what it rests on.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Source">Who says so; null where nobody says anything.</param>
/// <param name="At">As of when (UTC).</param>
/// <param name="Dated">False where <paramref name="At"/> is when we received it.</param>
/// <param name="LastConnectedAt">When the SIM was last known to be connected (UTC).</param>
/// <param name="SmsOnly">Connected, but for messages alone.</param>
public sealed record ConnectionStatus(
    ConnectionKind Kind, SimSource? Source, DateTimeOffset? At, bool Dated = true, DateTimeOffset? LastConnectedAt = null, bool SmsOnly = false)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>How long 'connected' may be called current. What a file said this morning is what was, not what is.</summary>
    public static TimeSpan CurrentFor => TimeSpan.FromMinutes(15);

    /// <summary>What the facts allow to say at this moment, and no more.</summary>
    internal static ConnectionStatus Of(MobileNetworkDetails sim, DateTimeOffset now)
    {
        var last = LastConnection(sim);
        if (sim.Reach is { Value: SimReach.Yes or SimReach.SmsOnly } up && now - up.At <= CurrentFor)
        {
            return new(ConnectionKind.Connected, up.Source, up.At, up.Dated, up.At, up.Value is SimReach.SmsOnly);
        }

        if (last is { } connection && now - connection.Value <= Day)
        {
            return new(ConnectionKind.InTheLastDay, connection.Source, connection.At, connection.Dated, connection.Value);
        }

        var lastAt = last?.Value;
        if (Fresh(sim.Reach) is { Value: SimReach.InTheDayBefore } was)
        {
            return new(ConnectionKind.InTheLastDay, was.Source, was.At, was.Dated, lastAt);
        }

        if (Fresh(sim.Reach) is { Value: SimReach.NotInTheDayBefore } not)
        {
            return new(ConnectionKind.NotInTheLastDay, not.Source, not.At, not.Dated, lastAt);
        }

        if (Fresh(sim.LastConnected) is { } silent)
        {
            return new(ConnectionKind.NotInTheLastDay, silent.Source, silent.At, silent.Dated, lastAt);
        }

        // Without a look at the present, an old completed session says nothing: another one may have been running since.
        if (Fresh(sim.Reach) is { Value: SimReach.No } down)
        {
            return new(Fresh(sim.LastSession) is null ? ConnectionKind.NotConnected : ConnectionKind.NotInTheLastDay, down.Source, down.At, down.Dated, lastAt);
        }

        return new(ConnectionKind.NotKnown, last?.Source ?? sim.Reach?.Source, last?.At ?? sim.Reach?.At, last?.Dated ?? sim.Reach?.Dated ?? true, lastAt);

        SimFact<T>? Fresh<T>(SimFact<T>? fact) => fact is not null && now - fact.At <= Day ? fact : null;
    }

    /// <summary>The latest moment at which anything delivered shows the SIM connected.</summary>
    private static SimFact<DateTimeOffset>? LastConnection(MobileNetworkDetails sim)
    {
        var seen = sim.Reach is { Value: SimReach.Yes or SimReach.SmsOnly } up ? new SimFact<DateTimeOffset>(up.At, up.Source, up.At, up.Dated) : null;
        var session = sim.LastSession is { } ended ? new SimFact<DateTimeOffset>(ended.Value.End, ended.Source, ended.At, ended.Dated) : null;
        return new[] { sim.LastConnected, seen, session }.Where(fact => fact is not null).MaxBy(fact => fact!.Value);
    }
}
