using ChargeBot.Adapters.Teams;

namespace ChargeBot.Bot.Web;

/// <summary>
/// Addresses that lead to a port: <c>{Web:PublicUrl}p/{port}</c>, which opens Teams at the chat with the bot and puts the
/// port's id into the line. Nothing is sent by that, and nothing is told to whoever has no role.
/// </summary>
public sealed class PortLinks(WebSettings web, TeamsSettings teams)
{
    /// <summary>Where they are; the port's id follows.</summary>
    public const string Path = "/p";

    private const int LongestId = 48;

    /// <summary>The address of a port; null where its id does not fit into one or the bot has none of its own.</summary>
    public Uri? Of(string portId) => teams.MicrosoftAppId.Length > 0 && Fits(portId) ? new Uri(web.PublicUrl, $"{Path[1..]}/{Uri.EscapeDataString(portId)}") : null;

    /// <summary>The chat with the bot in Teams, with the port's id in the line.</summary>
    public Uri? InTeams(string portId) => teams.MicrosoftAppId.Length > 0 && Fits(portId)
        ? new Uri($"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString($"28:{teams.MicrosoftAppId}")}&message={Uri.EscapeDataString(portId)}")
        : null;

    /// <summary>The port that an address of ours leads to; null for any other address.</summary>
    public string? Read(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Authority.Equals(web.PublicUrl.Authority, StringComparison.OrdinalIgnoreCase)
            && url.AbsolutePath.StartsWith($"{web.PublicUrl.AbsolutePath}{Path[1..]}/", StringComparison.Ordinal)
            && Uri.UnescapeDataString(url.AbsolutePath[(web.PublicUrl.AbsolutePath.Length + Path.Length)..]) is var id && Fits(id) ? id : null;

    /// <summary>
    /// One word of letters, digits and what ids have between them: whoever makes an address of this shape by hand puts no
    /// command before a port into somebody's line.
    /// </summary>
    public static bool Fits(string id) => id.Length is > 0 and <= LongestId && id.All(letter => char.IsLetterOrDigit(letter) || letter is '*' or '-' or '_' or '.' or ':' or '+');
}
