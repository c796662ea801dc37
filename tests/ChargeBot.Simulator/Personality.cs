namespace ChargeBot.Simulator;

/// <summary>What happens when a charge point is asked for its log.</summary>
public enum LogHabit
{
    /// <summary>It uploads it.</summary>
    Whole,

    /// <summary>It has none: GetDiagnostics is answered without a file's name, GetLog is Rejected.</summary>
    None,

    /// <summary>The line breaks in the middle of the upload; it goes on from there.</summary>
    BreaksOff,

    /// <summary>It says Uploading, and then that it failed. Nothing comes.</summary>
    Fails,
}

/// <summary>How a charge point behaves: every field is a habit seen in the field.</summary>
public sealed record Personality
{
    public string Vendor { get; init; } = "Beispielwerk";

    public string Model { get; init; } = "Doppel 22";

    public string SerialNumber { get; init; } = "BW-000001";

    public string Firmware { get; init; } = "4.2.1";

    /// <summary>False: it stands in the network file and is never heard of.</summary>
    public bool Connects { get; init; } = true;

    /// <summary>How long it thinks before each answer.</summary>
    public TimeSpan AnswerDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The answer to UnlockConnector: Unlocked, UnlockFailed or NotSupported.</summary>
    public string UnlockAnswer { get; init; } = "Unlocked";

    /// <summary>Cuts the line at a Reset instead of answering it.</summary>
    public bool DropsLinkOnReset { get; init; }

    /// <summary>From the reset to the next connection.</summary>
    public TimeSpan BootTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>From the answer to the deed, and from Finishing to Available.</summary>
    public TimeSpan ReactionTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Between two MeterValues of a running transaction.</summary>
    public TimeSpan MeterInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>First wait before a new attempt to connect; it doubles up to <see cref="LongestBackOff"/>.</summary>
    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it waits for the central system's answer.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What happens when it is asked for its log.</summary>
    public LogHabit Log { get; init; }

    /// <summary>Between two tries of an upload; a shorter retryInterval of the central system counts instead.</summary>
    public TimeSpan LongestUploadPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Power while charging, in watts.</summary>
    public int PowerW { get; init; } = 11_000;

    /// <summary>Direct current: it reports the car's state of charge too.</summary>
    public bool DirectCurrent { get; init; }
}
