using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChargeBot.Tests.Teams;

/// <summary>Somebody who uses Teams.</summary>
/// <param name="Name">The display name.</param>
/// <param name="EntraId">The Entra object id, which roles go by.</param>
/// <param name="Tenant">The tenant.</param>
public sealed record FakePerson(string Name, string EntraId, string Tenant = FakeChannel.DefaultTenant)
{
    public static readonly FakePerson Alex = new("Alex Custom", "00000000-0000-0000-0000-0000000000a1");
    public static readonly FakePerson Robin = new("Robin Example", "00000000-0000-0000-0000-0000000000a2");

    public string Id => "29:" + EntraId;

    /// <summary>The chat of this person with the bot.</summary>
    public FakeConversation Chat => new("a:" + EntraId, "personal", Tenant);
}

/// <summary>A conversation.</summary>
/// <param name="Id">The channel's id.</param>
/// <param name="Type">`personal`, `groupChat` or `channel`.</param>
/// <param name="Tenant">The tenant.</param>
public sealed record FakeConversation(string Id, string Type, string Tenant = FakeChannel.DefaultTenant)
{
    public static FakeConversation Group(string name = "group") => new($"19:{name}@thread.v2", "groupChat");

    /// <summary>A thread in a team's channel.</summary>
    public static FakeConversation Thread(string channel = "team-id", string message = "1795415180719") =>
        new($"19:{channel}@thread.tacv2;messageid={message}", "channel");

    public bool IsPersonal => Type == "personal";
}

/// <summary>What the bot answered in the HTTP response.</summary>
public sealed record BotAnswer(int Status, string Body)
{
    /// <summary>The body as an invoke's answer: {statusCode, type, value}.</summary>
    public (int StatusCode, string Type, JsonElement Value) Invoke
    {
        get
        {
            using var body = JsonDocument.Parse(Body);
            var root = body.RootElement;
            return (root.GetProperty("statusCode").GetInt32(), root.GetProperty("type").GetString()!, root.GetProperty("value").Clone());
        }
    }
}

public sealed partial class FakeChannel
{
    public const string BotName = "ChargeBot";

    // Teams does not escape what UTF-8 can hold.
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private HttpClient? bot;

    /// <summary>The bot's id in the channel.</summary>
    public string BotId => "28:" + AppId;

