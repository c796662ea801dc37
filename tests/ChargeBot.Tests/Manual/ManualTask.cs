using ChargeBot.Tests.Teams;

namespace ChargeBot.Tests.Manual;

/// <summary>Something that the manual tells how to do in the portal, and the shortest way to it in the chat.</summary>
/// <param name="Name">What one wants.</param>
/// <param name="Way">What one writes and presses here.</param>
/// <param name="Portal">What the manual names on the way from the portal's Quick Search: each is a click.</param>
/// <param name="Do">Does it, from a cold chat.</param>
internal sealed record ManualTask(string Name, string Way, string[] Portal, Func<CountedChat, Task> Do)
{
    /// <summary>Who does it; null: an on-call engineer, who may do most of it.</summary>
    public FakePerson? Who { get; init; }

    /// <summary>In the portal the id is typed into the Quick Search as it is typed here, and the result that comes is clicked.</summary>
    public int PortalClicks => Portal.Length + 1;
}
