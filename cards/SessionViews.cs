using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>The Activation overview of a port's last days.</summary>
/// <param name="Port">The port.</param>
/// <param name="Outcome">Which of them.</param>
/// <param name="Rows">One page, the newest first.</param>
/// <param name="Page">Which page, from 0.</param>
/// <param name="Total">How many there are.</param>
public sealed record ActivationsView(PortView Port, SessionOutcome Outcome, IReadOnlyList<OverviewRow> Rows, int Page, int Total)
{
    /// <summary>How far back both lists go: the manual's last seven days.</summary>
    public const int Days = 7;

    /// <summary>Rows of a page.</summary>
    public const int PageSize = OverviewQuery.PageSize;

    /// <summary>Where the file of it is downloaded; null: nobody asked for it.</summary>
    public Uri? Export { get; init; }
}

/// <summary>The Activation overview of the whole network.</summary>
/// <param name="Query">What is looked for.</param>
/// <param name="Rows">One page, the newest first.</param>
/// <param name="Page">Which page, from 0.</param>
/// <param name="Total">How many there are.</param>
public sealed record OverviewView(OverviewQuery Query, IReadOnlyList<OverviewRow> Rows, int Page, int Total)
{
    /// <summary>The hours back that were chosen.</summary>
    public int Hours { get; init; } = 24;

    /// <summary>The hours that can be chosen.</summary>
    public static IReadOnlyList<int> Choices { get; } = [24, 7 * 24, 30 * 24];

    /// <summary>What was typed to search for.</summary>
    public string? Search { get; init; }

    /// <summary>The place that was typed.</summary>
    public string? Place { get; init; }

    /// <summary>The provider that was typed.</summary>
    public string? Provider { get; init; }

    /// <inheritdoc cref="ActivationsView.Export"/>
    public Uri? Export { get; init; }
}

/// <summary>The charge records of a port's last days.</summary>
/// <param name="Port">The port.</param>
/// <param name="Calibration">Of which calibration-law status; null: of any.</param>
/// <param name="Records">One page, the newest first.</param>
/// <param name="Page">Which page, from 0.</param>
/// <param name="Total">How many there are.</param>
public sealed record RecordsView(PortView Port, CalibrationStatus? Calibration, IReadOnlyList<ChargeRecord> Records, int Page, int Total);

/// <summary>One session with its charge record.</summary>
/// <param name="Port">The port that the card is about.</param>
/// <param name="Session">The session.</param>
/// <param name="Record">Its charge record; null: none.</param>
/// <param name="Type">What the error rate counts it as; null: it is not counted.</param>
/// <param name="From">The list that it was opened from.</param>
public sealed record SessionView(PortView Port, ChargingSession Session, ChargeRecord? Record, ErrorType? Type, SessionFrom From)
{
    /// <summary>What it came of, and what came with it.</summary>
    public SessionTrace Trace { get; init; } = SessionTrace.None;

    /// <summary>Where its signed readings are downloaded; null: nobody asked for them.</summary>
    public Uri? Signed { get; init; }
}

/// <summary>A start from afar that came to no session.</summary>
/// <param name="Port">The port.</param>
/// <param name="Trace">What is known of it; with its activation.</param>
/// <param name="From">The list that it was opened from.</param>
public sealed record NoSessionView(PortView Port, SessionTrace Trace, SessionFrom From);

/// <summary>Where a session was opened.</summary>
public enum SessionFrom
{
    /// <summary>Among those of an error type.</summary>
    ErrorType,

    /// <summary>In the Activation overview.</summary>
    Activations,

    /// <summary>In that of the whole network.</summary>
    Overview,

    /// <summary>Among the charge records.</summary>
    Records,
}
