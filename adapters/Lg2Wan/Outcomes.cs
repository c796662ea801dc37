using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>What a gateway's answer to an order comes to.</summary>
internal static class Outcomes
{
    /// <summary>Reads an answer, whichever order it is to: it says itself what it is.</summary>
    /// <param name="answer">The file.</param>
    /// <param name="command">The order; null where it was given on an earlier connection.</param>
    /// <param name="maxLog">How many entries of a logbook are kept: the newest.</param>
    public static Outcome Of(GatewayFile answer, DeviceCommand? command, int maxLog)
    {
        if (answer.Values.Count > 0 || answer.Log.Count > 0 || answer.Ports.Count > 0 || answer.Charger is not null)
        {
            // Of several groups a gateway need not know all.
            return new Outcome(OutcomeKind.Accepted)
            {
                Configuration = command is null or ReadConfiguration ? answer.Values : [],
                Log = [.. answer.Log.OrderBy(entry => entry.At).TakeLast(maxLog)],
            };
        }

        if (answer.Attentions.FirstOrDefault(one => !one.IsYes && !one.IsNothing) is { } no)
        {
            return new Outcome(no.IsUnknownThere ? OutcomeKind.NotSupported : OutcomeKind.Rejected, Texts.Clean(no.ToString()));
        }

        return (answer.Attentions.Count > 0 ? answer.Attentions[0] : null) switch
        {
            null => new Outcome(OutcomeKind.Rejected, "an empty answer"),
            { IsNothing: true } => new Outcome(OutcomeKind.Accepted),

            // 'Later' is no plug in the hand: it is not known whether it was released.
            { Number: SmlAttention.Later } when command is UnlockConnector => new Outcome(OutcomeKind.TimedOut),
            { Number: SmlAttention.Ok } done => new Outcome(OutcomeKind.Accepted, done.Words),
            var later => new Outcome(OutcomeKind.Accepted, Texts.Clean(later.ToString())),
        };
    }
}
