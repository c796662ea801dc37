using System.Collections.Frozen;
using ChargeBot.Adapters.Graph;
using ChargeBot.Domain.People;
using Microsoft.Extensions.Primitives;

namespace ChargeBot.Bot.People;

/// <summary>
/// The people of the service desk: as configuration lists them (<c>People:0:AadObjectId</c>, <c>Name</c>, <c>Roles:0</c> …, and
/// optionally <c>TenantId</c> and <c>Language</c>), and as Entra groups give roles in the bot's own tenant. Who is both has the roles
/// of both. A change counts from the next look-up on.
/// </summary>
public sealed class PeopleDirectory : IDisposable
{
    private const string AnyTenant = "";

    private readonly IConfiguration configuration;
    private readonly ILogger<PeopleDirectory> log;
    private readonly GraphDirectory? graph;
    private readonly string ownTenant;
    private readonly IDisposable reload;
    private volatile FrozenDictionary<(string Tenant, string ObjectId), ServiceAgent> people;

    /// <summary>Reads the section <c>People</c> and watches it.</summary>
    /// <exception cref="InvalidOperationException">It holds something wrong; the message names each.</exception>
    public PeopleDirectory(IConfiguration configuration, ILogger<PeopleDirectory> log, GraphDirectory? graph = null)
    {
        (this.configuration, this.log, this.graph) = (configuration, log, graph);
        ownTenant = Normal(configuration["MicrosoftAppTenantId"]);
        var errors = new List<string>();
        people = Read(configuration, errors);
        if (errors.Count > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, errors));
        }
        reload = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
    }

    /// <summary>Who this is; null for someone whom the directory does not know and who therefore has no role.</summary>
    /// <param name="tenantId">The Entra tenant the channel vouches for. People listed without a tenant are found in any that is let in.</param>
    /// <param name="aadObjectId">The person's object id there.</param>
    public ServiceAgent? Find(string? tenantId, string? aadObjectId)
    {
        if (string.IsNullOrEmpty(aadObjectId))
        {
            return null;
        }
        var people = this.people;
        var (tenant, person) = (Normal(tenantId), Normal(aadObjectId));
        var listed = people.TryGetValue((tenant, person), out var known) ? known
            : people.TryGetValue((AnyTenant, person), out known) ? known with { TenantId = tenantId ?? "" }
            : null;

        // Another tenant's ids mean nothing to our Graph.
        return tenant == ownTenant && graph?.Find(person) is { } grouped ? Both(listed, grouped) with { TenantId = tenantId ?? "" } : listed;
    }

    /// <summary>All who have a role.</summary>
    public IReadOnlyCollection<ServiceAgent> All
    {
        get
        {
            var people = this.people;
            if (graph?.People is not { Count: > 0 } grouped)
            {
                return people.Values;
            }

            var all = people.Values.ToDictionary(person => (person.TenantId, person.ObjectId));
            foreach (var person in grouped)
            {
                var listed = all.Remove((ownTenant, person.ObjectId), out var here) || all.Remove((AnyTenant, person.ObjectId), out here) ? here : null;
                all[(ownTenant, person.ObjectId)] = Both(listed, person);
            }

            return all.Values;
        }
    }

    private ServiceAgent Both(ServiceAgent? listed, GraphPerson grouped) => listed is null
        ? new ServiceAgent(ownTenant, grouped.ObjectId, grouped.Name, grouped.Roles, grouped.Language)
        : listed with { Roles = listed.Roles.Union(grouped.Roles).ToHashSet(), Language = listed.Language ?? grouped.Language };

    /// <inheritdoc/>
    public void Dispose() => reload.Dispose();

    // A file is saved half-way often enough: a broken reload keeps everyone at work with what was read before.
    private void Reload()
    {
        var errors = new List<string>();
        var people = Read(configuration, errors);
        if (errors.Count > 0)
        {
            log.LogWarning("The changed list of people is not used, the one before stays: {Errors}", string.Join(" ", errors));
            return;
        }
        this.people = people;
        log.LogInformation("The list of people was read again: {Count} of them", people.Count);
    }

    private static FrozenDictionary<(string, string), ServiceAgent> Read(IConfiguration configuration, List<string> errors)
    {
        var people = new Dictionary<(string, string), ServiceAgent>();
        foreach (var section in configuration.GetSection("People").GetChildren())
        {
            var objectId = Normal(section["AadObjectId"]);
            var tenant = Normal(section["TenantId"]);
            if (objectId.Length == 0)
            {
                errors.Add($"{section.Path}:AadObjectId is missing.");
                continue;
            }
            var language = section["Language"]?.Trim().ToLowerInvariant();
            if (language is not (null or "" or "en" or "de"))
            {
                errors.Add($"{section.Path}:Language is '{language}'; there are en and de.");
            }
            var name = section["Name"]?.Trim() is { Length: > 0 } given ? given : objectId;
            var agent = new ServiceAgent(tenant, objectId, name, Roles(section, errors), string.IsNullOrEmpty(language) ? null : language);
            if (!people.TryAdd((tenant, objectId), agent))
            {
                errors.Add($"{section.Path}: this AadObjectId is listed twice.");
            }
        }
        return people.ToFrozenDictionary();
    }

    private static HashSet<Role> Roles(IConfigurationSection person, List<string> errors)
    {
        var roles = new HashSet<Role>();
        foreach (var entry in person.GetSection("Roles").GetChildren())
        {
            var name = entry.Value?.Trim() ?? "";
            if (Enum.GetNames<Role>().FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
            {
                roles.Add(Enum.Parse<Role>(known));
            }
            else
            {
                errors.Add($"{entry.Path} is '{name}', which is no role; there are {string.Join(", ", Enum.GetNames<Role>())}.");
            }
        }
        return roles;
    }

    private static string Normal(string? id) => id?.Trim().ToLowerInvariant() ?? "";
}
