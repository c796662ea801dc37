using System.Net;
using System.Text.Json.Nodes;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Tests.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>The PUK and its one-time page: shown to whom it is for, once, and nowhere else.</summary>
public sealed class OneTimePageTests(ParameterDesk desk) : IClassFixture<ParameterDesk>
{
    private const string Puk = "CANARY-73914820";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_waits_for_a_press_and_shows_the_PUK_once()
    {
        var page = await Link("a:once");
        using var http = Browser();
        for (var preview = 0; preview < 3; preview++)
        {
            var seen = await http.GetAsync(page, Stop);
            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
            Assert.DoesNotContain(Puk, await seen.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        Assert.Contains(Puk, await Press(http, page, "show"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(page, Stop)).StatusCode);
        Assert.DoesNotContain(Puk, await Press(http, page, "show"), StringComparison.Ordinal);
        Assert.NotEqual("0", await desk.Query("""SELECT count(*) FROM "Audit" WHERE "What" = 'puk.link' AND "PortId" = 'DE*ABC*E2000*1'"""));
        Assert.NotEqual("0", await desk.Query($"""SELECT count(*) FROM "Audit" WHERE "What" = 'puk.show' AND "Who" = '{DeskFixture.Engineer.EntraId}'"""));
    }

    [Fact]
    public async Task Of_many_presses_at_once_one_sees_it()
    {
        var page = await Link("a:race");
        using var http = Browser();
        var bodies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Press(http, page, "show")));
        Assert.Single(bodies, body => body.Contains(Puk, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wrong_used_and_expired_tickets_get_the_same_page()
    {
        using var http = Browser();
        var used = await Link("a:used");
        await Press(http, used, "show");
        var expired = await Link("a:expired");
        await desk.Execute("""UPDATE "OneTimePages" SET "ExpiresAt" = 1 WHERE "ConversationId" = 'a:expired'""");
        var wrong = $"one-time/{new string('A', 43)}";
        var bodies = new List<string>();
        foreach (var address in new[] { used, expired, wrong, "one-time/x" })
        {
            var answer = await http.GetAsync(address, Stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            bodies.Add(await answer.Content.ReadAsStringAsync(Stop));
            bodies.Add(await Press(http, address, "show"));
        }

        Assert.Single(bodies.Distinct());
    }

    [Fact]
    public async Task Nothing_runs_on_the_page_and_nobody_keeps_or_frames_it()
    {
        using var http = Browser();
        var answer = await http.GetAsync(await Link("a:headers"), Stop);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("no-store", Header(answer, "Cache-Control"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.StartsWith("max-age=", Header(answer, "Strict-Transport-Security"), StringComparison.Ordinal);
        var body = await answer.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("<script", body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("width=device-width", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_it_is_said_that_the_personal_chat_shows_it()
    {
        var group = FakeConversation.Group("puk");
        await desk.Channel.Message("puk DE*ABC*E2000*1", DeskFixture.Engineer, group, Stop);
        var said = await desk.Channel.NextCardWith("personal chat", group, stop: Stop);
        Assert.DoesNotContain("/one-time/", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_PUK_goes_to_the_charger_and_a_card_follows_it()
    {
        const string wanted = "CANARY-NEW-5566";
        var where = new FakeConversation("a:set", "personal");
        var page = await Link(where.Id);
        using var http = Browser();
        Assert.Contains("role=\"alert\"", await Press(http, page, "set", new string('7', 40)), StringComparison.Ordinal);
        Assert.Contains("Asked of the charger", await Press(http, page, "set", wanted), StringComparison.Ordinal);
        var card = await desk.Channel.NextCardWith("Changing it", where, stop: Stop);
        Assert.Contains("(secret)", FakeChannel.Texts(card.Card!.Value));
        Assert.Equal("1", await desk.Query("""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%"key":"Puk"%"secret":true%'"""));
        Assert.Equal("1", await desk.Query("""SELECT count(*) FROM "Audit" WHERE "What" = 'puk.set'"""));
        await NowhereInClear(wanted);
    }

    [Fact]
    public async Task Neither_the_PUK_nor_a_ticket_is_found_in_the_database_the_logs_or_any_card()
    {
        using var http = Browser();
        var page = await Link("a:canary");
        await NowhereInClear(page.Split('/')[^1], onCards: true);
        Assert.Contains(Puk, await Press(http, page, "show"), StringComparison.Ordinal);
        await NowhereInClear(Puk);
        await NowhereInClear(page.Split('/')[^1], onCards: true);
    }

    /// <summary>The relative address behind the button that the press brings.</summary>
    private async Task<string> Link(string conversation)
    {
        var where = new FakeConversation(conversation, "personal");
        if (await desk.Query("""SELECT "Reported" FROM "DeviceValues" WHERE "Key" = 'Puk'""") == ParameterDesk.KeptPuk)
        {
            // The bot has made its key by now: what is protected here, it can read.
            await desk.Channel.Message("puk DE*ABC*E2000*1", DeskFixture.Engineer, new FakeConversation("a:first", "personal"), Stop);
            await desk.Channel.NextCardWith("for you alone", new FakeConversation("a:first", "personal"), stop: Stop);
            await desk.Execute($"""UPDATE "DeviceValues" SET "Reported" = '{Protect(Puk)}' WHERE "Key" = 'Puk'""");
        }

        await desk.Channel.Message("parameter DE*ABC*E2000*1", DeskFixture.Engineer, where, Stop);
        var list = await desk.Channel.NextCard(where, stop: Stop);
        var data = JsonNode.Parse(FakeChannel.Buttons(list.Card!.Value).First().GetProperty("data").GetRawText())!.AsObject();
        data["parameter"] = "Puk";
        var open = (await desk.Channel.Press("parameters.open", data, DeskFixture.Engineer, where, list.ActivityId, stop: Stop)).Invoke.Value;
        var press = FakeChannel.Buttons(open).First(button => button.GetProperty("verb").GetString() == "puk.link");
        var answer = await desk.Channel.Press("puk.link", JsonNode.Parse(press.GetProperty("data").GetRawText()), DeskFixture.Engineer, where, list.ActivityId, stop: Stop);
        var address = new Uri(answer.Invoke.Value.GetProperty("actions").EnumerateArray().First(action => action.GetProperty("type").GetString() == "Action.OpenUrl").GetProperty("url").GetString()!);
        Assert.Equal("https://desk.example.com", address.GetLeftPart(UriPartial.Authority));
        return address.AbsolutePath[1..];
    }

    private string Protect(string clear)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:File"] = Path.Combine(desk.Bot.Folder, "chargebot.db") }).Build();
        using var services = new ServiceCollection().AddLogging().AddStorage(configuration).AddSecrets(configuration).BuildServiceProvider();
        return services.GetRequiredService<SecretBox>().Protect(clear);
    }

    private HttpClient Browser() => new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = desk.Bot.Address };

    private static async Task<string> Press(HttpClient http, string page, string button, string typed = "")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["press"] = button, ["typed"] = typed });
        using var answer = await http.PostAsync(page, form, Stop);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(",", answer.Headers.GetValues(name));

    /// <summary>Not in the database or beside it, not in what the bot wrote to its console, and, but for the link itself, not on a card.</summary>
    private async Task NowhereInClear(string canary, bool onCards = false)
    {
        var needle = System.Text.Encoding.UTF8.GetBytes(canary);
        foreach (var file in Directory.GetFiles(desk.Bot.Folder, "chargebot.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, Stop);
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(needle));
        }

        Assert.DoesNotContain(canary, desk.Bot.Output, StringComparison.Ordinal);
        if (!onCards)
        {
            Assert.DoesNotContain(desk.Channel.Connector.Sent, sent => sent.ToString().Contains(canary, StringComparison.Ordinal));
        }
    }
}

/// <summary>One address cannot try tickets for long.</summary>
public sealed class OneTimePageLimitTests
{
    [Fact]
    public async Task Who_tries_too_often_in_a_minute_is_turned_away()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await WholePath.BotProcess.Start(channel, change: settings => settings["Web__PagesPerMinute"] = "3");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = bot.Address };
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            statuses.Add((await http.GetAsync($"one-time/{i}", TestContext.Current.CancellationToken)).StatusCode);
        }

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], statuses);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("health", TestContext.Current.CancellationToken)).StatusCode);
    }
}
