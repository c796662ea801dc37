using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>The Activation overview of port and network: where a start broke, found by its EMAID, exported, and opened step by step.</summary>
public sealed class OverviewTests(StartDesk desk) : IClassFixture<StartDesk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_that_came_to_nothing_and_a_refused_tag_stand_in_the_ports_overview_and_tell_where_they_broke()
    {
        using var port = await desk.Port("Available");
        await port.Authorize("CB:0000000000000000");
        await port.Goodwill(contact: "broke@example.com");
        await port.Asked("RemoteStartTransaction", "Rejected");
        await port.Says("The charger refused");
        var chat = new FakeConversation("a:overview-port", "personal");
        await desk.Channel.Message($"activations {port.Id}", StartDesk.Agent, chat, Stop);
        var list = await desk.Channel.NextCardWith("Activation overview", chat, stop: Stop);
        var words = CardReading.Words(list.Card!.Value);
        Assert.Contains("charger refused", words, StringComparison.Ordinal);
        Assert.Contains("tag refused", words, StringComparison.Ordinal);
        var trace = CardReading.Words(await desk.Channel.PressOn("activations.open", list.Card.Value, StartDesk.Agent, chat, list.ActivityId));
        Assert.Contains("✓ Goodwill", trace, StringComparison.Ordinal);
        Assert.Contains("✗ Start refused", trace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_found_by_its_EMAID_and_traced_from_the_password_to_the_record()
    {
        using var port = await desk.Port();
        var (card, _) = await port.Start("contract", new JsonObject { ["emaid"] = StartDesk.Emaid, ["minutes"] = 60 });
        var page = new Uri(FakeChannel.Texts(card).First(text => text.Contains("/one-time/", StringComparison.Ordinal))).AbsolutePath[1..];
        using var http = new HttpClient { BaseAddress = desk.Bot.Address };
        await http.PostAsync(page, new FormUrlEncodedContent(new Dictionary<string, string> { ["press"] = "start", ["typed"] = StartDesk.Password }), Stop);
        var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
        Assert.Equal("Accepted", await port.Authorize(tag));
        var (transaction, _) = await port.Begin(tag);
        await port.Meter(transaction, 4_000);
        await port.End(transaction, 9_000);
        await port.Says("Ended at");

        var chat = new FakeConversation("a:overview-wide", "personal");
        await desk.Channel.Message("activations", StartDesk.Agent, chat, Stop);
        var wide = await desk.Channel.NextCardWith("in the last 24 hours", chat, stop: Stop);
        var found = await Press("activations.wide", wide.Card!.Value, new JsonObject { ["search"] = $"{StartDesk.Emaid}; nonsense?" });
        var words = CardReading.Words(found);
        Assert.Contains("Customer contract DE-8AA ··· 567-0", words, StringComparison.Ordinal);
        Assert.Contains("Neither EMAID, port, voucher nor record: nonsense?", words, StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Cards" WHERE "Data" LIKE '%{StartDesk.Emaid}%'"""));
        var opened = await Press("activations.open", found, null);
        var trace = CardReading.Words(opened);
        foreach (var step in new[] { "✓ Customer contract (DE-8AA ··· 567-0) by Alex", "✓ Start accepted", "✓ Session began", "✓ Energy flowed: 8.0 kWh", "✓ Ended", "✓ Charge record" })
        {
            Assert.Contains(step, trace.Replace('\u00A0', ' '), StringComparison.Ordinal);
        }

        var back = await Press("activations.wide", opened, null);
        Assert.Contains("Customer contract DE-8AA", CardReading.Words(back), StringComparison.Ordinal);
        var exported = await Press("activations.export", back, null);
        var file = new Uri(FakeChannel.Texts(exported).First(text => text.Contains("/one-time/", StringComparison.Ordinal))).AbsolutePath[1..];
        using var csv = await http.PostAsync(file, new FormUrlEncodedContent(new Dictionary<string, string> { ["press"] = "download" }), Stop);
        var line = Assert.Single((await csv.Content.ReadAsStringAsync(Stop)).Split('\n'), one => one.Contains($"\"{port.Id}\"", StringComparison.Ordinal));
        Assert.Contains(";Contract;\"DE-8AA ··· 567-0\";\"Alex\";Ended;", line, StringComparison.Ordinal);
        Assert.Contains(";8000;", line, StringComparison.Ordinal);

        Task<System.Text.Json.JsonElement> Press(string verb, System.Text.Json.JsonElement on, JsonObject? typed) =>
            desk.Channel.PressOn(verb, on, StartDesk.Agent, chat, wide.ActivityId, typed);
    }

    [Fact]
    public async Task A_place_nobody_knows_finds_nothing_and_hours_are_those_that_can_be_chosen()
    {
        var chat = new FakeConversation("a:overview-place", "personal");
        await desk.Channel.Message("aktivierungen", StartDesk.Agent, chat, Stop);
        var wide = await desk.Channel.NextCardWith("in the last 24 hours", chat, stop: Stop);
        var data = CardReading.Data(wide.Card!.Value, "activations.wide");
        (data["hours"], data["place"]) = ("100000", "Atlantis");
        var answer = await desk.Channel.Press("activations.wide", data, StartDesk.Agent, chat, wide.ActivityId, stop: Stop);
        Assert.Contains("0 in the last 24 hours", answer.Body, StringComparison.Ordinal);
        Assert.Contains("Nothing here.", answer.Body, StringComparison.Ordinal);
    }
}
