using Microsoft.Extensions.Configuration;

namespace ChargeBot.Adapters.Teams;

/// <summary>How the bot shows who it is to the channel (`MicrosoftAppType`).</summary>
public enum AppType
{
    /// <summary>An app of one tenant: what new bots are.</summary>
    SingleTenant,

    /// <summary>A user-assigned managed identity of Azure: there is no secret.</summary>
    UserAssignedMSI,

    /// <summary>An app of many tenants: no new ones since 31 July 2025.</summary>
    MultiTenant,
}

/// <summary>
/// The settings of the channel, under the top-level names that people know from the Bot Framework. The addresses are for
/// national clouds and for tests.
/// </summary>
public sealed record TeamsSettings
{
    /// <summary>The kind of identity; null where the configuration names one that does not exist.</summary>
    public AppType? MicrosoftAppType { get; init; } = AppType.SingleTenant;

    /// <summary>The app id, a GUID. Empty in development means: no token is sent, and none is accepted.</summary>
    public string MicrosoftAppId { get; init; } = "";

    /// <summary>The client secret.</summary>
    public string MicrosoftAppPassword { get; init; } = "";

    /// <summary>A certificate with its private key (PFX, or PEM with both), in place of a secret.</summary>
    public string MicrosoftAppCertificatePath { get; init; } = "";

    /// <summary>The password of the certificate's file, where it has one.</summary>
    public string MicrosoftAppCertificatePassword { get; init; } = "";

    /// <summary>The bot's own tenant.</summary>
    public string MicrosoftAppTenantId { get; init; } = "";

    /// <summary>The tenants whose people may speak with the bot; `*` is all. The bot's own is always among them.</summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    /// <summary>Who issues the channel's tokens.</summary>
    public string ToBotFromChannelTokenIssuer { get; init; } = "https://api.botframework.com";

