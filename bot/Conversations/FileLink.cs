using ChargeBot.Adapters.Blobs;
using ChargeBot.Adapters.Links;

namespace ChargeBot.Bot.Conversations;

/// <summary>The way to a file that somebody asked for, as a card's row keeps it: protected, since whoever has the address has the file.</summary>
/// <param name="Address">Protected: in clear only while the card is drawn.</param>
/// <param name="Until">How long it is good (UTC).</param>
public sealed record FileLink(string Address, DateTimeOffset Until)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    /// <summary>A fresh one; null: the store cannot be reached, or there is none.</summary>
    /// <param name="shelf">The store.</param>
    /// <param name="box">Protects it.</param>
    /// <param name="blob">The file's name in the store.</param>
    /// <param name="name">What browsers save it as.</param>
    /// <param name="now">UTC.</param>
    public static async Task<FileLink?> Make(BlobShelf? shelf, SecretBox box, string blob, string name, DateTimeOffset now) =>
        shelf is not null && await shelf.Link(blob, name, GoodFor, CancellationToken.None) is { } address ? new FileLink(box.Protect(address.AbsoluteUri), now + GoodFor) : null;

    /// <summary>Where it leads; null once it is over.</summary>
    public Uri? Open(SecretBox box, DateTimeOffset now) => Until > now && box.Reveal(Address) is { } address ? new Uri(address) : null;
}
