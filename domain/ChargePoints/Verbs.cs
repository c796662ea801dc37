namespace ChargeBot.Domain.ChargePoints;

/// <summary>What can be asked of a station, as a set: what its model and firmware cannot do is not offered.</summary>
[Flags]
public enum Verbs
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><see cref="ChargePoints.RemoteStart"/>.</summary>
    RemoteStart = 1,

    /// <summary><see cref="ChargePoints.RemoteStop"/>.</summary>
    RemoteStop = 1 << 1,

    /// <summary><see cref="UnlockConnector"/>.</summary>
    Unlock = 1 << 2,

    /// <summary><see cref="Reset"/>, soft.</summary>
    SoftReset = 1 << 3,

    /// <summary><see cref="Reset"/>, hard.</summary>
    HardReset = 1 << 4,

    /// <summary><see cref="ChangeAvailability"/>.</summary>
    Availability = 1 << 5,

    /// <summary><see cref="ChargePoints.ReadConfiguration"/>.</summary>
    ReadConfiguration = 1 << 6,

    /// <summary><see cref="ChargePoints.ChangeParameter"/>.</summary>
    ChangeParameter = 1 << 7,

    /// <summary><see cref="ReportStatus"/>, <see cref="ChargePoints.Trigger"/>.</summary>
    ReportStatus = 1 << 8,

    /// <summary><see cref="ChargePoints.MeterCheck"/>.</summary>
    MeterCheck = 1 << 9,

    /// <summary><see cref="ChargePoints.RequestLog"/>.</summary>
    RequestLog = 1 << 10,
}

/// <summary>Which verb a command is.</summary>
public static class VerbOf
{
    /// <summary>The verb that a station needs for a command.</summary>
    public static Verbs Verb(this DeviceCommand command) => command switch
    {
        RemoteStart => Verbs.RemoteStart,
        RemoteStop => Verbs.RemoteStop,
        UnlockConnector => Verbs.Unlock,
        Reset reset => reset.Hard ? Verbs.HardReset : Verbs.SoftReset,
        ChangeAvailability => Verbs.Availability,
        ReadConfiguration => Verbs.ReadConfiguration,
        ChangeParameter => Verbs.ChangeParameter,
        ReportStatus or Trigger => Verbs.ReportStatus,
        MeterCheck => Verbs.MeterCheck,
        RequestLog => Verbs.RequestLog,
        _ => Verbs.None,
    };
}
