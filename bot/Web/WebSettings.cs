using Microsoft.AspNetCore.Hosting.Server;

namespace ChargeBot.Bot.Web;

/// <summary>Section <c>Web</c>: how people's browsers reach this bot.</summary>
/// <param name="Address">Where it is reached from outside as far as the settings tell, with a slash at its end.</param>
/// <param name="PagesPerMinute">Calls of one-time pages that one address may make in a minute.</param>
public sealed record WebSettings(Uri Address, int PagesPerMinute)
{
    /// <summary>Somebody said where: clients can fetch pictures there.</summary>
    public bool Reachable { get; init; } = true;

    /// <summary>Where it really listens, for when nobody said where it is reached; null where somebody did.</summary>
    public Func<Uri?>? Listens { get; init; }

    /// <summary>Where it is reached from outside, with a slash at its end.</summary>
    public Uri PublicUrl => Listens?.Invoke() ?? Address;

    private const string Default = "http://127.0.0.1:5000/";

    /// <summary>Reads it; in Development the public address is where the bot listens.</summary>
    public static WebSettings From(IConfiguration configuration, IServer? server = null)
    {
        var told = configuration["Web:PublicUrl"] is { Length: > 0 };
        var address = told ? configuration["Web:PublicUrl"]! : configuration["urls"]?.Split(';')[0] ?? Default;
        return new WebSettings(
            Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var url) ? url : new Uri(Default),
            configuration.GetValue("Web:PagesPerMinute", 30))
        {
            Listens = told || server is null ? null : () => ListeningAddress.Of(server),
            Reachable = told || configuration["urls"] is { Length: > 0 },
        };
    }

    /// <summary>What is missing or unfit; null: nothing.</summary>
    public static string? Problem(IConfiguration configuration, bool development)
    {
        var said = configuration["Web:PublicUrl"];
        return string.IsNullOrWhiteSpace(said) ? development ? null : "Web:PublicUrl is missing: one-time pages need the https address under which people reach the bot."
            : !Uri.TryCreate(said, UriKind.Absolute, out var url) || url is not { Query: "", Fragment: "", UserInfo: "" } || (url.Scheme != Uri.UriSchemeHttps && !(development && url.Scheme == Uri.UriSchemeHttp))
                ? "Web:PublicUrl must be an absolute https address without a query."
                : null;
    }
}
