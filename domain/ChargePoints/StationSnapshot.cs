using ChargeBot.Domain.Charging;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>What was true about a station at one moment, for others to read. Nothing in it changes any more.</summary>
public sealed record StationSnapshot(Station Station, IReadOnlyList<PortSnapshot> Ports)
{
    /// <summary>What is known of the line to it.</summary>
    public Communication Communication { get; init; } = Communication.None;

    /// <summary>Whether anyone charges at any port.</summary>
    public bool Idle => Ports.All(port => !port.InSession);

    /// <summary>The port of this id, or null.</summary>
    public PortSnapshot? Find(string portId) => Ports.FirstOrDefault(port => port.Port.Id == portId);

    /// <summary>
    /// What ends the session at a port: by its number, else by the number that the device last spoke of, else, in a protocol
    /// that stops a port, whichever runs. Null where nothing could be named.
    /// </summary>
    public RemoteStop? StopAt(PortSnapshot port)
    {
        var number = port.Running?.TransactionId ?? port.Port.LastSeenTransactionId ?? (Station.Protocol is Protocol.Lg2Wan ? 0 : null);
        return number is { } one ? new RemoteStop(one) { ConnectorId = port.Port.ConnectorId } : null;
    }

    /// <summary>
    /// The same without the device's validation, for when ours may be wrong: what the device last spoke of counts more than
    /// our book.
    /// </summary>
    public RemoteStop? ForceStopAt(PortSnapshot port) => Station.Protocol is Protocol.Lg2Wan
        ? new RemoteStop(0) { ConnectorId = port.Port.ConnectorId, Force = true }
        : (port.Port.LastSeenTransactionId ?? port.Running?.TransactionId) is { } number
            ? new RemoteStop(number) { ConnectorId = port.Port.ConnectorId, Force = true }
            : null;

    /// <summary>The same with commands that its owner does not know of yet.</summary>
    public StationSnapshot With(IReadOnlyCollection<CommandRecord> commands) => commands.Count == 0 ? this : this with
    {
        Ports = [.. Ports.Select(port => port with
        {
            Commands = [.. port.Commands, .. commands.Where(fresh => fresh.PortId == port.Port.Id && port.Commands.All(known => known.Id != fresh.Id))],
        })],
    };

    /// <summary>Copies what a state holds now.</summary>
    public static StationSnapshot Of(StationState state) => new(
        state.Station.Copy(),
        [.. state.Ports.Select(port => new PortSnapshot(
            port.Copy(),
            state.Running(port.Id)?.Copy(),
            state.Last(port.Id)?.Copy(),
            [.. state.Commands.Where(command => command.PortId == port.Id).Select(command => command.Copy())]))]);
}

/// <summary>What was true about a port.</summary>
/// <param name="Port">The port.</param>
/// <param name="Running">The session that runs, as far as we know.</param>
/// <param name="Last">The session that ended last.</param>
/// <param name="Commands">Commands for it: the open ones, and the last day's ended ones (20 at most).</param>
public sealed record PortSnapshot(Port Port, ChargingSession? Running, ChargingSession? Last, IReadOnlyList<CommandRecord> Commands)
{
    /// <summary>A driver would be interrupted here: a session runs, or the device says that one does.</summary>
    public bool InSession => Running is not null || Port.Status.InSession();
}
