using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Tests.Cards;

/// <summary>A station in Berlin with two ports, at 14:31:20 local time, and what may be going on there.</summary>
internal sealed class Site
{
    public const string One = "DE*ABC*E1234*1";
    public const string Two = "DE*ABC*E1234*2";
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 13, 31, 20, TimeSpan.Zero);

    private readonly List<CommandRecord> commands = [];
    private readonly Dictionary<string, ChargingSession> running = [];
    private readonly Dictionary<string, ChargingSession> last = [];

    public Station Station { get; } = new()
    {
        Id = "Berlin-042",
        ChargePointId = "CP-042",
        Street = "Invalidenstr. 12",
        City = "Berlin",
        Online = true,
        OnlineChangedAt = Now.AddHours(-30),
        LastMessage = "Heartbeat",
        LastMessageAt = Now.AddSeconds(-12),
    };

    public List<Port> Ports { get; } = [NewPort(One, 1), NewPort(Two, 2)];

    public Port Port => Ports[0];

    public StationSnapshot Snapshot => new(Station, [.. Ports.Select(port => new PortSnapshot(
        port, running.GetValueOrDefault(port.Id), last.GetValueOrDefault(port.Id), [.. commands.Where(command => command.PortId == port.Id)]))]);

    public static Port NewPort(string id, int connector) => new()
    {
        Id = id,
        StationId = "Berlin-042",
        ConnectorId = connector,
        Status = PortStatus.Available,
        StatusAt = Now.AddHours(-3),
    };

    public static ChargingSession Session(string port, double minutesAgo, long energy) => new()
    {
        Id = Guid.Parse("019a0000-0000-7000-8000-00000000000a"),
        StationId = "Berlin-042",
        PortId = port,
        TransactionId = 4711,
        IdTag = "04A1B2C3D477A2",
        StartedAt = Now.AddMinutes(-minutesAgo),
        MeterStart = 1_000,
        MeterLast = 1_000 + energy,
        MeterLastAt = Now.AddSeconds(-12),
        Power = 10_900,
    };

    public Site Charging(string portId = One, double minutesAgo = 29, long energy = 18_400)
    {
        var port = Ports.Single(port => port.Id == portId);
        (port.Status, port.StatusAt, port.LastSeenTransactionId) = (PortStatus.Charging, Now.AddMinutes(-minutesAgo), 4711);
        running[portId] = Session(portId, minutesAgo, energy);
        Station.LastMessage = "MeterValues";
        return this;
    }

    public Site Reports(PortStatus status, string? error = null, string? info = null)
    {
        (Port.Status, Port.StatusAt, Port.ErrorCode, Port.ErrorInfo) = (status, Now.AddMinutes(-4), error, info);
        Station.LastMessage = "StatusNotification";
        return this;
    }

    public Site Before(Action<ChargingSession>? change = null)
    {
        var session = Session(One, 240, 11_200);
        (session.State, session.EndedAt, session.Power, session.StopReason) = (SessionState.Ended, Now.AddMinutes(-164), null, "EVDisconnected");
        change?.Invoke(session);
        last[One] = session;
        return this;
    }

    public Site Offline()
    {
        (Station.Online, Station.OnlineChangedAt, Station.LastMessageAt) = (false, Now.AddMinutes(-47), Now.AddMinutes(-47));
        return this;
    }

    /// <summary>An LG2WAN station, and what its gateway does not know.</summary>
    public Site Gateway(string type, Verbs cannot = Verbs.None)
    {
        (Station.Protocol, Station.ChargePointId, Station.Model, Station.Cannot) = (Protocol.Lg2Wan, "0901454D480000A1B2C3", type, cannot);
        return this;
    }

    public Site With(CommandRecord command)
    {
        commands.Add(command);
        return this;
    }

    public Site With(Action<Site> change)
    {
        change(this);
        return this;
    }
}
