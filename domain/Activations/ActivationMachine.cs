using Stateless;

namespace ChargeBot.Domain.Activations;

/// <summary>Where an activation stands.</summary>
public enum ActivationState
{
    /// <summary>The customer's password is awaited on a one-time page.</summary>
    AwaitingPassword,

    /// <summary>A supervisor's approval is awaited.</summary>
    AwaitingApproval,

    /// <summary>The start was asked of the charge point.</summary>
    Starting,

    /// <summary>The charge point did not begin in time. Its tag is good a while longer, for a driver who plugs in late.</summary>
    Overdue,

    /// <summary>The transaction began; no energy yet.</summary>
    Begun,

    /// <summary>Energy flows, or flowed.</summary>
    Charging,

    /// <summary>The session is over.</summary>
    Ended,

    /// <summary>Nothing was started: refused, taken back, not approved, or nothing began. Its tag is dead.</summary>
    NotStarted,
}

/// <summary>What moves an activation.</summary>
public enum ActivationTrigger
{
    /// <summary>The password was right, or a supervisor approved: the start is asked.</summary>
    Proceed,

    /// <summary>Refused, taken back, or its time is over.</summary>
    GiveUp,

    /// <summary>The charge point said yes, or nothing, and has not begun in time.</summary>
    Linger,

    /// <summary>The transaction began under the activation's tag.</summary>
    Begin,

    /// <summary>Energy was seen to flow.</summary>
    Flow,

    /// <summary>The session ended.</summary>
    End,
}

/// <summary>The lifecycle of an activation, from the wish to the end of its session.</summary>
public static class ActivationMachine
{
    /// <summary>The machine over a state that is kept elsewhere.</summary>
    public static StateMachine<ActivationState, ActivationTrigger> Over(Func<ActivationState> read, Action<ActivationState> write)
    {
        var machine = new StateMachine<ActivationState, ActivationTrigger>(read, write);

        machine.Configure(ActivationState.AwaitingPassword)
            .Permit(ActivationTrigger.Proceed, ActivationState.Starting)
            .Permit(ActivationTrigger.GiveUp, ActivationState.NotStarted);

        machine.Configure(ActivationState.AwaitingApproval)
            .Permit(ActivationTrigger.Proceed, ActivationState.Starting)
            .Permit(ActivationTrigger.GiveUp, ActivationState.NotStarted);

        machine.Configure(ActivationState.Starting)
            .Permit(ActivationTrigger.Begin, ActivationState.Begun)
            .Permit(ActivationTrigger.Linger, ActivationState.Overdue)
            .Permit(ActivationTrigger.GiveUp, ActivationState.NotStarted);

        machine.Configure(ActivationState.Overdue)
            .Permit(ActivationTrigger.Begin, ActivationState.Begun)
            .Permit(ActivationTrigger.GiveUp, ActivationState.NotStarted);

        machine.Configure(ActivationState.Begun)
            .Permit(ActivationTrigger.Flow, ActivationState.Charging)
            .Permit(ActivationTrigger.End, ActivationState.Ended);

        machine.Configure(ActivationState.Charging)
            .Permit(ActivationTrigger.End, ActivationState.Ended);

        return machine;
    }
}
