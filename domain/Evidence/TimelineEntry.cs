using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.Notes;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.Tickets;

namespace ChargeBot.Domain.Evidence;

/// <summary>Where an entry of a timeline comes from: what it can be narrowed to.</summary>
public enum TimelineSource
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>What the charge point told by itself.</summary>
    Device,

    /// <summary>Commands, from the wish to what the device was seen to do, and approvals of them.</summary>
    Commands,

    /// <summary>Cards that were asked about, starts from afar, sessions.</summary>
    Sessions,

    /// <summary>Tickets, notes, logs, changes of values.</summary>
    People,
}

/// <summary>Something that happened at a port, or with a ticket, and when we knew of it.</summary>
/// <param name="At">UTC.</param>
/// <param name="Source">Where it comes from.</param>
public abstract record TimelineEntry(DateTimeOffset At, TimelineSource Source);

/// <summary>The charge point told something new, or its line came or went.</summary>
public sealed record DeviceTold(StationEvent Event) : TimelineEntry(Event.At, TimelineSource.Device);

/// <summary>A card or a tag was asked about.</summary>
public sealed record CardAsked(Authorization Asked) : TimelineEntry(Asked.At, TimelineSource.Sessions);

/// <summary>A step of a command.</summary>
public sealed record CommandMoved(CommandRecord Command, CommandStep Step, DateTimeOffset At) : TimelineEntry(At, TimelineSource.Commands);

/// <summary>Which step of a command.</summary>
public enum CommandStep
{
    /// <summary>Somebody asked for it.</summary>
    Requested,

    /// <summary>Its frame left.</summary>
    Sent,

    /// <summary>The device answered.</summary>
    Answered,

    /// <summary>It came to its end.</summary>
    Ended,
}

/// <summary>A session began or ended.</summary>
public sealed record SessionMoved(ChargingSession Session, bool Ended, DateTimeOffset At) : TimelineEntry(At, TimelineSource.Sessions);

/// <summary>A start from afar was asked for, or came to nothing.</summary>
public sealed record StartMoved(Activation Activation, bool Failed, DateTimeOffset At) : TimelineEntry(At, TimelineSource.Sessions);

/// <summary>An approval was asked for, or came to its end.</summary>
public sealed record ApprovalMoved(Approval Approval, bool Decided, DateTimeOffset At) : TimelineEntry(At, TimelineSource.Commands);

/// <summary>A note was written or changed.</summary>
public sealed record NoteMoved(Note Note, bool Edited, DateTimeOffset At) : TimelineEntry(At, TimelineSource.People);

/// <summary>Something happened to a ticket.</summary>
public sealed record TicketMoved(TicketEvent Event, long Number) : TimelineEntry(Event.At, TimelineSource.People);

/// <summary>A log was here.</summary>
public sealed record LogCame(LogFile Log, DateTimeOffset At) : TimelineEntry(At, TimelineSource.People);

/// <summary>A parameter or a piece of master data changed.</summary>
public sealed record ValueMoved(ValueChange Change) : TimelineEntry(Change.At, TimelineSource.People);
