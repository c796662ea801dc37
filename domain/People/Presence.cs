namespace ChargeBot.Domain.People;

/// <summary>How likely somebody answers now, the likeliest first: the order in which people are asked.</summary>
public enum Presence
{
    /// <summary>At the desk and free.</summary>
    Available,

    /// <summary>At the desk, with something else.</summary>
    Busy,

    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>Away for a while.</summary>
    Away,

    /// <summary>Does not want to be disturbed.</summary>
    DoNotDisturb,

    /// <summary>Not there.</summary>
    Offline,
}