    /// <summary>Where the channel's keys are found.</summary>
    public string BotOpenIdMetadata { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>The authority that gives us tokens; `{0}` is the tenant.</summary>
    public string ToChannelFromBotLoginUrl { get; init; } = "https://login.microsoftonline.com/{0}";

    /// <summary>What our tokens are for.</summary>
    public string ToChannelFromBotOAuthScope { get; init; } = "https://api.botframework.com/.default";

    /// <summary>Whether the Agents Playground, which sends no token, is let in: in Development and from loopback only.</summary>
    public bool AllowAgentsPlayground { get; init; }

    /// <summary>
    /// Whether messages keep the channel's documented pace. Off only where the other side has no limits, as when the bot
    /// itself is measured: Teams throttles and then blocks who is faster.
    /// </summary>
    public bool PaceMessages { get; init; } = true;

    /// <summary>The authority with its tenant; it does not end with a slash.</summary>
    public string Authority => ToChannelFromBotLoginUrl
        .Replace("{0}", MicrosoftAppType == AppType.MultiTenant ? "botframework.com" : MicrosoftAppTenantId, StringComparison.Ordinal)
        .TrimEnd('/');

    /// <summary>Reads the settings; what is absent keeps its default.</summary>
    public static TeamsSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var defaults = new TeamsSettings();
        string Read(string name, string fallback) =>
            configuration[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : fallback;

        return new()
        {
            MicrosoftAppType = Read(nameof(MicrosoftAppType), "") switch
            {
                "" => AppType.SingleTenant,
                var name when Enum.TryParse<AppType>(name, ignoreCase: true, out var type) && Enum.IsDefined(type) => type,
                _ => null,
            },
            MicrosoftAppId = Read(nameof(MicrosoftAppId), ""),
            MicrosoftAppPassword = Read(nameof(MicrosoftAppPassword), ""),
            MicrosoftAppCertificatePath = Read(nameof(MicrosoftAppCertificatePath), ""),
            MicrosoftAppCertificatePassword = Read(nameof(MicrosoftAppCertificatePassword), ""),
            MicrosoftAppTenantId = Read(nameof(MicrosoftAppTenantId), ""),
            AllowedTenants = Tenants(configuration.GetSection(nameof(AllowedTenants))),
            ToBotFromChannelTokenIssuer = Read(nameof(ToBotFromChannelTokenIssuer), defaults.ToBotFromChannelTokenIssuer),
            BotOpenIdMetadata = Read(nameof(BotOpenIdMetadata), defaults.BotOpenIdMetadata),
            ToChannelFromBotLoginUrl = Read(nameof(ToChannelFromBotLoginUrl), defaults.ToChannelFromBotLoginUrl),
            ToChannelFromBotOAuthScope = Read(nameof(ToChannelFromBotOAuthScope), defaults.ToChannelFromBotOAuthScope),
            PaceMessages = !bool.TryParse(configuration[nameof(PaceMessages)], out var pace) || pace,
            AllowAgentsPlayground = bool.TryParse(configuration[nameof(AllowAgentsPlayground)], out var allow) && allow,
        };
    }

    /// <summary>What is wrong, one sentence for each setting and naming it, never its value; empty when all is well.</summary>
    /// <param name="development">Whether this is the Development environment, where the identity may be absent.</param>
    public IReadOnlyList<string> Validate(bool development)
    {
        var problems = new List<string>();
        void Problem(bool found, string text)
        {
            if (found)
                problems.Add(text);
        }

        Problem(MicrosoftAppType is null, "MicrosoftAppType is none of SingleTenant, UserAssignedMSI, MultiTenant.");
        var absent = MicrosoftAppId.Length == 0;
        Problem(absent && !development, "MicrosoftAppId is missing: the bot would refuse every message.");
        Problem(!absent && !Guid.TryParse(MicrosoftAppId, out _), "MicrosoftAppId is not a GUID.");
        if (!absent)
        {
            Problem(MicrosoftAppType is not AppType.MultiTenant && MicrosoftAppTenantId.Length == 0, "MicrosoftAppTenantId is missing.");
            Problem(MicrosoftAppType is AppType.MultiTenant && AllowedTenants.Count == 0,
                "AllowedTenants is missing: a MultiTenant bot names the tenants that it serves, or says * for all.");
            var certificate = MicrosoftAppCertificatePath.Length > 0;
            Problem(MicrosoftAppType is not AppType.UserAssignedMSI && MicrosoftAppPassword.Length == 0 && !certificate,
                "MicrosoftAppPassword is missing, and so is MicrosoftAppCertificatePath.");
            Problem(certificate && !File.Exists(MicrosoftAppCertificatePath), "MicrosoftAppCertificatePath names no file.");
        }
        Problem(MicrosoftAppTenantId.Length > 0 && !Guid.TryParse(MicrosoftAppTenantId, out _), "MicrosoftAppTenantId is not a GUID.");
        Problem(AllowedTenants.Any(t => t != "*" && !Guid.TryParse(t, out _)), "AllowedTenants has an entry that is neither a GUID nor *.");
        Problem(!Addresses.MayCall(BotOpenIdMetadata), $"BotOpenIdMetadata {Addresses.Rule}");
        Problem(!Addresses.MayCall(Authority), $"ToChannelFromBotLoginUrl {Addresses.Rule}");
        Problem(AllowAgentsPlayground && !development, "AllowAgentsPlayground is for the Development environment alone.");
        return problems;
    }

    /// <summary>Whether people of this tenant may speak with the bot.</summary>
    public bool Allows(string tenant) =>
        string.Equals(tenant, MicrosoftAppTenantId, StringComparison.OrdinalIgnoreCase)
        || AllowedTenants.Any(allowed => allowed == "*" || string.Equals(allowed, tenant, StringComparison.OrdinalIgnoreCase));

    // A list in JSON, or one string with commas, as it comes from an environment variable.
    private static List<string> Tenants(IConfigurationSection section) =>
        [.. section.GetChildren().Select(child => child.Value ?? "").Prepend(section.Value ?? "")
            .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}

/// <summary>Which addresses may be called: what carries a secret or a key does not travel in clear.</summary>
internal static class Addresses
{
    public const string Rule = "must be an absolute https address; plain http is accepted on loopback only.";

    public static bool MayCall(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    public static bool IsLoopback(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.IsLoopback;
}