    /// <summary>Where the bot listens: the base address of /api/messages.</summary>
    public Uri? Bot
    {
        get => bot?.BaseAddress;
        set => bot = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = value, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>A token as the channel signs them.</summary>
    public string SignToken(Action<FakeToken>? change = null) => Issuer.SignToken(change);

    /// <summary>Somebody writes; in a shared conversation the bot is mentioned.</summary>
    public Task<BotAnswer> Message(string text, FakePerson? who = null, FakeConversation? where = null, CancellationToken stop = default) =>
        Post(MessageActivity(text, who, where), stop: stop);

    /// <summary>Somebody presses an Action.Execute.</summary>
    public Task<BotAnswer> Press(
        string verb, object? data = null, FakePerson? who = null, FakeConversation? where = null, string? card = null,
        string? trigger = "manual", CancellationToken stop = default) =>
        Post(PressActivity(verb, data, who, where, card, trigger), stop: stop);

    /// <summary>The client asks something by an invoke of this name.</summary>
    public Task<BotAnswer> Invoke(string name, JsonNode? value, FakePerson? who = null, FakeConversation? where = null, CancellationToken stop = default)
    {
        var activity = Envelope("invoke", who, where);
        (activity["name"], activity["value"]) = (name, value);
        return Post(activity, stop: stop);
    }

    /// <summary>Somebody presses the button with this title on a card, with what was typed into it.</summary>
    public Task<BotAnswer> PressButton(
        SentActivity on, string title, object? inputs = null, FakePerson? who = null, FakeConversation? where = null, CancellationToken stop = default)
    {
        var button = Buttons(on.Card ?? throw new InvalidOperationException("That message has no card.")).FirstOrDefault(b => Title(b) == title);
        if (button.ValueKind != JsonValueKind.Object)
            throw new InvalidOperationException($"The card has no button '{title}', only: {string.Join(", ", Buttons(on.Card.Value).Select(Title))}");
        var data = button.TryGetProperty("data", out var own) ? JsonNode.Parse(own.GetRawText())!.AsObject() : [];
        foreach (var (name, value) in ToObject(inputs))
            data[name] = value?.DeepClone();
        return Press(button.GetProperty("verb").GetString()!, data, who, where, on.ActivityId, stop: stop);
    }

    /// <summary>Somebody presses an Action.Submit: it comes as a message with a value and no text.</summary>
    public Task<BotAnswer> Submit(object data, FakePerson? who = null, FakeConversation? where = null, string? card = null, CancellationToken stop = default)
    {
        var activity = Envelope("message", who, where);
        activity["value"] = ToObject(data);
        activity["replyToId"] = card ?? "1795415217815";
        return Post(activity, stop: stop);
    }

    /// <summary>The app is installed (`add`) or removed (`remove`).</summary>
    public Task<BotAnswer> Installation(string action = "add", FakePerson? who = null, FakeConversation? where = null, CancellationToken stop = default)
    {
        var activity = Envelope("installationUpdate", who, where);
        activity["action"] = action;
        return Post(activity, stop: stop);
    }

    /// <summary>The bot is added to a conversation.</summary>
    public Task<BotAnswer> BotAdded(FakePerson? who = null, FakeConversation? where = null, CancellationToken stop = default)
    {
        var activity = Envelope("conversationUpdate", who, where);
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = BotId });
        return Post(activity, stop: stop);
    }

    /// <summary>The next card, new or updated, in a conversation (default: Alex' chat).</summary>
    public Task<SentActivity> NextCard(FakeConversation? where = null, TimeSpan? timeout = null, CancellationToken stop = default) =>
        Connector.Next((where ?? FakePerson.Alex.Chat).Id, sent => sent.Card is not null, "card", timeout, stop);

    /// <summary>The next card whose JSON has this text in it.</summary>
    public Task<SentActivity> NextCardWith(string text, FakeConversation? where = null, TimeSpan? timeout = null, CancellationToken stop = default) =>
        Connector.Next((where ?? FakePerson.Alex.Chat).Id,
            sent => sent.Card is { } card && Texts(card).Any(t => t.Contains(text, StringComparison.Ordinal)), $"card with '{text}'", timeout, stop);

    /// <summary>The next text message in a conversation.</summary>
    public Task<SentActivity> NextText(FakeConversation? where = null, TimeSpan? timeout = null, CancellationToken stop = default) =>
        Connector.Next((where ?? FakePerson.Alex.Chat).Id, sent => sent.Text is { Length: > 0 }, "text", timeout, stop);

    /// <summary>An activity as the channel sends a message.</summary>
    public JsonObject MessageActivity(string text, FakePerson? who = null, FakeConversation? where = null)
    {
        var activity = Envelope("message", who, where);
        activity["textFormat"] = "plain";
        if (where is { IsPersonal: false })
        {
            var mention = $"<at>{BotName}</at>";
            text = $"{mention} {text}";
            activity["entities"]!.AsArray().Insert(0, new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = new JsonObject { ["id"] = BotId, ["name"] = BotName },
                ["text"] = mention,
            });
        }
        activity["text"] = text;
        return activity;
    }

    /// <summary>An activity as the channel sends a pressed Action.Execute.</summary>
    public JsonObject PressActivity(
        string verb, object? data = null, FakePerson? who = null, FakeConversation? where = null, string? card = null, string? trigger = "manual")
    {
        var activity = Envelope("invoke", who, where);
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = card ?? "1795415218456";
        var value = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = verb, ["verb"] = verb, ["data"] = ToObject(data) },
        };
        if (trigger is not null)
            value["trigger"] = trigger;
        activity["value"] = value;
        return activity;
    }

    /// <summary>Posts an activity to the bot, with a good token unless another is given; an empty one means none.</summary>
    public Task<BotAnswer> Post(JsonObject activity, string? token = null, CancellationToken stop = default) =>
        PostBytes(Encoding.UTF8.GetBytes(activity.ToJsonString(AsWritten)), token, stop: stop);

    /// <summary>Posts any bytes to the bot.</summary>
    public async Task<BotAnswer> PostBytes(
        byte[] body, string? token = null, Action<HttpRequestMessage>? change = null, CancellationToken stop = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        token ??= SignToken();
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        change?.Invoke(request);
        using var response = await (bot ?? throw new InvalidOperationException("Set Bot first.")).SendAsync(request, stop);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(stop));
    }

    private JsonObject Envelope(string type, FakePerson? who, FakeConversation? where)
    {
        who ??= FakePerson.Alex;
        where ??= who.Chat;
        var now = Clock.GetUtcNow();
        var conversation = new JsonObject { ["id"] = where.Id, ["conversationType"] = where.Type, ["tenantId"] = where.Tenant };
        if (!where.IsPersonal)
            conversation["isGroup"] = true;
        var channelData = new JsonObject { ["tenant"] = new JsonObject { ["id"] = where.Tenant } };
        if (where.Type == "channel")
        {
            var id = where.Id.Split(';')[0];
            channelData["team"] = new JsonObject { ["id"] = id };
            channelData["channel"] = new JsonObject { ["id"] = id };
        }
        return new()
        {
            ["type"] = type,
            ["id"] = Guid.NewGuid().ToString(),
            ["timestamp"] = now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null),
            ["localTimestamp"] = now.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", null),
            ["localTimezone"] = "UTC",
            ["serviceUrl"] = ServiceUrl,
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = who.Id, ["name"] = who.Name, ["aadObjectId"] = who.EntraId },
            ["conversation"] = conversation,
            ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = BotName },
            ["locale"] = "en-US",
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-US", ["country"] = "US", ["platform"] = "Web", ["timezone"] = "UTC" }),
            ["channelData"] = channelData,
        };
    }

    /// <summary>The card's Action.Executes, wherever they stand.</summary>
    public static IEnumerable<JsonElement> Buttons(JsonElement card) => card.ValueKind switch
    {
        JsonValueKind.Object => (card.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "Action.Execute"
            ? [card]
            : Enumerable.Empty<JsonElement>()).Concat(card.EnumerateObject().Where(p => p.Name is not ("fallback" or "refresh")).SelectMany(p => Buttons(p.Value))),
        JsonValueKind.Array => card.EnumerateArray().SelectMany(Buttons),
        _ => [],
    };

    /// <summary>All strings of a card, unescaped.</summary>
    public static IEnumerable<string> Texts(JsonElement card) => card.ValueKind switch
    {
        JsonValueKind.Object => card.EnumerateObject().SelectMany(p => Texts(p.Value)),
        JsonValueKind.Array => card.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [card.GetString()!],
        _ => [],
    };

    private static string? Title(JsonElement button) => button.TryGetProperty("title", out var title) ? title.GetString() : null;

    private static JsonObject ToObject(object? data) => data switch
    {
        null => [],
        JsonObject node => (JsonObject)node.DeepClone(),
        _ => JsonSerializer.SerializeToNode(data)!.AsObject(),
    };
}
