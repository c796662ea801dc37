using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ChargeBot.Benchmarks.Load;

namespace ChargeBot.Benchmarks.Channel;

/// <summary>Activities as Teams sends them from personal chats.</summary>
internal static class Activities
{
    private static long last;

    /// <summary>An id that no activity had before; always of the same length.</summary>
    public static string NewId() => string.Create(CultureInfo.InvariantCulture, $"17954{Interlocked.Increment(ref last):D10}");

    public static string Message(LoadChannel channel, int conversation, string text)
    {
        var activity = Envelope(channel, conversation, "message");
        activity["text"] = text;
        activity["textFormat"] = "plain";
        return activity.ToJsonString();
    }

    public static string Press(LoadChannel channel, int conversation, string verb, JsonObject data)
    {
        var activity = Envelope(channel, conversation, "invoke");
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = "press", ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        return activity.ToJsonString();
    }

    public static string Query(LoadChannel channel, int conversation, string text)
    {
        var activity = Envelope(channel, conversation, "invoke");
        activity["name"] = "composeExtension/query";
        activity["value"] = new JsonObject
        {
            ["commandId"] = "findPort",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "port", ["value"] = text }),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
        };
        return activity.ToJsonString();
    }

    /// <summary>A whole HTTP request, for a client that writes bytes.</summary>
    public static byte[] Request(Uri to, string? token, string body)
    {
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        return Encoding.UTF8.GetBytes(
            $"POST /api/messages HTTP/1.1\r\nHost: {to.Authority}\r\n{authorization}Content-Type: application/json; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    private static JsonObject Envelope(LoadChannel channel, int conversation, string type)
    {
        var (tenant, person) = (Crowd.Tenant(conversation % Crowd.Tenants), Crowd.Person(conversation));
        var now = DateTimeOffset.UtcNow;
        return new()
        {
            ["type"] = type,
            ["id"] = NewId(),
            ["timestamp"] = now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["localTimestamp"] = now.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = "Europe/Berlin",
            ["serviceUrl"] = channel.ServiceUrl,
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = "29:" + person, ["name"] = "Agent", ["aadObjectId"] = person },
            ["conversation"] = new JsonObject { ["id"] = Crowd.Conversation(conversation), ["conversationType"] = "personal", ["tenantId"] = tenant },
            ["recipient"] = new JsonObject { ["id"] = "28:" + channel.AppId, ["name"] = "ChargeBot" },
            ["locale"] = "en-US",
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-US", ["country"] = "US", ["platform"] = "Windows", ["timezone"] = "Europe/Berlin" }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
        };
    }
}
