using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ChargeBot.Adapters.Itsm;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>Another system is told of tickets, signed and in order, until it took each; what it does to them moves everyone's card.</summary>
public sealed class ItsmTests
{
    private const string Port = "DE*ABC*E1234*1", Secret = "a-secret-of-at-least-32-characters!";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_line_of_a_tickets_history_is_told_in_order_through_refusals_and_a_kill()
    {
        await using var itsm = await Itsm.Start();
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel, change: settings => (settings["Itsm__Webhook"], settings["Itsm__Secret"]) = (itsm.Address, Secret));
        itsm.Refuse(3);
        var ticket = await Ticket(channel);
        await itsm.Refused();
        await bot.Kill();
        await bot.Run();
        channel.Bot = bot.Address;
        var sent = await itsm.Next();
        Assert.Equal("chargebot.ticket.sent", sent.GetProperty("type").GetString());
        Assert.Equal("1.0", sent.GetProperty("specversion").GetString());
        var data = sent.GetProperty("data");
        Assert.Equal(("Stecker klemmt", Port, "New", "Alex"), (data.GetProperty("description").GetString(), data.GetProperty("port").GetString(), data.GetProperty("state").GetString(), data.GetProperty("by").GetString()));
        Assert.DoesNotContain("001234567", sent.GetRawText(), StringComparison.Ordinal);

