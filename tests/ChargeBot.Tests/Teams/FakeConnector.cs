using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using ChargeBot.Adapters.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChargeBot.Tests.Teams;

/// <summary>A request that the bot made to the connector.</summary>
/// <param name="Method">POST (new), PUT (update) or DELETE.</param>
/// <param name="Conversation">The conversation's id; empty for a new conversation.</param>
/// <param name="ActivityId">The id that the message has, or got.</param>
/// <param name="ReplyToId">The message that it answers.</param>
/// <param name="Json">The body as it came.</param>
public sealed record SentActivity(string Method, string Conversation, string ActivityId, string? ReplyToId, JsonElement Json)
{
    public Activity? Activity { get; } = Json.ValueKind == JsonValueKind.Object ? Json.Deserialize(TeamsJson.Default.Activity) : null;

    public string? Text => Activity?.Text;

    public bool IsUpdate => Method == "PUT";

    /// <summary>The Adaptive Card that it carries.</summary>
    public JsonElement? Card =>
        Activity?.Attachments?.FirstOrDefault(a => a.ContentType == Attachment.AdaptiveCard)?.Content?.ToElement();

    public override string ToString() => $"{Method} {ActivityId} {Json}";
}

/// <summary>An answer that a test wants once, in place of the usual one.</summary>
/// <param name="Status">The HTTP status; 0 breaks the connection.</param>
/// <param name="RetryAfter">The Retry-After header.</param>
/// <param name="Code">The error's code.</param>
public sealed record ScriptedAnswer(int Status, string? RetryAfter = null, string? Code = null);

/// <summary>The connector: it records what the bot says and answers as the real one does, or as a test scripts it.</summary>
public sealed class FakeConnector(FakeChannel channel)
{
    private readonly ConcurrentDictionary<string, Channel<SentActivity>> conversations = new();
    private readonly ConcurrentQueue<ScriptedAnswer> script = new();
    private long lastId = 1_795_415_000_000;
    private int requests;

    /// <summary>All requests that were answered well, in order.</summary>
    public ConcurrentQueue<SentActivity> Sent { get; } = new();

    /// <summary>How many requests came, refused ones included.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>The addresses that were called, with method, path and query.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The last Authorization header.</summary>
    public string? Authorization { get; private set; }

    /// <summary>Whether the bot's token is asked for; not so for a bot without an identity.</summary>
    public bool AsksForToken { get; set; } = true;

    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The people in each conversation, as JSON objects.</summary>
    public ConcurrentDictionary<string, object[]> Members { get; } = new();

    /// <summary>Conversations that are closed to the bot: 403, as when somebody blocked it.</summary>
    public ConcurrentDictionary<string, bool> Closed { get; } = new();

    /// <summary>People who have not the bot: no chat with them can be opened (403).</summary>
    public ConcurrentDictionary<string, bool> WithoutBot { get; } = new();

    /// <summary>The messages that stand in the conversations now: id → content.</summary>
    public ConcurrentDictionary<string, SentActivity> Standing { get; } = new();

    /// <summary>The next requests get these answers.</summary>
    public void Script(params ScriptedAnswer[] answers)
    {
        foreach (var answer in answers)
            script.Enqueue(answer);
    }

    /// <summary>Forgets what is left of the script.</summary>
    public void ClearScript() => script.Clear();

