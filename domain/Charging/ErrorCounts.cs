namespace ChargeBot.Domain.Charging;

/// <summary>A time from its first moment to the one after its last (UTC).</summary>
public readonly record struct TimeSlice(DateTimeOffset From, DateTimeOffset To);

/// <summary>How the sessions of a time came out.</summary>
/// <param name="Successful">How many were successful.</param>
/// <param name="ByType">How many were faulty, by type, the commonest first; types without any are left out.</param>
public sealed record ErrorCounts(int Successful, IReadOnlyList<(ErrorType Type, int Count)> ByType)
{
    /// <summary>How many were faulty.</summary>
    public int Faulty { get; } = ByType.Sum(row => row.Count);

    /// <summary>How many there were.</summary>
    public int All => Successful + Faulty;

    /// <summary>The share of faulty ones, from 0 to 1; null where there was no session.</summary>
    public double? Rate => All == 0 ? null : (double)Faulty / All;

    /// <summary>How many of a type.</summary>
    public int Of(ErrorType type) => type is ErrorType.None ? Successful : ByType.FirstOrDefault(row => row.Type == type).Count;

    /// <summary>Puts counts together; a type may come several times.</summary>
    public static ErrorCounts Of(IEnumerable<(ErrorType Type, int Count)> counts)
    {
        var sums = counts.GroupBy(row => row.Type).Select(group => (Type: group.Key, Count: group.Sum(row => row.Count))).ToList();
        return new ErrorCounts(
            sums.FirstOrDefault(row => row.Type is ErrorType.None).Count,
            [.. sums.Where(row => row.Type is not ErrorType.None && row.Count > 0).OrderByDescending(row => row.Count).ThenBy(row => row.Type)]);
    }
}

/// <summary>A port's share in the fleet's faulty sessions.</summary>
/// <param name="PortId">Which.</param>
/// <param name="Sessions">How many there were.</param>
/// <param name="Faulty">How many of them were faulty.</param>
public sealed record PortErrors(string PortId, int Sessions, int Faulty)
{
    /// <summary>The share, from 0 to 1.</summary>
    public double Rate => (double)Faulty / Math.Max(1, Sessions);
}
