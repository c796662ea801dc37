using Stateless;

namespace ChargeBot.Domain.Approvals;

/// <summary>Where an approval stands.</summary>
public enum ApprovalState
{
    /// <summary>Somebody has to decide.</summary>
    Waiting,

    /// <summary>Yes, perhaps with changes.</summary>
    Approved,

    /// <summary>No.</summary>
    Rejected,

    /// <summary>Taken back by who asked.</summary>
    Withdrawn,

    /// <summary>Nobody decided in time.</summary>
    Expired,
}

/// <summary>What moves an approval.</summary>
public enum ApprovalTrigger
{
    /// <summary>Someone who may says yes.</summary>
    Approve,

    /// <summary>Someone who may says no.</summary>
    Reject,

    /// <summary>Who asked takes it back.</summary>
    Withdraw,

    /// <summary>Nobody has answered yet: who was asked is reminded, or the next one is asked.</summary>
    Remind,

    /// <summary>Nobody has answered at all.</summary>
    Expire,
}

/// <summary>The lifecycle of an approval: decided once, by whoever is first.</summary>
public static class ApprovalMachine
{
    /// <summary>The machine over a state that is kept elsewhere.</summary>
    public static StateMachine<ApprovalState, ApprovalTrigger> Over(Func<ApprovalState> read, Action<ApprovalState> write)
    {
        var machine = new StateMachine<ApprovalState, ApprovalTrigger>(read, write);

        machine.Configure(ApprovalState.Waiting)
            .PermitReentry(ApprovalTrigger.Remind)
            .Permit(ApprovalTrigger.Approve, ApprovalState.Approved)
            .Permit(ApprovalTrigger.Reject, ApprovalState.Rejected)
            .Permit(ApprovalTrigger.Withdraw, ApprovalState.Withdrawn)
            .Permit(ApprovalTrigger.Expire, ApprovalState.Expired);

        return machine;
    }
}
