using Stateless;

namespace ChargeBot.Domain.LogFiles;

/// <summary>Where a request for a log stands.</summary>
public enum LogState
{
    /// <summary>The charge point was asked, or will be; nothing has come.</summary>
    Asked,

    /// <summary>It says that it uploads, or bytes have come.</summary>
    Uploading,

    /// <summary>The file is here.</summary>
    Here,

    /// <summary>It did not come: refused, failed, or not in time. A late upload is taken all the same while its address is open.</summary>
    Failed,

    /// <summary>It was here, and its time to be kept is over.</summary>
    Gone,
}

/// <summary>What moves a request for a log.</summary>
public enum LogTrigger
{
    /// <summary>The charge point says that it uploads, or bytes come.</summary>
    Upload,

    /// <summary>The file is whole and stored.</summary>
    Arrive,

    /// <summary>The charge point refused or says that it failed, or nothing came in time.</summary>
    Fail,

    /// <summary>Retention took the file away.</summary>
    Forget,
}

/// <summary>The lifecycle of a request for a log.</summary>
public static class LogMachine
{
    /// <summary>The machine over a state that is kept elsewhere.</summary>
    public static StateMachine<LogState, LogTrigger> Over(Func<LogState> read, Action<LogState> write)
    {
        var machine = new StateMachine<LogState, LogTrigger>(read, write);

        machine.Configure(LogState.Asked)
            .Permit(LogTrigger.Upload, LogState.Uploading)
            .Permit(LogTrigger.Arrive, LogState.Here)
            .Permit(LogTrigger.Fail, LogState.Failed);

        // A flood of 'Uploading' is one step.
        machine.Configure(LogState.Uploading)
            .Ignore(LogTrigger.Upload)
            .Permit(LogTrigger.Arrive, LogState.Here)
            .Permit(LogTrigger.Fail, LogState.Failed);

        machine.Configure(LogState.Failed)
            .Permit(LogTrigger.Arrive, LogState.Here);

        machine.Configure(LogState.Here)
            .Permit(LogTrigger.Forget, LogState.Gone);

        return machine;
    }
}
