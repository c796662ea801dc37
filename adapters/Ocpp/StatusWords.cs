using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>What a status in a device's answer comes to: the same words in both versions.</summary>
internal static class StatusWords
{
    /// <summary>The outcome of a status.</summary>
    /// <param name="status">The device's word; null where it said none.</param>
    /// <param name="words">The same with what it added; null: it added nothing.</param>
    public static Outcome Read(string? status, string? words = null) => status?.Trim().ToUpperInvariant() switch
    {
        // Scheduled: availability and resets, once the transaction is over.
        "ACCEPTED" or "UNLOCKED" or "SCHEDULED" or "ACCEPTEDCANCELED" => new Outcome(OutcomeKind.Accepted, words ?? status),
        "REBOOTREQUIRED" => new Outcome(OutcomeKind.Accepted, words ?? status) { NeedsReboot = true },
        "NOTSUPPORTED" or "NOTIMPLEMENTED" or "NOTSUPPORTEDATTRIBUTETYPE" => new Outcome(OutcomeKind.NotSupported, words ?? status),
        null => new Outcome(OutcomeKind.Rejected, "(an answer without a status)"),

        // Rejected, UnlockFailed, and whatever else was not a yes.
        _ => new Outcome(OutcomeKind.Rejected, words ?? status),
    };
}
