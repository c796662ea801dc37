namespace ChargeBot.Domain.Charging;

/// <summary>One page of what was found.</summary>
/// <param name="Rows">The rows on it.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Number">Which page it is, from 0.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total, int Number);

/// <summary>Pages of a long list.</summary>
public static class Pages
{
    /// <summary>The page that there is: one beyond the end is the last.</summary>
    /// <param name="page">Which is asked for, from 0.</param>
    /// <param name="total">How many rows there are.</param>
    /// <param name="size">Rows of a page.</param>
    public static int Within(int page, int total, int size) => Math.Clamp(page, 0, Math.Max(0, (total - 1) / size));
}