    /// <summary>What comes next in a conversation and fits; what does not is passed over. Each is given once.</summary>
    public async Task<SentActivity> Next(
        string conversation, Func<SentActivity, bool> fits, string what, TimeSpan? timeout = null, CancellationToken stop = default)
    {
        var passed = new List<SentActivity>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(timeout ?? TimeSpan.FromSeconds(20));
        try
        {
            await foreach (var sent in Of(conversation).Reader.ReadAllAsync(limit.Token))
            {
                if (fits(sent))
                    return sent;
                passed.Add(sent);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            var seen = passed.Count == 0 ? "nothing" : string.Join('\n', passed.Select(p => p.ToString()[..Math.Min(600, p.ToString().Length)]));
            throw new TimeoutException($"No {what} came to {conversation}. What came:\n{seen}");
        }
        throw new InvalidOperationException("The fake channel is closed.");
    }

    /// <summary>The first message that fits, wherever it was or will be sent: for chats that the bot opens itself.</summary>
    public async Task<SentActivity> Anywhere(Func<SentActivity, bool> fits, string what, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            var next = news.Task;
            if (Sent.FirstOrDefault(fits) is { } sent)
                return sent;
            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                throw new TimeoutException($"No {what} was sent anywhere.");
            }
        }
    }

    internal void Map(WebApplication app)
    {
        var connector = app.MapGroup("/teams/v3/conversations").AddEndpointFilter(async (context, next) => await Refuse(context.HttpContext) ?? await next(context));
        app.MapGet("/teams/v3/teams/{team}", async (string team, HttpContext context) => await Refuse(context)
            ?? (Groups.TryGetValue(team, out var group) ? Results.Json(new { id = team, name = "Team", aadGroupId = group }) : Error(404, "TeamNotFound")));
        connector.MapPost("", Create);
        connector.MapPost("{conversation}/activities/{replyTo?}", (string conversation, string? replyTo, HttpRequest request) => Record(conversation, null, replyTo, request));
        connector.MapPut("{conversation}/activities/{id}", (string conversation, string id, HttpRequest request) => Standing.ContainsKey(id)
            ? Record(conversation, id, null, request)
            : Task.FromResult(Error(404, "ActivityNotFoundInConversation")));
        connector.MapDelete("{conversation}/activities/{id}", (string conversation, string id) =>
        {
            if (!Standing.TryRemove(id, out _))
                return Error(404, "ActivityNotFoundInConversation");
            Keep(new("DELETE", conversation, id, null, default));
            return Results.Ok();
        });
        connector.MapGet("{conversation}/members", (string conversation) => Results.Json(In(conversation)));
        connector.MapGet("{conversation}/members/{id}", (string conversation, string id) =>
            In(conversation).Select(m => JsonSerializer.SerializeToElement(m)).FirstOrDefault(m => m.GetProperty("id").GetString() == id) is { ValueKind: JsonValueKind.Object } member
                ? Results.Json(member)
                : Error(404, "MemberNotFoundInConversation"));
        connector.MapGet("{conversation}/pagedmembers", (string conversation, int pageSize, string? continuationToken) =>
        {
            var from = continuationToken is null ? 0 : int.Parse(continuationToken, CultureInfo.InvariantCulture);
            var rest = In(conversation).Length > from + pageSize;
            return Results.Json(new { members = In(conversation).Skip(from).Take(pageSize), continuationToken = rest ? $"{from + pageSize}" : null });
        });
    }

    /// <summary>Conversations that the channel cannot serve now: 503.</summary>
    public ConcurrentDictionary<string, bool> Away { get; } = new();

    /// <summary>The Entra groups of teams, by their thread's id.</summary>
    public ConcurrentDictionary<string, string> Groups { get; } = new();

    private async Task<IResult> Create(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        if (body.RootElement.TryGetProperty("members", out var members) && members.EnumerateArray().Any(member => WithoutBot.ContainsKey(member.GetProperty("id").GetString()!)))
            return Error(403, "BotNotInConversationRoster");
        var (id, activityId) = ($"a:created-{NewId()}", NewId());
        var first = body.RootElement.TryGetProperty("activity", out var given) ? given.Clone() : default;
        if (first.ValueKind == JsonValueKind.Object)
            Keep(new("POST", id, activityId, null, first));
        Sent.Enqueue(new("POST", "", activityId, null, body.RootElement.Clone()));
        return Results.Json(new { id, activityId, serviceUrl = channel.ServiceUrl }, statusCode: 201);
    }

    private async Task<IResult> Record(string conversation, string? id, string? replyTo, HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var sent = new SentActivity(request.Method, conversation, id ?? NewId(), replyTo, body.RootElement.Clone());
        Keep(sent);
        return Results.Json(new { id = sent.ActivityId }, statusCode: id is null ? 201 : 200);
    }

    private void Keep(SentActivity sent)
    {
        Sent.Enqueue(sent);
        Interlocked.Exchange(ref news, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        if (sent.Method != "DELETE")
            Standing[sent.ActivityId] = sent;
        Of(sent.Conversation).Writer.TryWrite(sent);
    }

    private ValueTask<IResult?> Refuse(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        Calls.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        Authorization = context.Request.Headers.Authorization;
        if (context.Request.RouteValues["conversation"] is string to && Closed.ContainsKey(to))
            return new(Error(403, "ConversationBlockedByUser"));
        if (context.Request.RouteValues["conversation"] is string there && Away.ContainsKey(there))
            return new(Error(503, "ServiceUnavailable"));
        if (script.TryDequeue(out var answer))
        {
            if (answer.Status == 0)
            {
                context.Abort();
                return new(Results.Empty);
            }
            if (answer.RetryAfter is { } after)
                context.Response.Headers.RetryAfter = after;
            return new(Error(answer.Status, answer.Code ?? "Scripted"));
        }
        return new(AsksForToken && !channel.Login.Knows(Authorization) ? Error(401, "BotNotAuthorized") : null);
    }

    private object[] In(string conversation) => Members.GetValueOrDefault(conversation, []);

    private Channel<SentActivity> Of(string conversation) =>
        conversations.GetOrAdd(conversation, static _ => System.Threading.Channels.Channel.CreateUnbounded<SentActivity>());

    private string NewId() => Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);

    private static IResult Error(int status, string code) =>
        Results.Json(new { error = new { code, message = "The fake channel says so." } }, statusCode: status);
}
