using System.Globalization;

namespace ChargeBot.Domain.Charging;

/// <summary>Where the rules of <see cref="ErrorClassification"/> draw their lines: section <c>ErrorRate</c> of the configuration.</summary>
public sealed record ErrorThresholds
{
    /// <summary>Raised when the rules themselves change, so that what is stored is judged anew.</summary>
    private const int TableVersion = 1;

    /// <summary>A session that still runs after this has lost its end.</summary>
    public TimeSpan NoRecordAfter { get; init; } = TimeSpan.FromHours(72);

    /// <summary>The device's clock may be ahead of ours by this.</summary>
    public TimeSpan FutureStart { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The device may tell an end before its start by this: clocks are set during sessions.</summary>
    public TimeSpan NegativeDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The meter may end below its start by this, Wh: some devices round.</summary>
    public double NegativeEnergy { get; init; }

    /// <summary>Readings of power may be below zero by this, W: a meter at rest drifts.</summary>
    public double NegativePower { get; init; } = 100;

    /// <summary>Without energy and shorter than this, the driver gave up.</summary>
    public TimeSpan CanceledWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Less energy than this is none, Wh.</summary>
    public double MinimumEnergy { get; init; } = 100;

    /// <summary>No car takes more than this in one session, Wh.</summary>
    public double MaximumEnergy { get; init; } = 1_000_000;

    /// <summary>Power above this share of the EVSE's maximum is implausible, percent.</summary>
    public double PowerPercent { get; init; } = 120;

    /// <summary>The mean power of a session that was shorter than this says nothing: energy is rounded.</summary>
    public TimeSpan PowerAverageOver { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Tells these rules and thresholds from others: what was judged by another version is judged again. Never 0, which is
    /// 'not judged yet'.
    /// </summary>
    public int Version { get; private init; }

    /// <summary>The same with its version worked out.</summary>
    public ErrorThresholds Sealed() => this with { Version = Hash() };

    private int Hash()
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{TableVersion}|{NoRecordAfter}|{FutureStart}|{NegativeDuration}|{NegativeEnergy:R}|{NegativePower:R}|{CanceledWithin}|{MinimumEnergy:R}|{MaximumEnergy:R}|{PowerPercent:R}|{PowerAverageOver}");

        // FNV-1a: the same in every process, which string.GetHashCode is not.
        var hash = 2166136261u;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return (int)(hash & int.MaxValue) | 1;
    }
}
