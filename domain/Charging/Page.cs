namespace ChargeBot.Domain.Charging;

/// <summary>One page of what was found.</summary>
/// <param name="Rows">The rows on it.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Number">Which page it is, from 0.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total, int Number);
