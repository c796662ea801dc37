namespace ChargeBot.Domain.Parameters;

/// <summary>
/// One value of a station or port: a parameter, a configuration key, or a detail of the device. What the device says and
/// what people entered stand side by side: the device's word is shown where there is one.
/// </summary>
public sealed class DeviceValue
{
    /// <summary>The longest key that is looked for, in characters.</summary>
    public const int LongestKey = 250;

    /// <summary>Whose.</summary>
    public required string StationId { get; init; }

    /// <summary>The port by its connector number; 0: the whole station.</summary>
    public required int ConnectorId { get; init; }

    /// <summary>Which: one of <see cref="DeviceDetail"/>, of <see cref="Lg2WanParameters"/>, or an OCPP configuration key.</summary>
    public required string Key { get; init; }

    /// <summary>As the device gave it, in the key's neutral form; protected where it is a secret; null: not transmitted.</summary>
    public string? Reported { get; set; }

    /// <summary>When it was last retrieved (UTC).</summary>
    public DateTimeOffset? ReportedAt { get; set; }

    /// <summary>When what was retrieved was last different from before (UTC): the manual's time of the last change.</summary>
    public DateTimeOffset? ReportedChangedAt { get; set; }

    /// <summary>The device says that it cannot be changed.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>As people entered it: master data.</summary>
    public string? Entered { get; set; }

    /// <summary>When that was (UTC).</summary>
    public DateTimeOffset? EnteredAt { get; set; }

    /// <summary>By whom: the Entra object id; <c>import</c> for a file.</summary>
    public string? EnteredBy { get; set; }

    /// <summary>What is shown.</summary>
    public string? Value => Reported ?? Entered;

    /// <summary>Whether the device itself transmitted it (the manual's green 'Charging station'), or it is master data.</summary>
    public bool FromDevice => Reported is not null;

    /// <summary>The device says something else than was entered.</summary>
    public bool Differs => Reported is not null && Entered is not null && !DeviceNumbers.Same(Key, Reported, Entered);
}
