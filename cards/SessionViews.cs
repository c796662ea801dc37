using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>The sessions of a port's last days.</summary>
/// <param name="Port">The port.</param>
/// <param name="Outcome">Which of them.</param>
/// <param name="Sessions">One page, the newest first.</param>
/// <param name="Page">Which page, from 0.</param>
/// <param name="Total">How many there are.</param>
public sealed record ActivationsView(PortView Port, SessionOutcome Outcome, IReadOnlyList<ChargingSession> Sessions, int Page, int Total)
{
    /// <summary>How far back both lists go: the manual's last seven days.</summary>
    public const int Days = 7;

    /// <summary>Rows of a page.</summary>
    public const int PageSize = 8;
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
public sealed record SessionView(PortView Port, ChargingSession Session, ChargeRecord? Record, ErrorType? Type, SessionFrom From);

/// <summary>Where a session was opened.</summary>
public enum SessionFrom
{
    /// <summary>Among those of an error type.</summary>
    ErrorType,

    /// <summary>In the Activation overview.</summary>
    Activations,

    /// <summary>Among the charge records.</summary>
    Records,
}
