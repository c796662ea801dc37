namespace ChargeBot.Adapters.Links;

/// <summary>Notices two devices that take one identity from each other, and says so once in a while.</summary>
internal sealed class Flapping
{
    private const int Often = 3;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(5);

    private readonly Queue<DateTimeOffset> taken = [];
    private DateTimeOffset? told;

    /// <summary>Counts a link that took another's place. True: it happens too often, and that was not said lately.</summary>
    public bool Count(DateTimeOffset now)
    {
        taken.Enqueue(now);
        while (taken.Peek() < now - Within)
        {
            taken.Dequeue();
        }

        if (taken.Count < Often || told > now - Within)
        {
            return false;
        }

        told = now;
        return true;
    }
}
