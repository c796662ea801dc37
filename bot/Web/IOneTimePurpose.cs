using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Web;

/// <summary>What one-time pages are for: what a page offers, and what pressing it does. A new one needs its file and nothing else.</summary>
public interface IOneTimePurpose
{
    /// <summary>Its name in the tickets.</summary>
    string Name { get; }

    /// <summary>The group of the role × verb table, asked again when the page is opened and when it is used.</summary>
    Permission Permission { get; }

    /// <summary>What the page offers; opening it changes nothing, so that a link preview uses nothing up.</summary>
    Task<OneTimeForm> Offer(OneTimePage page);

    /// <summary>What a press does, decided and not yet done.</summary>
    /// <param name="page">The page.</param>
    /// <param name="agent">Whose it is.</param>
    /// <param name="press">Which button.</param>
    /// <param name="typed">What was typed beside it; bounded.</param>
    Task<OneTimeDeed> Press(OneTimePage page, ServiceAgent agent, string press, string typed);
}

/// <summary>What a page offers.</summary>
/// <param name="Title">One line.</param>
/// <param name="Text">What it is about and what happens once.</param>
/// <param name="Buttons">What can be pressed; any of them uses the page up.</param>
public sealed record OneTimeForm(string Title, string Text, IReadOnlyList<OneTimeButton> Buttons);

/// <summary>Something to press.</summary>
/// <param name="Name">Which.</param>
/// <param name="Words">What stands on it.</param>
public sealed record OneTimeButton(string Name, string Words)
{
    /// <summary>The label of what is typed beside it; null: nothing is.</summary>
    public string? Label { get; init; }

    /// <summary>Most characters that may be typed.</summary>
    public int MaxLength { get; init; }

    /// <summary>What is typed is not shown while it is typed.</summary>
    public bool Hidden { get; init; }
}

/// <summary>What a press comes to.</summary>
public sealed record OneTimeDeed
{
    /// <summary>What was typed does not do: the page stays good and says so.</summary>
    public string? Problem { get; init; }

    /// <summary>What is stored with the page's use, its audit among it.</summary>
    public WriteUnit Unit { get; init; } = new();

    /// <summary>A file in the place of a last page; null: none.</summary>
    public OneTimeFile? File { get; init; }

    /// <summary>Is asked once all that is stored: what the page shows at last.</summary>
    public Func<Task<OneTimeText>> Then { get; init; } = () => Task.FromResult(new OneTimeText("", ""));
}

/// <summary>A file that is downloaded once.</summary>
/// <param name="Name">As it is saved.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Write">Writes it.</param>
public sealed record OneTimeFile(string Name, string ContentType, Func<Stream, CancellationToken, Task> Write);

/// <summary>What a used page shows.</summary>
/// <param name="Title">One line.</param>
/// <param name="Text">What happened.</param>
/// <param name="Secret">What is shown this once; null: nothing.</param>
public sealed record OneTimeText(string Title, string Text, string? Secret = null);
