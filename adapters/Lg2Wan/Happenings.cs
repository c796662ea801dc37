using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>
/// Makes events of what a gateway tells. It tells everything each time: what has not changed since it was last told on
/// this connection is no event, unless it was asked for.
/// </summary>
internal sealed class Happenings
{
    /// <summary>What events are called as 'last message'.</summary>
    private const string List = "GetList", Record = "ChargeRecord", Hello = "PublicOpen";

    private readonly Dictionary<int, PortReport> told = [];
    private ChargerReport? charger;

    /// <summary>The type of the gateway, once it is known.</summary>
    public string? Type => charger?.Type;

    /// <summary>Its firmware, once it is known.</summary>
    public string? Firmware => charger?.Firmware;

    /// <summary>The ports that it spoke of, in order.</summary>
    public IReadOnlyList<int> Ports => [.. told.Keys.Where(port => port > 0).Order()];

    /// <summary>Where a session was last seen; null where it was not.</summary>
    public int? PortOf(long session) => told.Values.FirstOrDefault(port => port.Session?.Number == session)?.Connector;

    /// <summary>Nobody knows what was told: everything is new again.</summary>
    public void Forget()
    {
        told.Clear();
        charger = null;
    }

    /// <summary>The events of a file, at least one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="asked">Its statuses were asked for.</param>
    /// <param name="now">UTC.</param>
    public IReadOnlyList<DeviceEvent> Of(GatewayFile file, bool asked, DateTimeOffset now)
    {
        var events = new List<DeviceEvent>();
        if (file.Charger is { } who)
        {
            Add(events, who, now);
            Add(events, who.Status, asked, now);
        }

        foreach (var port in file.Ports)
        {
            Add(events, port, asked, now);
        }

        foreach (var record in file.Records)
        {
            events.Add(new TransactionStopped(now, record.Session.Number, record.MeterEnd, record.Reason, record.Session.IdTag, record.End)
            {
                Message = Record,
                Began = Begun(record.Connector, record.Session, now),
                Signed = file.Signed,
            });
        }

        if (events.Count == 0)
        {
            events.Add(new Heard(now) { Message = file.Charger is not null || file.Ports.Count > 0 ? List : Hello });
        }

        return events;
    }

    private void Add(List<DeviceEvent> events, ChargerReport who, DateTimeOffset now)
    {
        if (charger is { } before && who with { Status = before.Status } == before)
        {
            return;
        }

        // Without a count of its starts a gateway must not seem to start at each connection.
        events.Add(new Booted(now, who.Vendor, who.Type, who.SerialNumber, who.Firmware)
        {
            Message = List,
            Starts = who.Starts ?? 0,
            Cannot = GatewayModels.Cannot(who.Type, who.Firmware),
        });
        charger = who;
    }

    private void Add(List<DeviceEvent> events, PortReport port, bool asked, DateTimeOffset now)
    {
        var before = told.GetValueOrDefault(port.Connector);
        if (port.Session is { } session && session.Number != before?.Session?.Number)
        {
            events.Add(Begun(port.Connector, session, now));
        }

        if (asked || before is null || Doing(port) != Doing(before))
        {
            events.Add(new StatusReported(now, port.Connector, port.Status, port.StatusWords, port.ErrorCode, port.ErrorWords, port.At) { Message = List });
        }

        // The register of a port at which nobody charges stands still: it is told once.
        if (port.Readings is { } readings
            && (port.Session is not null || (readings.Energy, readings.Power) != (before?.Readings?.Energy, before?.Readings?.Power)))
        {
            events.Add(new MeterValuesReported(now, port.Connector, port.Session?.Number, [readings]) { Message = List });
        }

        told[port.Connector] = port;
    }

    private static (PortStatus, string?, string?, string?) Doing(PortReport port) => (port.Status, port.StatusWords, port.ErrorCode, port.ErrorWords);

    private static TransactionStarted Begun(int connector, SessionReport session, DateTimeOffset now) =>
        new(now, connector, session.IdTag, session.MeterStart, session.Start) { Message = List, TransactionId = session.Number };
}
