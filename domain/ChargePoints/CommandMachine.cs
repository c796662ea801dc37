using Stateless;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>What may happen to a command.</summary>
public enum CommandTrigger
{
    /// <summary>Nobody charges at the station any more.</summary>
    BecomeIdle,

    /// <summary>Someone charges at the station, and this one waits for them.</summary>
    BecomeBusy,

    /// <summary>Its frame is about to leave.</summary>
    Send,

    /// <summary>Nothing of the frame reached the socket.</summary>
    NeverLeft,

    /// <summary>The device said yes.</summary>
    Accept,

    /// <summary>The device said no, or that it cannot.</summary>
    Reject,

    /// <summary>The device was seen to do it.</summary>
    Confirm,

    /// <summary>The state's time is over.</summary>
    DeadlinePassed,

    /// <summary>Taken back or overtaken.</summary>
    Withdraw,
}

/// <summary>
/// The lifecycle of a command. A frame leaves at most once: the only way back from Sent to Requested is the proof
/// that nothing of it left. Unknown is left only by what the device itself says or does.
/// </summary>
public static class CommandMachine
{
    /// <summary>The machine over a state that is kept elsewhere.</summary>
    public static StateMachine<CommandState, CommandTrigger> Over(Func<CommandState> read, Action<CommandState> write)
    {
        var machine = new StateMachine<CommandState, CommandTrigger>(read, write);

        machine.Configure(CommandState.WaitingUntilIdle)
            .Permit(CommandTrigger.BecomeIdle, CommandState.Requested)
            .Permit(CommandTrigger.Withdraw, CommandState.Withdrawn)
            .Permit(CommandTrigger.DeadlinePassed, CommandState.Expired);

        machine.Configure(CommandState.Requested)
            .Permit(CommandTrigger.BecomeBusy, CommandState.WaitingUntilIdle)
            .Permit(CommandTrigger.Send, CommandState.Sent)
            .Permit(CommandTrigger.Withdraw, CommandState.Withdrawn)
            .Permit(CommandTrigger.DeadlinePassed, CommandState.Expired);

        machine.Configure(CommandState.Sent)
            .Permit(CommandTrigger.NeverLeft, CommandState.Requested)
            .Permit(CommandTrigger.Accept, CommandState.Accepted)
            .Permit(CommandTrigger.Reject, CommandState.Rejected)
            .Permit(CommandTrigger.Confirm, CommandState.Confirmed)
            .Permit(CommandTrigger.DeadlinePassed, CommandState.Unknown);

        machine.Configure(CommandState.Accepted)
            .Permit(CommandTrigger.Confirm, CommandState.Confirmed)
            .Permit(CommandTrigger.DeadlinePassed, CommandState.Unknown);

        machine.Configure(CommandState.Unknown)
            .Permit(CommandTrigger.Accept, CommandState.Accepted)
            .Permit(CommandTrigger.Reject, CommandState.Rejected)
            .Permit(CommandTrigger.Confirm, CommandState.Confirmed);

        return machine;
    }

    /// <summary>Whether nothing more is expected in a state; Unknown is such an end, though a late word may still reopen it.</summary>
    public static bool Ends(CommandState state) => state is CommandState.Confirmed or CommandState.Rejected
        or CommandState.Expired or CommandState.Withdrawn or CommandState.Unknown;
}

/// <summary>How long each state of a command may last.</summary>
public static class CommandTimes
{
    /// <summary>A soft reboot waits this long for the last driver to leave.</summary>
    public static TimeSpan WaitUntilIdle => TimeSpan.FromHours(12);

    /// <summary>A device has this long to answer a frame.</summary>
    public static TimeSpan ToAnswer => TimeSpan.FromSeconds(30);

    /// <summary>A station that is away has this long to come back before a command to it expires.</summary>
    public static TimeSpan ToReach(CommandKind kind) => kind switch
    {
        // Both may wait behind a question that a silent device leaves unanswered: one at a time is all that OCPP allows.
        CommandKind.Refresh or CommandKind.ReadConfiguration => TimeSpan.FromSeconds(30) + ToAnswer,
        _ => TimeSpan.FromMinutes(2),
    };

    /// <summary>After its yes, a device has this long to be seen doing it.</summary>
    public static TimeSpan ToConfirm(CommandKind kind) => kind switch
    {
        CommandKind.SoftReboot or CommandKind.HardReboot => TimeSpan.FromMinutes(5),
        CommandKind.RemoteStart => TimeSpan.FromMinutes(2),
        CommandKind.Refresh => TimeSpan.FromSeconds(15),

        // Chargers collect and pack before they upload, over lines of the slowest kind.
        CommandKind.RequestLog => TimeSpan.FromMinutes(30),
        _ => TimeSpan.FromSeconds(60),
    };
}
