using Stateless;

namespace ChargeBot.Domain.Tickets;

/// <summary>Where a ticket stands.</summary>
public enum TicketState
{
    /// <summary>Being written: nobody but its author knows of it.</summary>
    Draft,

    /// <summary>Sent; nobody has said yet that they have seen it.</summary>
    New,

    /// <summary>Somebody has seen it and will see to it.</summary>
    Acknowledged,

    /// <summary>Somebody works on it.</summary>
    InProgress,

    /// <summary>Nothing can be done until something else comes: a part, the driver, the grid.</summary>
    Waiting,

    /// <summary>It is mended; who reported it may still disagree.</summary>
    Resolved,

    /// <summary>Over.</summary>
    Closed,

    /// <summary>Thrown away before it was sent.</summary>
    Discarded,
}

/// <summary>What moves a ticket, or is noted on it while it stays where it is.</summary>
public enum TicketTrigger
{
    /// <summary>It is written: send it.</summary>
    Send,

    /// <summary>Throw the draft away.</summary>
    Discard,

    /// <summary>I have seen it.</summary>
    Acknowledge,

    /// <summary>I, or whom I name, work on it.</summary>
    Start,

    /// <summary>Something else has to come first.</summary>
    Wait,

    /// <summary>It is mended.</summary>
    Resolve,

    /// <summary>It is over.</summary>
    Close,

    /// <summary>It is not over after all.</summary>
    Reopen,

    /// <summary>Something is noted on it: a comment, a file, another priority, another assignee, a link.</summary>
    Note,
}

/// <summary>The lifecycle of a troubleshooting ticket.</summary>
public static class TicketMachine
{
    /// <summary>The machine over a state that is kept elsewhere.</summary>
    public static StateMachine<TicketState, TicketTrigger> Over(Func<TicketState> read, Action<TicketState> write)
    {
        var machine = new StateMachine<TicketState, TicketTrigger>(read, write);

        machine.Configure(TicketState.Draft)
            .PermitReentry(TicketTrigger.Note)
            .Permit(TicketTrigger.Send, TicketState.New)
            .Permit(TicketTrigger.Discard, TicketState.Discarded);

        machine.Configure(TicketState.New)
            .PermitReentry(TicketTrigger.Note)
            .Permit(TicketTrigger.Acknowledge, TicketState.Acknowledged)
            .Permit(TicketTrigger.Start, TicketState.InProgress)
            .Permit(TicketTrigger.Resolve, TicketState.Resolved)
            .Permit(TicketTrigger.Close, TicketState.Closed);

        machine.Configure(TicketState.Acknowledged)
            .PermitReentry(TicketTrigger.Note)
            .Permit(TicketTrigger.Start, TicketState.InProgress)
            .Permit(TicketTrigger.Wait, TicketState.Waiting)
            .Permit(TicketTrigger.Resolve, TicketState.Resolved)
            .Permit(TicketTrigger.Close, TicketState.Closed);

        machine.Configure(TicketState.InProgress)
            .PermitReentry(TicketTrigger.Note)
            .PermitReentry(TicketTrigger.Start)
            .Permit(TicketTrigger.Wait, TicketState.Waiting)
            .Permit(TicketTrigger.Resolve, TicketState.Resolved)
            .Permit(TicketTrigger.Close, TicketState.Closed);

        machine.Configure(TicketState.Waiting)
            .PermitReentry(TicketTrigger.Note)
            .Permit(TicketTrigger.Start, TicketState.InProgress)
            .Permit(TicketTrigger.Resolve, TicketState.Resolved)
            .Permit(TicketTrigger.Close, TicketState.Closed);

        machine.Configure(TicketState.Resolved)
            .PermitReentry(TicketTrigger.Note)
            .Permit(TicketTrigger.Reopen, TicketState.InProgress)
            .Permit(TicketTrigger.Close, TicketState.Closed);

        machine.Configure(TicketState.Closed)
            .PermitReentry(TicketTrigger.Note)
            .Permit(TicketTrigger.Reopen, TicketState.InProgress);

        return machine;
    }
}
