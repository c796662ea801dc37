using System.Net;
using System.Text.Json.Nodes;
using ChargeBot.Domain.Activations;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>Passwords that are guessed, kept, or typed where they must not be; codes that are guessed; pages used twice.</summary>
public sealed class StartSecurityTests(StartDesk desk) : IClassFixture<StartDesk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_is_found_nowhere_afterwards()
    {
        using var port = await desk.Port();
        var (card, _) = await port.Start("contract", new JsonObject { ["emaid"] = StartDesk.Emaid, ["minutes"] = 60 });
        var page = Page(card);
        await Type(page, "CANARY-wrong?1");
        Assert.Contains("was right", await Type(page, StartDesk.Password), StringComparison.Ordinal);
        var asked = await port.Asked("RemoteStartTransaction");
        Assert.DoesNotContain("CANARY", asked.GetRawText(), StringComparison.Ordinal);
        await port.Says("said yes");
        Assert.DoesNotContain("CANARY", desk.Bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Channel.Connector.Sent, sent => sent.ToString().Contains("CANARY", StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(desk.Bot.Folder, "chargebot.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, Stop);
            Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf("CANARY"u8));
        }
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_contract_whoever_tries_and_the_card_says_so()
    {
        const string emaid = "DE-8AA-001239999";
        using var port = await desk.Port();
        var (card, _) = await port.Start("contract", new JsonObject { ["emaid"] = emaid, ["minutes"] = 60 }, StartDesk.Supervisor);
        var page = Page(card);
        for (var wrong = 1; wrong < Lockout.Most; wrong++)
        {
            Assert.Contains($"Wrong {wrong} of {Lockout.Most} times", await Type(page, $"wrong-{wrong}"), StringComparison.Ordinal);
        }

        Assert.Contains("none is looked at until", await Type(page, "wrong-5"), StringComparison.Ordinal);
        await port.Says("nothing is looked at until", StartDesk.Supervisor);

        using var elsewhere = await desk.Port();
        var (other, _) = await elsewhere.Start("contract", new JsonObject { ["emaid"] = emaid, ["minutes"] = 60 }, StartDesk.Other);
        Assert.Contains("none is looked at until", await Type(Page(other), "wrong-6"), StringComparison.Ordinal);
        Assert.NotEqual("0", await desk.Query("""SELECT count(*) FROM "Audit" WHERE "What" = 'contract.locked'"""));
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Commands" WHERE "PortId" IN ('{port.Id}', '{elsewhere.Id}')"""));
    }

    [Fact]
    public async Task A_page_works_once_and_an_inactive_contract_starts_nothing()
    {
        using var port = await desk.Port();
        var (card, _) = await port.Start("contract", new JsonObject { ["emaid"] = "DE8AA001234568", ["minutes"] = 60 });
        Assert.Contains("not in use", await Type(Page(card), "inactive-1"), StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Commands" WHERE "PortId" = '{port.Id}' AND "Kind" = 'RemoteStart'"""));

        using var next = await desk.Port();
        var (good, _) = await next.Start("contract", new JsonObject { ["emaid"] = StartDesk.Emaid, ["minutes"] = 60 });
        var page = Page(good);
        var both = await Task.WhenAll(Type(page, StartDesk.Password), Type(page, StartDesk.Password));
        Assert.Single(both, answer => answer.Contains("was right", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = desk.Bot.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(page, Stop)).StatusCode);
        await next.Asked("RemoteStartTransaction");
        Assert.Equal("1", await desk.Query($"""SELECT count(*) FROM "Commands" WHERE "PortId" = '{next.Id}' AND "Kind" = 'RemoteStart'"""));
    }

    [Fact]
    public async Task The_way_to_the_page_is_for_who_asked_alone()
    {
        using var port = await desk.Port();
        var (card, activity) = await port.Start("contract", new JsonObject { ["emaid"] = StartDesk.Emaid, ["minutes"] = 60 });
        var data = CardReading.Data(card, "start.withdraw");
        var other = await desk.Channel.Press("start.withdraw", data, StartDesk.Other, StartDesk.Agent.Chat, activity, stop: Stop);
        Assert.Contains("colleague", other.Body, StringComparison.Ordinal);
        var look = await desk.Channel.Press("port.refresh", data, StartDesk.Other, StartDesk.Agent.Chat, activity, trigger: "automatic", stop: Stop);
        Assert.DoesNotContain("/one-time/", look.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(StartDesk.Emaid, look.Body, StringComparison.Ordinal);
        var withdrawn = await desk.Channel.PressOn("start.withdraw", card, StartDesk.Agent, StartDesk.Agent.Chat, activity);
        Assert.Contains("Taken back", CardReading.Words(withdrawn), StringComparison.Ordinal);
        Assert.Contains("does not wait for a password any more", await Type(Page(card), StartDesk.Password), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_guesses_at_vouchers_are_five()
    {
        const int guesses = 200;
        var code = await desk.Voucher();
        using var port = await desk.Port();
        var chat = new FakeConversation("a:guesses", "personal");
        await desk.Channel.Message($"voucher {port.Id}", StartDesk.Second, chat, Stop);
        var form = await desk.Channel.NextCardWith("Voucher code", chat, stop: Stop);
        var (card, told) = (form.Card!.Value, new List<string>());
        for (var guess = 0; guess < guesses; guess++)
        {
            card = await desk.Channel.PressOn("voucher.confirm", card, StartDesk.Second, chat, form.ActivityId, new JsonObject { ["code"] = VoucherCode.New() });
            told.Add(CardReading.Words(card));
        }

        Assert.Equal(Lockout.Most, told.Count(words => words.Contains("no voucher with this code", StringComparison.Ordinal)));
        Assert.Equal(guesses - Lockout.Most, told.Count(words => words.Contains("nothing is looked at until", StringComparison.Ordinal)));
        var right = await desk.Channel.PressOn("voucher.confirm", card, StartDesk.Second, chat, form.ActivityId, new JsonObject { ["code"] = code });
        Assert.Contains("nothing is looked at until", CardReading.Words(right), StringComparison.Ordinal);
        Assert.Equal($"{guesses + 1}", await desk.Query($"""SELECT count(*) FROM "Audit" WHERE "What" = 'voucher.confirm:refused' AND "PortId" = '{port.Id}'"""));
    }

    private static string Page(System.Text.Json.JsonElement card) =>
        new Uri(FakeChannel.Texts(card).First(text => text.Contains("/one-time/", StringComparison.Ordinal))).AbsolutePath[1..];

    private async Task<string> Type(string page, string password)
    {
        using var http = new HttpClient { BaseAddress = desk.Bot.Address };
        var answer = await http.PostAsync(page, new FormUrlEncodedContent(new Dictionary<string, string> { ["press"] = "start", ["typed"] = password }), Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
