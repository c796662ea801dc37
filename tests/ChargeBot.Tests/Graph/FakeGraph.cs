using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Tests.Graph;

/// <summary>
/// Microsoft Graph as far as the bot asks it, on a loopback port: groups with delta and paging, people, presences, shifts, photos
/// and installed apps; it throttles, forgets tokens and refuses without consent where a test wants that.
/// </summary>
internal sealed class FakeGraph : IAsyncDisposable
{
    public const string Scope = "https://graph.microsoft.com/.default";

    private readonly WebApplication app;
    private readonly FakeChannel channel;
    private readonly Lock gate = new();
    private readonly List<(string Group, string Member, bool Removed)> log = [];
    private readonly ConcurrentQueue<(int Status, string? RetryAfter)> script = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> asked = new();
    private int floor;

    private FakeGraph(WebApplication app, FakeChannel channel) => (this.app, this.channel) = (app, channel);

    public string Address { get; private set; } = "";

    /// <summary>Members on a page.</summary>
    public int PageSize { get; set; } = 2;

    /// <summary>Permissions that nobody consented to.</summary>
    public HashSet<string> WithoutConsent { get; } = [];

    /// <summary>Disabled accounts.</summary>
    public HashSet<string> Disabled { get; } = [];

    public ConcurrentDictionary<string, string> Names { get; } = new();

    public ConcurrentDictionary<string, string> Presences { get; } = new();

    /// <summary>Whose shift runs from when to when.</summary>
    public ConcurrentDictionary<string, (DateTimeOffset From, DateTimeOffset To)> Shifts { get; } = new();

    public ConcurrentDictionary<string, byte[]> Photos { get; } = new();

    /// <summary>For whom the app was installed.</summary>
    public ConcurrentQueue<string> Installed { get; } = new();

    /// <summary>Who has it already: 409.</summary>
    public HashSet<string> HaveIt { get; } = [];

    /// <summary>Messages and the pictures in them, by their path behind the version, unescaped.</summary>
    public ConcurrentDictionary<string, object> Messages { get; } = new();

    /// <summary>Files by their address in SharePoint: the drive that they lie in, their name, and where they are downloaded.</summary>
    public ConcurrentDictionary<string, (string Drive, string Name, string Download)> Files { get; } = new();

    /// <summary>The drive of a person, or of a channel's folder.</summary>
    public ConcurrentDictionary<string, string> Drives { get; } = new();

    /// <summary>The next delta links lead to this host.</summary>
    public string? ForeignLink { get; set; }

    /// <summary>Requests, with method, path and query.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Groups within groups.</summary>
    public HashSet<string> Nested { get; } = [];

    public static async Task<FakeGraph> Start(FakeChannel channel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var graph = new FakeGraph(builder.Build(), channel);
        channel.Login.GraphScope = Scope;
        graph.Map();
        await graph.app.StartAsync();
        graph.Address = graph.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1.0";
        return graph;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public void Add(string group, string member)
    {
        lock (gate)
        {
            log.Add((group, member, false));
        }
    }

    public void Remove(string group, string member)
    {
        lock (gate)
        {
            log.Add((group, member, true));
        }
    }

    /// <summary>All delta links given so far are too old.</summary>
    public void Forget()
    {
        lock (gate)
        {
            floor = log.Count + 1;
            log.Add(("", "", true));
        }
    }

    /// <summary>The next requests are answered so.</summary>
    public void Script(params (int Status, string? RetryAfter)[] answers)
    {
        foreach (var answer in answers)
        {
            script.Enqueue(answer);
        }
    }

    /// <summary>Waits until a whole look that began after now came so far as to ask for this.</summary>
    public async Task Asked(string part, CancellationToken stop)
    {
        for (var times = 0; times < 2; times++)
        {
            await asked.GetOrAdd(part, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(TimeSpan.FromSeconds(30), stop);
        }
    }

    private void Map()
    {
        var graph = app.MapGroup("/v1.0").AddEndpointFilter(async (context, next) => Refuse(context.HttpContext) ?? await next(context));
        MapFiles(graph);
        graph.MapGet("groups/delta", (HttpRequest request) => Consent("GroupMember.Read.All") ?? Delta(request));
        graph.MapPost("directoryObjects/getByIds", async (HttpRequest request) => Consent("User.Read.All") ?? Json((await Ids(request)).Select(id => new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.user",
            ["id"] = id,
            ["displayName"] = Names.GetValueOrDefault(id),
            ["accountEnabled"] = !Disabled.Contains(id),
        })));
        graph.MapPost("communications/getPresencesByUserId", async (HttpRequest request) => Consent("Presence.Read.All") ?? Json((await Ids(request)).Select(id => new JsonObject
        {
            ["id"] = id,
            ["availability"] = Presences.GetValueOrDefault(id, "PresenceUnknown"),
            ["activity"] = "whatever",
        })));
        graph.MapGet("teams/{team}/schedule/shifts", (HttpRequest request) => Consent("Schedule.Read.All") ?? Json(Shifts.Select(shift => new JsonObject
        {
            ["id"] = "SHFT_" + shift.Key,
            ["userId"] = shift.Key,
            ["sharedShift"] = new JsonObject { ["startDateTime"] = shift.Value.From.ToString("O", CultureInfo.InvariantCulture), ["endDateTime"] = shift.Value.To.ToString("O", CultureInfo.InvariantCulture) },
        })));
        graph.MapGet("users/{id}/photos/48x48/$value", (string id) => Consent("User.Read.All") ?? (Photos.TryGetValue(id, out var photo) ? Results.Bytes(photo, "image/jpeg") : Error(404, "ImageNotFound")));
        graph.MapPost("users/{id}/teamwork/installedApps", async (string id, HttpRequest request) =>
        {
            using var body = await JsonDocument.ParseAsync(request.Body);
            if (Consent("TeamsAppInstallation.ReadWriteSelfForUser.All") is { } refused)
            {
                return refused;
            }

            if (!body.RootElement.GetProperty("teamsApp@odata.bind").GetString()!.StartsWith(Address + "/appCatalogs/teamsApps/", StringComparison.Ordinal))
            {
                return Error(400, "BadRequest");
            }

            Installed.Enqueue(id);
            channel.Connector.WithoutBot.TryRemove(id, out _);
            return HaveIt.Contains(id) ? Error(409, "Conflict") : Results.StatusCode(201);
        });
    }

    private void MapFiles(RouteGroupBuilder graph)
    {
        graph.MapGet("teams/{team}/channels/{channel}/filesFolder", (string channel) => Consent("Files.Read.All")
            ?? Results.Json(new { id = "folder", parentReference = new { driveId = Drives.GetValueOrDefault(channel) } }));
        graph.MapGet("teams/{**rest}", (string rest) => Message($"teams/{rest}"));
        graph.MapGet("chats/{**rest}", (string rest) => Message($"chats/{rest}"));
        graph.MapGet("shares/{share}/driveItem", (string share) => Consent("Files.Read.All") ?? (Files.TryGetValue(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(share.AsSpan(2))), out var file)
            ? Results.Content(new JsonObject { ["id"] = "1", ["name"] = file.Name, ["parentReference"] = new JsonObject { ["driveId"] = file.Drive }, ["@microsoft.graph.downloadUrl"] = file.Download }.ToJsonString(), "application/json")
            : Error(404, "itemNotFound")));
        graph.MapGet("users/{id}/drive", (string id) => Consent("Files.Read.All") ?? (Drives.TryGetValue(id, out var drive) ? Results.Json(new { id = drive }) : Error(404, "ResourceNotFound")));
    }

