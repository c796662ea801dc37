using ChargeBot.Domain.MobileNetworks;
using Microsoft.Extensions.Configuration;

namespace ChargeBot.Adapters.MobileNetworks;

/// <summary>Under which identifier the operator is asked for a SIM.</summary>
public enum SimIdentifier
{
    /// <summary>The MSISDN out of the daily file.</summary>
    PhoneNumber,

    /// <summary>The SIM-IP-address, out of the daily file or the station's data.</summary>
    Ipv4Address,

    /// <summary>3GPP's external identifier out of the daily file.</summary>
    NetworkAccessIdentifier,
}

/// <summary>Settings, section <c>MobileNetworks</c>.</summary>
public sealed record MobileNetworkSettings
{
    /// <summary>The section.</summary>
    public const string Section = "MobileNetworks";

    /// <summary><c>ManagedIccidPrefixes</c>: SIMs that the operator manages though no daily file named them yet.</summary>
    public IReadOnlyList<string> ManagedIccidPrefixes { get; init; } = [];

    /// <summary>Section <c>Api</c>: the operator's API; null: there is none, and nobody can be asked.</summary>
    public OperatorApiSettings? Api { get; init; }

    /// <summary>Reads the settings; what is absent keeps its default.</summary>
    public static MobileNetworkSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var api = section.GetSection("Api");
        return new()
        {
            ManagedIccidPrefixes = Words(section.GetSection(nameof(ManagedIccidPrefixes))),
            Api = api.GetChildren().Any(child => !string.IsNullOrWhiteSpace(child.Value)) ? OperatorApiSettings.From(api) : null,
        };
    }

    /// <summary>What is wrong, one sentence for each setting and naming it, never its value; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        if (ManagedIccidPrefixes.Any(prefix => prefix.Length is < 4 or > 22 || !prefix.All(char.IsAsciiDigit)))
        {
            problems.Add($"{Section}:{nameof(ManagedIccidPrefixes)} has an entry that is not 4 to 22 digits.");
        }

        return [.. problems, .. Api?.Validate() ?? []];
    }

    /// <summary>Whether the operator manages this SIM by its number alone.</summary>
    public bool Manages(Iccid iccid) => ManagedIccidPrefixes.Any(prefix => iccid.Value.StartsWith(prefix, StringComparison.Ordinal));

    // A list in JSON, or one string with commas, as it comes from an environment variable.
    private static List<string> Words(IConfigurationSection section) =>
        [.. section.GetChildren().Select(child => child.Value ?? "").Prepend(section.Value ?? "")
            .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}

/// <summary>How the operator's API is reached, section <c>MobileNetworks:Api</c>.</summary>
public sealed record OperatorApiSettings
{
    private const string Section = $"{MobileNetworkSettings.Section}:Api";

    /// <summary><c>Address</c>: CAMARA's API root, under which the three APIs lie.</summary>
    public string Address { get; init; } = "";

    /// <summary><c>TokenAddress</c>: OAuth 2.0's token endpoint.</summary>
    public string TokenAddress { get; init; } = "";

    /// <summary><c>ClientId</c>.</summary>
    public string ClientId { get; init; } = "";

    /// <summary><c>ClientSecret</c>.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary><c>Scope</c>: what the token is asked for.</summary>
    public string Scope { get; init; } = "device-reachability-status:read connected-network-type:read device-roaming-status:read";

    /// <summary><c>Identifier</c>: what the operator knows a SIM by; null where the configuration names none that exists.</summary>
    public SimIdentifier? Identifier { get; init; } = SimIdentifier.PhoneNumber;

    /// <summary><c>ReachabilityPath</c>: with the version that the operator runs; <c>-</c>: not offered.</summary>
    public string ReachabilityPath { get; init; } = "device-reachability-status/v1";

    /// <inheritdoc cref="ReachabilityPath"/>
    public string NetworkTypePath { get; init; } = "connected-network-type/v0.2";

    /// <inheritdoc cref="ReachabilityPath"/>
    public string RoamingPath { get; init; } = "device-roaming-status/v1";

    /// <summary><c>TimeoutSeconds</c>: how long one attempt may take, 1 to 8.</summary>
    public double TimeoutSeconds { get; init; } = 5;

    /// <summary>Before the first repetition; doubled for the second.</summary>
    internal TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>All attempts together: a question must be answered before its lease ends.</summary>
    internal static TimeSpan Patience => TimeSpan.FromSeconds(20);

    /// <summary>The path of a question; null where the operator does not offer it.</summary>
    internal string? Path(OperatorQuestion question) => question switch
    {
        OperatorQuestion.Reachability => ReachabilityPath,
        OperatorQuestion.NetworkType => NetworkTypePath,
        _ => RoamingPath,
    } is { } path && path != "-" ? path.Trim('/') : null;

    internal static OperatorApiSettings From(IConfigurationSection api)
    {
        var defaults = new OperatorApiSettings();
        return new()
        {
            Address = Read(nameof(Address), ""),
            TokenAddress = Read(nameof(TokenAddress), ""),
            ClientId = Read(nameof(ClientId), ""),
            ClientSecret = Read(nameof(ClientSecret), ""),
            Scope = Read(nameof(Scope), defaults.Scope),
            Identifier = Enum.TryParse<SimIdentifier>(Read(nameof(Identifier), nameof(SimIdentifier.PhoneNumber)), ignoreCase: true, out var identifier)
                && Enum.IsDefined(identifier) ? identifier : null,
            ReachabilityPath = Read(nameof(ReachabilityPath), defaults.ReachabilityPath),
            NetworkTypePath = Read(nameof(NetworkTypePath), defaults.NetworkTypePath),
            RoamingPath = Read(nameof(RoamingPath), defaults.RoamingPath),
            TimeoutSeconds = api[nameof(TimeoutSeconds)] is { Length: > 0 } text
                ? double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? seconds : 0
                : defaults.TimeoutSeconds,
        };

        string Read(string name, string fallback) => api[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : fallback;
    }

    internal IEnumerable<string> Validate()
    {
        if (!MayCall(Address))
        {
            yield return $"{Section}:{nameof(Address)} {(Address.Length == 0 ? "is missing." : Rule)}";
        }

        if (!MayCall(TokenAddress))
        {
            yield return $"{Section}:{nameof(TokenAddress)} {(TokenAddress.Length == 0 ? "is missing." : Rule)}";
        }

        if (ClientId.Length == 0)
        {
            yield return $"{Section}:{nameof(ClientId)} is missing.";
        }

        if (ClientSecret.Length == 0)
        {
            yield return $"{Section}:{nameof(ClientSecret)} is missing.";
        }

        if (Identifier is null)
        {
            yield return $"{Section}:{nameof(Identifier)} is none of {string.Join(", ", Enum.GetNames<SimIdentifier>())}.";
        }

        if (TimeoutSeconds is not (>= 1 and <= 8))
        {
            yield return $"{Section}:{nameof(TimeoutSeconds)} is not a number from 1 to 8.";
        }

        if (Enum.GetValues<OperatorQuestion>().All(question => Path(question) is null))
        {
            yield return $"{Section} offers nothing: {nameof(ReachabilityPath)}, {nameof(NetworkTypePath)} and {nameof(RoamingPath)} are all off.";
        }
    }

    private const string Rule = "must be an absolute https address; plain http is accepted on loopback only.";

    // What carries a secret does not travel in clear.
    private static bool MayCall(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
