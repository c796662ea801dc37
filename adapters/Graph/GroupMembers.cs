using ChargeBot.Domain.People;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Graph;

/// <summary>
/// Who is in the configured groups, kept up to date by what changed since the last look (<c>groups/delta</c>). Groups within
/// groups do not count: who gave somebody a role must be seen in one place.
/// </summary>
internal sealed class GroupMembers(GraphClient graph, GraphSettings settings, ILogger<GroupMembers> log)
{
    // Graph takes so many ids in one filter.
    private const int GroupsAtOnce = 50;

    private readonly Dictionary<string, HashSet<string>> members = [];
    private readonly HashSet<string> nestedTold = [];
    private readonly string[][] batches = [.. settings.Groups.Values.SelectMany(groups => groups).Distinct().Chunk(GroupsAtOnce)];
    private readonly Dictionary<int, string> links = [];

    /// <summary>Looks what changed. What was known before stays known where Graph does not answer.</summary>
    /// <returns>Graph's status and code; 200 where all was answered.</returns>
    public async Task<(int Status, string? Code)> Refresh(CancellationToken stop)
    {
        for (var batch = 0; batch < batches.Length; batch++)
        {
            var answer = links.TryGetValue(batch, out var link) ? await graph.List(link, GraphJson.Default.GraphPageGroupChange, stop) : await Whole(batch, stop);
            if (answer.Status == 410)
            {
                // The link is too old: everything is read anew, and who is not there any more is gone.
                links.Remove(batch);
                answer = await Whole(batch, stop);
            }

            if (answer.Value is not { } changes)
            {
                return (answer.Status, answer.Code);
            }

            if (!links.ContainsKey(batch))
            {
                foreach (var group in batches[batch])
                {
                    members[group] = [];
                }
            }

            Apply(changes.Entries);
            if (changes.DeltaLink is { } next)
            {
                links[batch] = next;
            }
        }

        return (200, null);
    }

    /// <summary>The roles of everyone in a group.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<Role>> Roles()
    {
        var roles = new Dictionary<string, HashSet<Role>>();
        foreach (var (role, groups) in settings.Groups)
        {
            foreach (var person in groups.SelectMany(group => members.GetValueOrDefault(group) ?? []))
            {
                (roles.TryGetValue(person, out var theirs) ? theirs : roles[person] = []).Add(role);
            }
        }

        return roles.ToDictionary(person => person.Key, person => (IReadOnlySet<Role>)person.Value);
    }

    private Task<GraphAnswer<GraphList<GroupChange>>> Whole(int batch, CancellationToken stop)
    {
        var filter = string.Join(" or ", batches[batch].Select(id => $"id eq '{id}'"));
        return graph.List($"groups/delta?$select=members&$filter={Uri.EscapeDataString(filter)}", GraphJson.Default.GraphPageGroupChange, stop);
    }

    private void Apply(IReadOnlyList<GroupChange> changes)
    {
        foreach (var change in changes)
        {
            // A long list of members comes in several entries of the same group.
            if (change.Id is not { } id || !members.TryGetValue(id.ToLowerInvariant(), out var here))
            {
                continue;
            }

            if (change.Removed is not null)
            {
                here.Clear();
                log.LogWarning("The group {Group} that gives a role was deleted.", id);
            }

            foreach (var member in change.Members ?? [])
            {
                if (member.Id?.ToLowerInvariant() is not { } person)
                {
                    continue;
                }

                if (member.Removed is not null)
                {
                    here.Remove(person);
                }
                else if (member.Type is "#microsoft.graph.user" or null)
                {
                    here.Add(person);
                }
                else if (member.Type == "#microsoft.graph.group" && nestedTold.Add($"{id}/{person}"))
                {
                    log.LogWarning("The group {Nested} within the group {Group} gives nobody a role: only people who are in it themselves have it.", person, id);
                }
            }
        }
    }
}
