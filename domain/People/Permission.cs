namespace ChargeBot.Domain.People;

/// <summary>The groups of verbs that are granted together: every verb of a card or text belongs to one.</summary>
public enum Permission
{
    /// <summary>Look, search, refresh.</summary>
    Look,

    /// <summary>Read a device's configuration and parameters.</summary>
    ReadConfiguration,

    /// <summary>Read and write notes.</summary>
    Notes,

    /// <summary>Read and write tickets.</summary>
    Tickets,

    /// <summary>Request and download log files.</summary>
    Logs,

    /// <summary>Stop a session.</summary>
    Stop,

    /// <summary>Unlock a plug.</summary>
    Unlock,

    /// <summary>Restart a controller once nobody charges.</summary>
    SoftReboot,

    /// <summary>Take a port out of operation or back.</summary>
    Availability,

    /// <summary>Stop a session without the device's validation.</summary>
    ForceStop,

    /// <summary>Restart a controller at once.</summary>
    HardReboot,

    /// <summary>Start a session under a customer's contract.</summary>
    StartByContract,

    /// <summary>Start a session with a voucher.</summary>
    StartByVoucher,

    /// <summary>Start a session as goodwill, within the policy.</summary>
    Goodwill,

    /// <summary>Approve a goodwill activation.</summary>
    ApproveGoodwill,

    /// <summary>Approve a colleague's change of a parameter with which a charger can be lost.</summary>
    ApproveChange,

    /// <summary>Create, change and export vouchers.</summary>
    Vouchers,

    /// <summary>Read the audit entries.</summary>
    Audit,

    /// <summary>Erase what is kept of a person.</summary>
    Erase,

    /// <summary>Change the goodwill policy.</summary>
    Policy,

    /// <summary>Change a port's configuration.</summary>
    EditConfiguration,

    /// <summary>Change a device's parameters.</summary>
    EditParameters,

    /// <summary>Ask a device whether its meter complies with calibration law.</summary>
    MeterCheck,

    /// <summary>Take a station into service that connected unknown.</summary>
    Adopt,

    /// <summary>Send a call to a device in the protocol's own words.</summary>
    RawCall,

    /// <summary>See a device's PUK.</summary>
    Puk,

    /// <summary>Read the messages to and from a device.</summary>
    MessageLog,
}

/// <summary>What the role × verb table answers, the weakest first.</summary>
public enum Grant
{
    /// <summary>Not this person.</summary>
    Denied,

    /// <summary>With a reason given, and only where nobody is interrupted.</summary>
    AllowedWithReason,

    /// <summary>Yes.</summary>
    Allowed,
}
