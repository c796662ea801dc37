using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>
/// Some devices refuse to tell all of their configuration at once, or tell nothing: they are asked for each key that the standard
/// or one of our tables knows. Three in a row without an answer end it: such a device answers none.
/// </summary>
internal static class KeyByKey
{
    private const int Patience = 3;

    /// <summary>The keys that a device may be asked for, those of the standard's core first.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        .. OcppKeys.All.Where(key => key.Access is not Mutability.WriteOnly).Select(key => key.Key)
            .Union(FieldKeys.Known.Where(key => key.Field != key.Key).Select(key => key.For(1))),
    ];

    /// <summary>Whether an answer to a question for everything is one that each single key may still get.</summary>
    public static bool Helps(DeviceCommand command, Outcome outcome) => command is ReadConfiguration { Keys.Count: 0 } && outcome switch
    {
        { Kind: OutcomeKind.Accepted } => outcome.Configuration.Count == 0,
        { Kind: OutcomeKind.Rejected or OutcomeKind.NotSupported } => true,
        _ => false,
    };

    /// <summary>Asks for one after the other; where nothing comes of it, the refusal stands.</summary>
    public static async Task<Outcome> Read(OutgoingCalls calls, TimeSpan limit, Outcome refusal)
    {
        var values = new List<ConfigurationValue>();
        var failed = 0;
        foreach (var key in Keys)
        {
            var answer = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            var left = await calls.Make($"read-{Guid.NewGuid():N}"[..36], new ReadConfiguration([key]), limit, outcome =>
            {
                answer.TrySetResult(outcome);
                return Task.CompletedTask;
            });
            if (!left)
            {
                break;
            }

            var one = await answer.Task;
            values.AddRange(one.Configuration);
            failed = one.Kind is OutcomeKind.Accepted ? 0 : failed + 1;
            if (failed == Patience)
            {
                break;
            }
        }

        return values.Count == 0 ? refusal : new Outcome(OutcomeKind.Accepted) { Configuration = values };
    }
}
