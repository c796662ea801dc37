using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>What becomes of a command: messages to the gateway, or an answer at once where it cannot be put to this one.</summary>
internal sealed record Order(Action<RequestFile>? Messages, Outcome? Instead = null);

/// <summary>Puts commands into the dialect's words.</summary>
/// <param name="gateway">What the gateway has told of itself.</param>
/// <param name="secrets">Reveals a secret while it is written.</param>
internal sealed class Orders(Happenings gateway, SecretBox secrets)
{
    /// <summary>The order for a command.</summary>
    public Order Of(DeviceCommand command) => command switch
    {
        RemoteStart start => Do(Dialect.Start, start.ConnectorId, start.End is { } end
            ? [(Name(start.ConnectorId, Dialect.Status, Dialect.Identification), start.IdTag), (Name(start.ConnectorId, Dialect.Orders, Dialect.End), SmlTime.At(end))]
            : [(Name(start.ConnectorId, Dialect.Status, Dialect.Identification), start.IdTag)]),
        RemoteStop stop => Stop(stop),
        UnlockConnector unlock => Do(Dialect.Unlock, unlock.ConnectorId),
        Reset reset => Do(reset.Hard ? Dialect.HardReboot : Dialect.SoftReboot, 0),
        ChangeAvailability change => Do(Dialect.Availability, change.ConnectorId, (Name(change.ConnectorId, Dialect.Orders, Dialect.Operative), change.Operative)),
        ReportStatus report => Status(report.ConnectorId),
        Trigger trigger => Status(trigger.ConnectorId ?? 0),
        ReadConfiguration read => Read(read.Keys),
        ChangeParameter change => Change(change),
        MeterCheck check => Do(Dialect.MeterCheck, check.ConnectorId),
        RequestLog log => new(file => file.AskLog(log.From, log.To)),
        _ => Cannot($"{command.GetType().Name} is not in this protocol"),
    };

    /// <summary>Where a parameter or detail of a port (0: the charger) is; null where there is no such thing.</summary>
    public static Obis? PathOf(string key, int port)
    {
        if (Lg2WanParameters.Find(key) is { } parameter)
        {
            return parameter.Number == Dialect.PushIntervalNumber ? Dialect.PushInterval
                : Name(parameter.Scope is ParameterScope.Port ? port : 0, Dialect.Parameters, parameter.Number);
        }

        // A public name says nothing about whose it is: the group is read.
        return Details.Find(key) is { } detail ? Name(detail.Group is Dialect.Details ? port : 0, detail.Group, detail.Number ?? 0) : null;
    }

    private static Order Status(int port) => IsPort(port) ? new(file => file.AskStatus(port)) : NoPort;

    private static Order Do(byte order, int port, params (Obis Name, SmlValue Value)[] arguments) =>
        IsPort(port) ? new(file => file.Order(Name(port, Dialect.Orders, order), arguments)) : NoPort;

    private Order Stop(RemoteStop stop)
    {
        var port = stop.ConnectorId > 0 ? stop.ConnectorId : gateway.PortOf(stop.TransactionId) ?? 0;
        return port == 0 ? Refuse("the port of this session is not known")
            : stop.TransactionId is < 0 or > uint.MaxValue ? Refuse("this is no session number of a gateway")
            : Do(stop.Force ? Dialect.ForceStop : Dialect.Stop, port, (Name(port, Dialect.Status, Dialect.Session), (uint)stop.TransactionId));
    }

    private Order Read(IReadOnlyList<string> keys)
    {
        var (type, firmware, ports) = (gateway.Type, gateway.Firmware, gateway.Ports);
        if (keys.Count == 0)
        {
            return new(file =>
            {
                Groups.Parameters(file, ports);
                Groups.Details(file, ports);
            });
        }

        var paths = new List<Obis>();
        foreach (var key in keys)
        {
            if (Lg2WanParameters.Find(key) is { } parameter && !parameter.KnownTo(type, firmware))
            {
                continue;
            }

            paths.AddRange((IsOfPort(key) ? ports : [0]).Select(port => PathOf(key, port)).OfType<Obis>());
        }

        return paths.Count == 0 ? Cannot("this gateway has no such value") : new(file =>
        {
            // The byte that numbers the messages of a file has no more room than this.
            foreach (var path in paths.Distinct().Take(Groups.MaxMessages))
            {
                file.Get(path);
            }
        });
    }

    private Order Change(ChangeParameter change)
    {
        if (change.Secret && secrets.Reveal(change.Value) is null)
        {
            return Refuse("the secret cannot be read any more");
        }

        if (Details.Find(change.Key) is { Writable: true })
        {
            return !bool.TryParse(change.Value, out var flag) ? Refuse("this is no value of it")
                : new(file => file.Set(Name(change.ConnectorId, Dialect.Details, 0x07), flag));
        }

        if (Lg2WanParameters.Find(change.Key) is not { } parameter || !parameter.KnownTo(gateway.Type, gateway.Firmware)
            || PathOf(parameter.Key, change.ConnectorId) is not { } path || !IsPort(change.ConnectorId))
        {
            return Cannot("this gateway does not know it");
        }

        return parameter.ReadOnly ? Refuse("it can only be read")
            : !Values.TryWrite(parameter, change.Secret ? secrets.Reveal(change.Value)! : change.Value, out var value) ? Refuse("this is no value of it")
            : new(file => file.Set(path, value));
    }

    private static bool IsOfPort(string key) =>
        Lg2WanParameters.Find(key) is { } parameter ? parameter.Scope is ParameterScope.Port : Details.Find(key)?.Group is Dialect.Details;

    private static bool IsPort(int port) => port is >= 0 and <= Dialect.MaxPort;

    private static Obis Name(int port, byte group, byte number) => Dialect.Name(port, group, number);

    private static Order NoPort => Refuse("there is no such port");

    private static Order Refuse(string why) => new(null, new Outcome(OutcomeKind.Rejected, why));

    private static Order Cannot(string why) => new(null, new Outcome(OutcomeKind.NotSupported, why));
}

