using ChargeBot.Domain.ChargePoints;
using Orleans.Concurrency;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// The one owner of what is true about a charge point, keyed by its identity on the wire. Everything that its device
/// says is committed here before it is acknowledged, and every command leaves from here, one outstanding at a time.
/// No call is ever held open for a device.
/// </summary>
public interface IChargePointGrain : IGrainWithStringKey
{
    /// <summary>Whether a link may be attached, and with which password. Asked before the connection is accepted.</summary>
    Task<Admission> Admit();

    /// <summary>A link is there. Raises the epoch, durably, and closes the link before it: the newest wins.</summary>
    Task<long> Attach(IChargePointLink link, Caller caller);

    /// <summary>A link is gone; ignored when a newer one is there.</summary>
    Task Detach(long epoch);

    /// <summary>The device said something. Returns when it is committed; only then may the device be acknowledged.</summary>
    Task<DeviceReply> Happened(long epoch, [Immutable] DeviceEvent seen);

    /// <summary>The device answered a command's frame, in time or late, or the link found that it did not in time.</summary>
    Task Answered(long epoch, string messageId, [Immutable] Outcome outcome);

    /// <summary>
    /// The device is ready for commands: its boot was accepted, or it spoke without one and the grace is over. True: nobody
    /// has read its configuration yet, or it was with another firmware; whoever holds the link may as well ask.
    /// </summary>
    Task<bool> Ready(long epoch);

    /// <summary>What is true now; null for a charge point that is not ours.</summary>
    [AlwaysInterleave]
    ValueTask<Immutable<StationSnapshot?>> Look();

    /// <summary>The network was changed (an import, an adoption): reads the master data again; what the device said stays.</summary>
    Task Refresh();

    /// <summary>Sends the next command, if there is one and the link is ready for it. The grain asks itself for this.</summary>
    [OneWay]
    Task Dispatch();

    /// <inheritdoc cref="IChargePoints.Submit"/>
    Task Submit([Immutable] CommandRecord command);

    /// <inheritdoc cref="IChargePoints.Withdraw"/>
    Task<bool> Withdraw(Guid commandId);

    /// <inheritdoc cref="IChargePoints.Arrived"/>
    Task Arrived(Guid commandId);

    /// <inheritdoc cref="IChargePoints.DeadlinePassed"/>
    Task DeadlinePassed(Guid commandId);
}

/// <summary>One connection to a device, on the silo that holds its socket.</summary>
public interface IChargePointLink : IGrainObserver
{
    /// <summary>Writes a command's frame. True: it left, or may have. False: proven that nothing of it left.</summary>
    Task<bool> Write(long epoch, string messageId, [Immutable] DeviceCommand command);

    /// <summary>A newer connection won, or the station was taken out: close, saying why in the log.</summary>
    Task Close(string why);
}

/// <summary>Whether a charge point may connect.</summary>
/// <param name="Kind">How.</param>
/// <param name="PasswordHash">What its password must match; null: none is asked for.</param>
/// <param name="Protocol">What a known one speaks: a door for another protocol refuses it. Null for strangers.</param>
[GenerateSerializer, Immutable]
public sealed record Admission(
    [property: Id(0)] AdmissionKind Kind, [property: Id(1)] string? PasswordHash, [property: Id(2)] Protocol? Protocol = null)
{
    /// <summary>What the station is known to call itself; null where it never said, or is a stranger.</summary>
    [Id(4)]
    public string? SerialNumber { get; init; }

    /// <summary>As whom it must log in, where its protocol has names for that; null: any.</summary>
    [Id(3)]
    public string? UserName { get; init; }
}

/// <summary>Who attaches a link.</summary>
/// <param name="Protocol">What is spoken on it.</param>
/// <param name="ControllerId">The number that an LG2WAN gateway gives itself; null for others.</param>
[GenerateSerializer, Immutable]
public sealed record Caller([property: Id(0)] Protocol Protocol, [property: Id(1)] string? ControllerId = null)
{
    /// <summary>What the line is like.</summary>
    [Id(2)]
    public LinkFacts? Line { get; init; }
}

/// <summary>How a charge point is admitted.</summary>
public enum AdmissionKind
{
    /// <summary>It is one of ours.</summary>
    Known,

    /// <summary>Nobody imported it: it may connect and is told to wait (Pending) until an engineer adopts it.</summary>
    Held,

    /// <summary>Nobody imported it, and strangers are refused by configuration.</summary>
    Refused,
}
