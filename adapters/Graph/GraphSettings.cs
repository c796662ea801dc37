using ChargeBot.Domain.People;
using Microsoft.Extensions.Configuration;

namespace ChargeBot.Adapters.Graph;

/// <summary>
/// What is asked of Microsoft Graph, section <c>Graph</c>: <c>Groups:&lt;Role&gt;:N</c> (Entra groups whose members have the role),
/// <c>RefreshSeconds</c>, <c>KeepMinutes</c>, <c>ShiftsTeam</c>, <c>TeamsApp</c>, <c>Files</c>, and for national clouds <c>Address</c> and <c>Scope</c>.
/// </summary>
public sealed record GraphSettings
{
    /// <summary>The object ids of the groups whose members have a role.</summary>
    public IReadOnlyDictionary<Role, IReadOnlyList<string>> Groups { get; init; } = new Dictionary<Role, IReadOnlyList<string>>();

    /// <summary>How often it is looked who is in them: within this somebody who was taken out has lost the role.</summary>
    public TimeSpan Refresh { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long roles are kept while Graph does not answer.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>The team whose shifts say who is on duty; null: nobody is asked first for that.</summary>
    public string? ShiftsTeam { get; init; }

    /// <summary>The app's id in the organisation's catalogue, to install it for who has to be reached; null: that is not done.</summary>
    public string? TeamsApp { get; init; }

    /// <summary>Files of channels and groups are fetched.</summary>
    public bool Files { get; init; }

    /// <summary>Graph with its version.</summary>
    public Uri Address { get; init; } = new("https://graph.microsoft.com/v1.0/");

    /// <summary>What the bot's identity asks a token for.</summary>
    public string Scope { get; init; } = "https://graph.microsoft.com/.default";

    /// <summary>Groups say who has which role.</summary>
    public bool People => Groups.Values.Any(groups => groups.Count > 0);

    /// <summary>Anything is asked at all.</summary>
    public bool On => People || Files;

    /// <summary>Reads the section; what is wrong is left out, <see cref="Problems"/> names it.</summary>
    public static GraphSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Graph");
        var usual = new GraphSettings();
        return new GraphSettings
        {
            Groups = Enum.GetValues<Role>().ToDictionary(role => role, role => (IReadOnlyList<string>)[.. section.GetSection($"Groups:{role}").GetChildren()
                .Select(group => Guid.TryParse(group.Value, out var id) ? id.ToString() : null).OfType<string>().Distinct()]),
            Refresh = Number(section, "RefreshSeconds", 5, 3_600) is { } seconds ? TimeSpan.FromSeconds(seconds) : usual.Refresh,
            Keep = Number(section, "KeepMinutes", 1, 1_440) is { } minutes ? TimeSpan.FromMinutes(minutes) : usual.Keep,
            ShiftsTeam = Guid.TryParse(section["ShiftsTeam"], out var team) ? team.ToString() : null,
            TeamsApp = section["TeamsApp"] is { Length: > 0 } app ? app.Trim() : null,
            Files = bool.TryParse(section["Files"], out var files) && files,
            Address = Root(section["Address"]) ?? usual.Address,
            Scope = section["Scope"] is { Length: > 0 } scope ? scope.Trim() : usual.Scope,
        };
    }

    /// <summary>What is wrong in the section, each named; never a value of it.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration)
    {
        var section = configuration.GetSection("Graph");
        var problems = new List<string>();
        foreach (var row in section.GetSection("Groups").GetChildren())
        {
            if (!Enum.GetNames<Role>().Contains(row.Key, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add($"{row.Path}: there is no such role; there are {string.Join(", ", Enum.GetNames<Role>())}.");
            }

            problems.AddRange(row.GetChildren().Where(group => !Guid.TryParse(group.Value, out _)).Select(group => $"{group.Path} is no group's object id."));
        }

        if (section["RefreshSeconds"] is not null && Number(section, "RefreshSeconds", 5, 3_600) is null)
        {
            problems.Add("Graph:RefreshSeconds is no number from 5 to 3600.");
        }

        if (section["KeepMinutes"] is not null && Number(section, "KeepMinutes", 1, 1_440) is null)
        {
            problems.Add("Graph:KeepMinutes is no number from 1 to 1440.");
        }

        if (section["ShiftsTeam"] is { Length: > 0 } team && !Guid.TryParse(team, out _))
        {
            problems.Add("Graph:ShiftsTeam is no team's id.");
        }

        if (section["Files"] is { Length: > 0 } files && !bool.TryParse(files, out _))
        {
            problems.Add("Graph:Files is true or false.");
        }

        if (section["Address"] is { Length: > 0 } address && Root(address) is null)
        {
            problems.Add("Graph:Address has to be an https address (http on loopback alone).");
        }

        return problems;
    }

    private static int? Number(IConfigurationSection section, string name, int least, int most) =>
        int.TryParse(section[name], out var number) && number >= least && number <= most ? number : null;

    // Relative addresses are put behind it, so it has to end with a slash.
    private static Uri? Root(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var root)
        && (root.Scheme == Uri.UriSchemeHttps || (root.Scheme == Uri.UriSchemeHttp && root.IsLoopback))
        ? new Uri(root.AbsoluteUri.TrimEnd('/') + "/") : null;
}
