namespace ChargeBot.Domain.Charging;

/// <summary>Which sessions, or which of their charge records, are looked for; the newest come first.</summary>
/// <param name="From">UTC: whatever had not ended by then.</param>
/// <param name="To">UTC: whatever had begun by then.</param>
public sealed record SessionQuery(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 8;

    /// <summary>Of this port alone; null: of all.</summary>
    public string? PortId { get; init; }

    /// <summary>Which page, from 0.</summary>
    public int Page { get; init; }

    /// <summary>A port's last days.</summary>
    public static SessionQuery LastDays(string portId, int days, DateTimeOffset now, int page) => new(now.AddDays(-days), now) { PortId = portId, Page = page };
}

/// <summary>One page of what was found.</summary>
/// <param name="Rows">The rows on it.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Number">Which page it is, from 0.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total, int Number);