        await channel.PressOn("ticket.acknowledge", ticket.Card!.Value, FakePerson.Alex, FakePerson.Alex.Chat, ticket.ActivityId);
        ticket = await Says(channel, "Alex has seen it");
        await channel.PressOn("ticket.comment", ticket.Card!.Value, FakePerson.Alex, FakePerson.Alex.Chat, ticket.ActivityId, new JsonObject { ["words"] = "Techniker kommt zu DE-8AA-001234567-0" });
        Assert.Equal("chargebot.ticket.acknowledged", (await itsm.Next()).GetProperty("type").GetString());
        var comment = await itsm.Next();
        Assert.Equal(("chargebot.ticket.commented", "Techniker kommt zu ···67-0"), (comment.GetProperty("type").GetString(), comment.GetProperty("data").GetProperty("text").GetString()));
        Assert.Empty(itsm.Wrong);
        Assert.DoesNotContain(Secret, bot.Output, StringComparison.Ordinal);
        await Until(async () => await bot.Query("""SELECT count(*) FROM "TicketEvents" WHERE "Due" = 1""") == "0");
    }

    [Fact]
    public void A_key_as_Standard_Webhooks_writes_it_signs_as_in_its_own_example() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", """{"test": 2432232314}"""u8));

    [Fact]
    public async Task What_it_does_moves_everyones_card_and_is_not_told_to_it_again()
    {
        await using var itsm = await Itsm.Start();
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel, change: settings => (settings["Itsm__Webhook"], settings["Itsm__Secret"], settings["Itsm__Name"]) = (itsm.Address, Secret, "ServiceNow"));
        await Ticket(channel);
        var subject = (await itsm.Next()).GetProperty("subject").GetString()!;
        Assert.Equal(202, await Send(bot, "m1", Event("itsm.ticket.linked", subject, new JsonObject { ["reference"] = "INC0012345" })));
        await Says(channel, "ServiceNow: INC0012345");
        Assert.Equal(409, await Send(bot, "m2", Event("itsm.ticket.reopened", "#1", new JsonObject { ["text"] = "again" })));
        Assert.Equal(202, await Send(bot, "m3", Event("itsm.ticket.resolved", "1", new JsonObject { ["text"] = "Schloss getauscht\u0007" })));
        var resolved = await Says(channel, "ServiceNow: resolved, Schloss getauscht");
        Assert.Contains("✓ resolved", CardReading.Words(resolved.Card!.Value), StringComparison.Ordinal);
        Assert.Equal(200, await Send(bot, "m3", Event("itsm.ticket.resolved", "1", new JsonObject { ["text"] = "Schloss getauscht" })));
        Assert.Equal("0", await bot.Query("""SELECT count(*) FROM "Deadlines" WHERE "Kind" = 'ticket'"""));
        Assert.Equal("INC0012345", await bot.Query("""SELECT "ExternalId" FROM "Tickets" """));

        // Only what was done here is told: a press comes, and nothing of theirs before it.
        await channel.PressOn("ticket.close", resolved.Card.Value, FakePerson.Alex, FakePerson.Alex.Chat, resolved.ActivityId);
        Assert.Equal("chargebot.ticket.closed", (await itsm.Next()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Who_does_not_know_the_secret_or_says_nonsense_changes_nothing()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel, change: settings => settings["Itsm__Secret"] = Secret);
        await Ticket(channel);
        var good = Event("itsm.ticket.closed", "1", new JsonObject());
        Assert.Equal(401, await Send(bot, "x1", good, secret: Secret + "x"));
        Assert.Equal(401, await Send(bot, "x2", good, at: DateTimeOffset.UtcNow.AddMinutes(-6)));
        Assert.Equal(401, await Send(bot, new string('x', 500), good));
        Assert.Equal(401, await Send(bot, "x3", good, tamper: true));
        Assert.Equal(400, await Send(bot, "x4", "{\"specversion\":\"0.3\"}"));
        Assert.Equal(400, await Send(bot, "x5", new string('[', 1_000)));
        Assert.Equal(404, await Send(bot, "x6", Event("itsm.ticket.closed", "4711", new JsonObject())));
        Assert.Equal(422, await Send(bot, "x7", Event("itsm.ticket.exploded", "1", new JsonObject())));
        Assert.Equal(422, await Send(bot, "x8", Event("itsm.ticket.resolved", "1", new JsonObject { ["text"] = 7 })));
        Assert.Equal(413, await Send(bot, "x9", new string(' ', 70_000)));
        Assert.Equal("New", await bot.Query("""SELECT "State" FROM "Tickets" """));
        Assert.Equal(202, await Send(bot, "x10", good));
    }

    private static string Event(string type, string subject, JsonObject data) => new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = "e",
        ["source"] = "urn:itsm",
        ["type"] = type,
        ["subject"] = subject,
        ["data"] = data,
    }.ToJsonString();

    private static async Task<int> Send(BotProcess bot, string id, string body, string secret = Secret, DateTimeOffset? at = null, bool tamper = false)
    {
        var time = (at ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.Address, "itsm/events")) { Content = new StringContent(tamper ? body + " " : body, Encoding.UTF8, new MediaTypeHeaderValue("application/cloudevents+json")) };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", $"{time}");
        request.Headers.Add("webhook-signature", $"v1,b2xk v1,{Itsm.Sign(secret, $"{id}.{time}.{body}")}");
        using var answer = await http.SendAsync(request, Stop);
        return (int)answer.StatusCode;
    }

    private static async Task<SentActivity> Ticket(FakeChannel channel)
    {
        await channel.Message($"ticket {Port} Stecker klemmt", stop: Stop);
        var form = await channel.Connector.Next(FakePerson.Alex.Chat.Id, sent => sent.Card is { } card && CardReading.Verbs(card).Contains("ticket.send"), "form", stop: Stop);
        await channel.PressOn("ticket.send", form.Card!.Value, FakePerson.Alex, FakePerson.Alex.Chat, form.ActivityId, new JsonObject { ["emaid"] = "DE-8AA-001234567-0", ["noemaid"] = "false" });
        return await Says(channel, "● new");
    }

    private static Task<SentActivity> Says(FakeChannel channel, string words) => channel.Connector.Next(
        FakePerson.Alex.Chat.Id, sent => sent.Card is { } card && CardReading.Words(card).Contains(words, StringComparison.Ordinal), words, stop: Stop);

    private static async Task Until(Func<Task<bool>> done)
    {
        for (var patience = 100; !await done(); patience--)
        {
            Assert.True(patience > 0);
            await Task.Delay(50, Stop);
        }
    }

    /// <summary>Another system on loopback, with a check of signatures of its own.</summary>
    private sealed class Itsm(WebApplication app) : IAsyncDisposable
    {
        private readonly Channel<JsonElement> taken = Channel.CreateUnbounded<JsonElement>();
        private readonly TaskCompletionSource refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentDictionary<string, bool> seen = new();
        private int refusals;

        public string Address { get; private set; } = "";

        public ConcurrentQueue<string> Wrong { get; } = new();

        public static string Sign(string secret, string text) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

        public static async Task<Itsm> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var itsm = new Itsm(builder.Build());
            await itsm.Run();
            return itsm;
        }

        public void Refuse(int times) => refusals = times;

        public Task Refused() => refused.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);

        /// <summary>The next event that was not told before.</summary>
        public async Task<JsonElement> Next()
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            patience.CancelAfter(TimeSpan.FromSeconds(40));
            return await taken.Reader.ReadAsync(patience.Token);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task Run()
        {
            app.MapPost("/hook", async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body);
                var body = await reader.ReadToEndAsync();
                var (id, time) = (request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString());
                if (request.Headers["webhook-signature"].ToString() != $"v1,{Sign(Secret, $"{id}.{time}.{body}")}" || request.ContentType?.StartsWith("application/cloudevents+json", StringComparison.Ordinal) is not true)
                {
                    Wrong.Enqueue(id);
                }

                if (Interlocked.Decrement(ref refusals) >= 0)
                {
                    refused.TrySetResult();
                    return Results.StatusCode(500);
                }

                using var json = JsonDocument.Parse(body);
                if (seen.TryAdd(id, true))
                {
                    await taken.Writer.WriteAsync(json.RootElement.Clone());
                }

                return Results.Accepted();
            });
            await app.StartAsync(Stop);
            Address = app.Urls.Single() + "/hook";
        }
    }
}