    private IResult Message(string path) => Consent("ChannelMessage.Read.All") ?? (Messages.TryGetValue(Uri.UnescapeDataString(path), out var found)
        ? found is byte[] picture ? Results.Bytes(picture) : Results.Content(((JsonObject)found).ToJsonString(), "application/json") : Error(404, "NotFound"));

    /// <summary>groups/delta with <c>members@delta</c>: a skip token for the next page, at the end a link for what changes later.</summary>
    private IResult Delta(HttpRequest request)
    {
        lock (gate)
        {
            var token = request.Query["$deltatoken"].ToString() is { Length: > 0 } delta ? delta : request.Query["$skiptoken"].ToString();
            var (since, at) = token.Split('.') is [var first, var second] ? (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(second, CultureInfo.InvariantCulture)) : (-1, 0);
            if (request.Query.ContainsKey("$deltatoken") && since < floor)
            {
                return Error(410, "syncStateNotFound");
            }

            if (token.Length == 0 && !request.Query["$filter"].ToString().Contains("id eq '", StringComparison.Ordinal))
            {
                return Error(400, "Request_UnsupportedQuery");
            }

            var changes = (since < 0 ? log.GroupBy(entry => (entry.Group, entry.Member)).Select(entries => entries.Last()).Where(entry => !entry.Removed) : log.Skip(since))
                .Where(entry => entry.Group.Length > 0).ToList();
            var page = changes.Skip(at).Take(PageSize).GroupBy(entry => entry.Group).Select(group => new JsonObject
            {
                ["id"] = group.Key,
                ["members@delta"] = new JsonArray([.. group.Select(entry => entry.Removed
                    ? new JsonObject { ["@odata.type"] = "#microsoft.graph.user", ["id"] = entry.Member, ["@removed"] = new JsonObject { ["reason"] = "deleted" } }
                    : new JsonObject { ["@odata.type"] = Nested.Contains(entry.Member) ? "#microsoft.graph.group" : "#microsoft.graph.user", ["id"] = entry.Member })]),
            });
            var more = at + PageSize < changes.Count;
            var answer = new JsonObject { ["value"] = new JsonArray([.. page]) };
            answer[more ? "@odata.nextLink" : "@odata.deltaLink"] = more ? $"{Address}/groups/delta?$skiptoken={since}.{at + PageSize}" : $"{ForeignLink ?? Address}/groups/delta?$deltatoken={log.Count}.0";
            return Results.Content(answer.ToJsonString(), "application/json");
        }
    }

    private IResult? Refuse(HttpContext context)
    {
        var call = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
        Calls.Enqueue(call);
        foreach (var part in asked.Keys.Where(part => call.Contains(part, StringComparison.Ordinal)))
        {
            if (asked.TryRemove(part, out var waiting))
            {
                waiting.TrySetResult();
            }
        }

        if (script.TryDequeue(out var answer))
        {
            if (answer.RetryAfter is { } after)
            {
                context.Response.Headers.RetryAfter = after;
            }

            return Error(answer.Status, "TooManyRequests");
        }

        return channel.Login.Knows(context.Request.Headers.Authorization) ? null : Error(401, "InvalidAuthenticationToken");
    }

    private IResult? Consent(string permission) => WithoutConsent.Contains(permission) ? Error(403, "Authorization_RequestDenied") : null;

    private static async Task<IReadOnlyList<string>> Ids(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        return [.. body.RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!)];
    }

    private static IResult Json(IEnumerable<JsonObject> value) =>
        Results.Content(new JsonObject { ["value"] = new JsonArray([.. value]) }.ToJsonString(), "application/json");

    private static IResult Error(int status, string code) => Results.Json(new { error = new { code, message = "Mia Muster may not." } }, statusCode: status);
}
