using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// What the line is like and what went over it last: names and times, in memory alone. A row for each message would double
/// the writes of the busiest path for something that is looked at once a week.
/// </summary>
internal sealed partial class ChargePointGrain
{
    private readonly Queue<SeenMessage> messages = new(Communication.Remembered);
    private LinkFacts? facts;

    private Communication Line => new(facts, [.. messages.Reverse()]);

    /// <summary>Remembers a message once it was committed, or has left.</summary>
    private void Saw(SeenMessage message)
    {
        if (messages.Count == Communication.Remembered)
        {
            messages.Dequeue();
        }

        messages.Enqueue(message);
        snapshot = null;
    }
}
