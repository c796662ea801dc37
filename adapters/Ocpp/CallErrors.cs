using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>What a device's CALLERROR comes to: with or without details, under codes of either spelling or none we know.</summary>
internal static class CallErrors
{
    private const int MaxWords = 500;

    public static Outcome Read(Frame error)
    {
        var code = error.Name.Words(100) ?? "CALLERROR";
        var words = error.Description.Words(MaxWords);
        return code.Trim().ToUpperInvariant() is "NOTIMPLEMENTED" or "NOTSUPPORTED"
            ? new Outcome(OutcomeKind.NotSupported, words ?? code)
            : new Outcome(OutcomeKind.Rejected, words is null ? code : Lenient.Bounded($"{code}: {words}", MaxWords));
    }
}
