using System.Collections.Frozen;
using System.Text.Json;
using ChargeBot.Domain.People;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Graph;

/// <summary>Somebody whom Graph knows and whose group gives a role.</summary>
/// <param name="ObjectId">The Entra object id, lower case.</param>
/// <param name="Name">What colleagues call the person.</param>
/// <param name="Roles">By group.</param>
/// <param name="Language"><c>en</c>, <c>de</c>, or null: the language Teams says.</param>
public sealed record GraphPerson(string ObjectId, string Name, IReadOnlySet<Role> Roles, string? Language);

/// <summary>
/// The people of the service desk as Graph has them: looked at every minute, each process for itself. While Graph does not answer,
/// everyone keeps their roles for a while; then nobody has any by it, for somebody may have been taken out meanwhile.
/// </summary>
public sealed class GraphDirectory : BackgroundService
{
    private const int PeopleAtOnce = 650;
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(10);

    private readonly GroupMembers groups;
    private readonly GraphClient graph;
    private readonly Faces faces;
    private readonly GraphSettings settings;
    private readonly TimeProvider clock;
    private readonly ILogger<GraphDirectory> log;
    private readonly TaskCompletionSource looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> told = [];
    private FrozenDictionary<string, GraphUser> users = FrozenDictionary<string, GraphUser>.Empty;
    private DateTimeOffset answeredAt;
    private volatile Known known = Known.Nothing;

    internal GraphDirectory(GroupMembers groups, GraphClient graph, Faces faces, GraphSettings settings, TimeProvider clock, ILogger<GraphDirectory> log) =>
        (this.groups, this.graph, this.faces, this.settings, this.clock, this.log) = (groups, graph, faces, settings, clock, log);

    /// <summary>Everyone with a role by a group.</summary>
    public IReadOnlyCollection<GraphPerson> People => known.People.Values;

    /// <summary>Somebody by object id; null: no group of ours, or the account is disabled.</summary>
    public GraphPerson? Find(string objectId) => known.People.GetValueOrDefault(objectId.ToLowerInvariant());

    /// <summary>How somebody is reached now.</summary>
    public Presence PresenceOf(string objectId) => known.Presences.GetValueOrDefault(objectId.ToLowerInvariant(), Presence.Unknown);

    /// <summary>Whether somebody's shift runs.</summary>
    public bool OnShift(string objectId) => known.OnShift.Contains(objectId.ToLowerInvariant());

    /// <summary>A small photo, as a data URI; null: none is known.</summary>
    public Uri? FaceOf(string objectId) => known.Faces.GetValueOrDefault(objectId.ToLowerInvariant());

