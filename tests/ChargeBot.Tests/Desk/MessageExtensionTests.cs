using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Cards;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>Ports found beside the line of any chat, and unfolded from our own addresses.</summary>
public sealed class MessageExtensionTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private const string One = "DE*ABC*E1234*1";
    private static readonly FakeConversation Elsewhere = new("19:a-chat-without-the-bot@thread.v2", "groupChat");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(One)]
    [InlineData("de abc e1234 1")]
    [InlineData("DE*ABC*E1243*1")]
    public async Task A_port_is_found_by_its_id_as_people_type_it(string typed)
    {
        var result = (await Query(typed))[0];
        Assert.Equal(One, Title(result));
        Assert.Contains("Berlin-042", Text(result), StringComparison.Ordinal);
        Assert.Contains("Invalidenstr. 12", Text(result), StringComparison.Ordinal);
        Assert.Contains("Available", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_station_gives_all_its_ports_and_who_scrolls_gets_no_one_twice()
    {
        Assert.Equal([One, "DE*ABC*E1234*2"], (await Query("Berlin-042")).Select(Title));
        Assert.DoesNotContain(One, (await Query("Berlin-042", skip: 2)).Select(Title));
    }

    [Fact]
    public async Task Where_the_bot_is_not_the_card_is_read_only_and_leads_to_the_chat_with_it()
    {
        var card = Card((await Query(One))[0]);
        Assert.Empty(FakeChannel.Buttons(card));
        Assert.Contains("\"Action.OpenUrl\"", card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("https://desk.example.com/p/DE", card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("This card does not change.", string.Join(' ', FakeChannel.Texts(card)), StringComparison.Ordinal);
        CardRuleTests.AssertNothingIsMarkdown(JsonNode.Parse(card.GetRawText())!);
    }

    [Fact]
    public async Task Where_the_bot_is_the_card_brings_the_living_one()
    {
        var where = new FakeConversation("19:a-chat-with-the-bot@thread.v2", "groupChat");
        await desk.Channel.BotAdded(DeskFixture.Agent, where, Stop);
        await desk.Channel.NextCard(where, stop: Stop);
        var card = Card((await Query(One, where: where))[0]);
        var button = Assert.Single(FakeChannel.Buttons(card));
        var data = JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject();

        var refused = await desk.Channel.Press("port.show", data, DeskFixture.Stranger, where, "a-message-of-a-person", stop: Stop);
        Assert.DoesNotContain("AdaptiveCard", refused.Body, StringComparison.Ordinal);
        var answer = await desk.Channel.Press("port.show", data, DeskFixture.Agent, where, "a-message-of-a-person", stop: Stop);
        Assert.Contains("below", answer.Invoke.Value.GetString(), StringComparison.Ordinal);
        var living = await desk.Channel.NextCardWith(One, where, stop: Stop);
        Assert.Contains(FakeChannel.Buttons(living.Card!.Value), one => one.GetProperty("verb").GetString() == "stop.ask");
    }

    [Fact]
    public async Task A_press_of_anything_else_on_a_card_that_is_in_no_book_changes_nothing()
    {
        var answer = await desk.Channel.Press("stop.ask", new { port = One, card = Guid.Empty, v = 0 }, DeskFixture.Agent, stop: Stop);
        Assert.Contains("too old", answer.Invoke.Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_anything_is_typed_one_sees_what_one_looked_at_and_a_beginner_sees_nothing()
    {
        var where = new FakeConversation("a:extension-recent", "personal");
        await desk.Channel.Message("DE*ABC*E1234*2", DeskFixture.Supervisor, where, Stop);
        await desk.Channel.NextCard(where, stop: Stop);
        Assert.Equal("DE*ABC*E1234*2", Title((await Ask(new JsonObject { ["parameters"] = new JsonArray(new JsonObject { ["name"] = "initialRun", ["value"] = "true" }) }, DeskFixture.Supervisor))[0]));
        Assert.Empty(await Ask(new JsonObject { ["parameters"] = new JsonArray(new JsonObject { ["name"] = "initialRun", ["value"] = "true" }) }, DeskFixture.Beginner));
    }

    [Fact]
    public async Task An_address_of_ours_unfolds_for_who_has_a_role_and_for_nobody_else()
    {
        Assert.Equal(One, Title(Assert.Single(await Link("https://desk.example.com/p/DE%2AABC%2AE1234%2A1", DeskFixture.Agent))));
        Assert.Empty(await Link("https://desk.example.com/p/DE%2AABC%2AE1234%2A1", DeskFixture.Stranger));
        Assert.Empty(await Link("https://elsewhere.example.com/p/DE%2AABC%2AE1234%2A1", DeskFixture.Agent));
        Assert.Empty(await Link("https://desk.example.com/p/DE%2AABC%2AE9999%2A9", DeskFixture.Agent));
        Assert.Empty(await Link("no address", DeskFixture.Agent));
    }

    [Fact]
    public async Task Who_has_no_role_is_told_how_to_get_one_and_nothing_of_ports()
    {
        var answer = await desk.Channel.Invoke("composeExtension/query", Typed(One), DeskFixture.Stranger, Elsewhere, Stop);
        using var body = JsonDocument.Parse(answer.Body);
        var extension = body.RootElement.GetProperty("composeExtension");
        Assert.Equal("message", extension.GetProperty("type").GetString());
        Assert.Contains("the team lead", extension.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Berlin", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"parameters":"DE*ABC*E1234*1"}""")]
    [InlineData("""{"parameters":[1,null,{"name":5,"value":{}},[]]}""")]
    [InlineData("""{"parameters":[{"name":"port","value":"<script>alert(1)</script>"}],"queryOptions":{"skip":-7}}""")]
    [InlineData("""{"queryOptions":{"skip":99999999999999}}""")]
    [InlineData("""{"parameters":[{"name":"port","value":"Berlin"}],"queryOptions":{"skip":2147483647}}""")]
    [InlineData("""{}""")]
    public async Task What_no_client_sends_is_answered_with_results_all_the_same(string value)
    {
        var answer = await desk.Channel.Invoke("composeExtension/query", JsonNode.Parse(value), DeskFixture.Agent, Elsewhere, Stop);
        Assert.Equal(200, answer.Status);
        using var body = JsonDocument.Parse(answer.Body);
        Assert.Equal("result", body.RootElement.GetProperty("composeExtension").GetProperty("type").GetString());
        Assert.DoesNotContain("<script>", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_letters_are_searched_by_their_first_ones()
    {
        Assert.Empty(await Query(new string('x', 10_000)));
        Assert.Equal(501, (await desk.Channel.Invoke("composeExtension/query", JsonValue.Create("text"), DeskFixture.Agent, Elsewhere, Stop)).Status);
    }

    private static JsonObject Typed(string text, int skip = 0) => new()
    {
        ["commandId"] = "findPort",
        ["parameters"] = new JsonArray(new JsonObject { ["name"] = "port", ["value"] = text }),
        ["queryOptions"] = new JsonObject { ["skip"] = skip, ["count"] = 25 },
    };

    private static string Title(JsonElement result) => result.GetProperty("preview").GetProperty("content").GetProperty("title").GetString()!;

    private static string Text(JsonElement result) => result.GetProperty("preview").GetProperty("content").GetProperty("text").GetString()!;

    private static JsonElement Card(JsonElement result) => result.GetProperty("content");

    private Task<IReadOnlyList<JsonElement>> Query(string text, FakeConversation? where = null, int skip = 0) => Ask(Typed(text, skip), DeskFixture.Agent, where);

    private Task<IReadOnlyList<JsonElement>> Link(string url, FakePerson who) => Ask(new JsonObject { ["url"] = url }, who, name: "composeExtension/queryLink");

    private async Task<IReadOnlyList<JsonElement>> Ask(JsonObject value, FakePerson who, FakeConversation? where = null, string name = "composeExtension/query")
    {
        var answer = await desk.Channel.Invoke(name, value, who, where ?? Elsewhere, Stop);
        Assert.Equal(200, answer.Status);
        using var body = JsonDocument.Parse(answer.Body);
        return [.. body.RootElement.GetProperty("composeExtension").GetProperty("attachments").EnumerateArray().Select(result => result.Clone())];
    }
}
