using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChargeBot.Tests.Playground;

/// <summary>What the Playground does, held against a bot of a few lines, so that a later surprise is known to be ours.</summary>
public sealed class PlaygroundTests
{
    [Fact]
    public async Task The_Playground_can_be_driven()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var bot = await TinyBot.StartAsync(ct);
        await using var driver = await PlaygroundDriver.StartAsync(bot.Url, Speakers.Engineer, 1280, ct);

        await driver.SayAsync("DE*ABC*E1234*1");
        await driver.CardSaysAsync("Erik Engineer said DE*ABC*E1234*1 in personal");
        Assert.Equal(["Stop", "Later", "…"], (await driver.ButtonsAsync()).Select(b => b == "..." ? "…" : b));

        // The invoke's answer takes the card's place, and so does a PUT afterwards: one card all the while.
        await driver.PressAsync("Stop");
        await driver.CardSaysAsync("asking");
        bot.MayUpdate.SetResult();
        await driver.CardSaysAsync("stopped");
        Assert.Equal(1, await driver.CardCountAsync());

        // A text answer stands under the card; an action of mode secondary is in the overflow.
        await driver.PressAsync("Later");
        await driver.ChatSaysAsync("a text answer");
        await driver.PressAsync("Reboot");
        await driver.ChatSaysAsync("no reboot here");

        await driver.OpenChatAsync("Hotline night shift");
        await driver.MentionAsync("hello");
        await driver.CardSaysAsync("hello in groupChat");
        var picture = Path.Combine(AppContext.BaseDirectory, "screenshots", "playground.png");
        await driver.ScreenshotAsync(picture);
        Assert.True(new FileInfo(picture).Length > 10_000);
    }

    private sealed class TinyBot : IAsyncDisposable
    {
        private readonly HttpClient http = new();
        private readonly WebApplication app;

        private TinyBot(WebApplication app) => this.app = app;

        public Uri Url => new(app.Urls.First());

        public TaskCompletionSource MayUpdate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public static async Task<TinyBot> StartAsync(CancellationToken ct)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var bot = new TinyBot(app);
            app.MapPost("/api/messages", (Delegate)bot.ReceiveAsync);
            await app.StartAsync(ct);
            return bot;
        }

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            http.Dispose();
        }

        private async Task<IResult> ReceiveAsync(HttpContext context)
        {
            var activity = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body))!;
            switch ((string?)activity["type"])
            {
                case "message":
                    var said = $"{activity["from"]!["name"]} said {activity["text"]} in {activity["conversation"]!["conversationType"]}";
                    await SendAsync(HttpMethod.Post, activity, "", Card(said));
                    return Results.Ok();
                case "invoke":
                    return Answer(activity);
                default:
                    return Results.Ok();
            }
        }

        private IResult Answer(JsonObject activity)
        {
            switch ((string?)activity["value"]!["action"]!["verb"])
            {
                case "stop":
                    _ = UpdateAsync(activity);
                    return Invoke(200, "application/vnd.microsoft.card.adaptive", Card("asking"));
                case "later":
                    return Invoke(200, "application/vnd.microsoft.activity.message", "a text answer");
                default:
                    return Invoke(400, "application/vnd.microsoft.error", new JsonObject { ["code"] = "BadRequest", ["message"] = "no reboot here" });
            }
        }

        private async Task UpdateAsync(JsonObject activity)
        {
            await MayUpdate.Task;
            await SendAsync(HttpMethod.Put, activity, $"/{activity["replyToId"]}", Card("stopped"));
        }

        private async Task SendAsync(HttpMethod method, JsonObject activity, string id, JsonObject card)
        {
            var conversation = Uri.EscapeDataString((string)activity["conversation"]!["id"]!);
            var message = new JsonObject
            {
                ["type"] = "message",
                ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card }),
            };
            using var request = new HttpRequestMessage(method, $"{activity["serviceUrl"]}/v3/conversations/{conversation}/activities{id}")
            {
                Content = new StringContent(message.ToJsonString(), null, "application/json"),
            };
            using var answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }

        private static IResult Invoke(int status, string type, JsonNode value) =>
            Results.Text(new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value }.ToJsonString(), "application/json");

        private static JsonObject Card(string text) => new()
        {
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["body"] = new JsonArray(new JsonObject
            {
                ["type"] = "RichTextBlock",
                ["inlines"] = new JsonArray(new JsonObject { ["type"] = "TextRun", ["text"] = text }),
            }),
            ["actions"] = new JsonArray(Action("Stop", "stop"), Action("Later", "later"), Action("Reboot", "reboot", "secondary")),
        };

        private static JsonObject Action(string title, string verb, string mode = "primary") => new()
        {
            ["type"] = "Action.Execute",
            ["title"] = title,
            ["verb"] = verb,
            ["mode"] = mode,
        };
    }
}