    /// <summary>Waits a while for the first look: whoever writes right after a start has their role.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await Task.WhenAny(looked.Task, Task.Delay(FirstLook, clock, cancellationToken));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        answeredAt = clock.GetUtcNow();
        using var timer = new PeriodicTimer(settings.Refresh, clock);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                log.LogError(trouble, "Graph could not be looked at; it is tried again in {Seconds} s.", settings.Refresh.TotalSeconds);
            }

            looked.TrySetResult();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Look(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var roles = groups.Roles();
        var (status, code) = await groups.Refresh(stop);
        if (status == 200)
        {
            (answeredAt, roles) = (now, groups.Roles());
            await Names(roles.Keys, stop);
        }
        else
        {
            Missing("GroupMember.Read.All", "who has which role", status, code);
            if (now - answeredAt > settings.Keep)
            {
                log.LogError("Graph has not said for {Minutes} min who has which role: nobody has one by a group until it does.", settings.Keep.TotalMinutes);
                known = Known.Nothing;
                return;
            }
        }

        // Roles count from here on; the rest only says who is asked first.
        var people = roles.Where(one => users.GetValueOrDefault(one.Key)?.AccountEnabled is not false).ToFrozenDictionary(one => one.Key, one => Person(one.Key, one.Value));
        known = known with { People = people };
        known = known with { Presences = await Presences(people.Keys, stop), OnShift = await Shifts(now, stop) };
        known = known with { Faces = await faces.Refresh(people.Keys, stop) };
    }

    private GraphPerson Person(string id, IReadOnlySet<Role> roles)
    {
        var user = users.GetValueOrDefault(id);
        var language = user?.PreferredLanguage is { Length: >= 2 } preferred ? preferred[..2].ToLowerInvariant() : null;
        return new GraphPerson(id, user?.DisplayName is { Length: > 0 } name ? name : id, roles, language is "en" or "de" ? language : null);
    }

    private async Task Names(IEnumerable<string> people, CancellationToken stop)
    {
        var found = new Dictionary<string, GraphUser>();
        foreach (var some in people.Chunk(PeopleAtOnce))
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new Ids(some) { Types = ["user"] }, GraphJson.Default.Ids);
            var answer = await graph.Send(HttpMethod.Post, "directoryObjects/getByIds?$select=id,displayName,accountEnabled,preferredLanguage", body, GraphJson.Default.GraphPageGraphUser, stop);
            if (answer.Value is not { } page)
            {
                Missing("User.Read.All", "names", answer.Status, answer.Code);
                return;
            }

            foreach (var user in page.Value.Where(user => user.Id is not null))
            {
                found[user.Id!.ToLowerInvariant()] = user;
            }
        }

        users = found.ToFrozenDictionary();
    }

    private async Task<IReadOnlyDictionary<string, Presence>> Presences(IEnumerable<string> people, CancellationToken stop)
    {
        var presences = new Dictionary<string, Presence>();
        foreach (var some in people.Chunk(PeopleAtOnce))
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new Ids(some), GraphJson.Default.Ids);
            var answer = await graph.Send(HttpMethod.Post, "communications/getPresencesByUserId", body, GraphJson.Default.GraphPageGraphPresence, stop);
            if (answer.Value is not { } page)
            {
                Missing("Presence.Read.All", "who is at the desk", answer.Status, answer.Code);
                break;
            }

            foreach (var presence in page.Value.Where(presence => presence.Id is not null))
            {
                presences[presence.Id!.ToLowerInvariant()] = Read(presence.Availability);
            }
        }

        return presences;
    }

    private async Task<IReadOnlySet<string>> Shifts(DateTimeOffset now, CancellationToken stop)
    {
        if (settings.ShiftsTeam is not { } team)
        {
            return FrozenSet<string>.Empty;
        }

        // Graph filters shifts by their beginning and end alone; a day around now holds every shift that runs.
        var (from, to) = (now.AddDays(-1), now.AddDays(1));
        var filter = Uri.EscapeDataString($"sharedShift/startDateTime ge {from:yyyy-MM-ddTHH:mm:ssZ} and sharedShift/endDateTime le {to:yyyy-MM-ddTHH:mm:ssZ}");
        var answer = await graph.List($"teams/{team}/schedule/shifts?$filter={filter}", GraphJson.Default.GraphPageGraphShift, stop);
        if (answer.Value is not { } shifts)
        {
            Missing("Schedule.Read.All", "whose shift runs", answer.Status, answer.Code);
            return FrozenSet<string>.Empty;
        }

        return shifts.Entries.Where(shift => shift is { UserId: not null, SharedShift: { } item } && item.StartDateTime <= now && now < item.EndDateTime)
            .Select(shift => shift.UserId!.ToLowerInvariant()).ToFrozenSet();
    }

    /// <summary>A missing consent is said once, loud, with what to do; other trouble each time, for it should pass.</summary>
    private void Missing(string permission, string what, int status, string? code)
    {
        if (status != 403)
        {
            log.LogWarning("Graph does not say {What} ({Status} {Code}); it is asked again.", what, status, code);
        }
        else if (told.Add(permission))
        {
            log.LogError("Graph may not say {What} ({Code}): the application permission {Permission} has to be consented to. See README, Graph.", what, code, permission);
        }
    }

    private static Presence Read(string? availability) => availability switch
    {
        "Available" or "AvailableIdle" => Presence.Available,
        "Busy" or "BusyIdle" => Presence.Busy,
        "Away" or "BeRightBack" => Presence.Away,
        "DoNotDisturb" => Presence.DoNotDisturb,
        "Offline" => Presence.Offline,
        _ => Presence.Unknown,
    };

    private sealed record Known(
        FrozenDictionary<string, GraphPerson> People, IReadOnlyDictionary<string, Presence> Presences, IReadOnlySet<string> OnShift, IReadOnlyDictionary<string, Uri> Faces)
    {
        public static Known Nothing { get; } = new(
            FrozenDictionary<string, GraphPerson>.Empty, FrozenDictionary<string, Presence>.Empty, FrozenSet<string>.Empty, FrozenDictionary<string, Uri>.Empty);
    }
}
