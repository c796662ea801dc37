using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>What comes in wrong at the desk itself; wrong tokens and bodies are tested at the door.</summary>
public sealed class BadInputTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_press_on_an_old_version_changes_nothing_and_gets_the_true_card()
    {
        var where = new FakeConversation("a:stale", "personal");
        var card = await Look(where);
        await desk.Channel.PressButton(card, "Unlock", where: where, stop: Stop);
        var question = await desk.Channel.NextCard(where, stop: Stop);

        // The picture of before: its Refresh button was drawn for a version that is no more.
        var answer = await desk.Channel.PressButton(card, "Refresh", where: where, stop: Stop);

        Assert.Equal(Buttons(question.Card!.Value), Buttons(answer.Invoke.Value));
    }

    [Fact]
    public async Task A_press_that_comes_twice_gets_its_first_answer_and_acts_once()
    {
        var where = new FakeConversation("a:twice", "personal");
        var card = await Look(where);
        var press = desk.Channel.PressActivity("unlock.ask", Data(card), where: where, card: card.ActivityId);
        var first = await desk.Channel.Post(press, stop: Stop);
        Assert.Equal(first, await desk.Channel.Post(press, stop: Stop));

        // Three at once, as an impatient client sends them.
        var again = desk.Channel.PressActivity("unlock.cancel", Data(await desk.Channel.NextCard(where, stop: Stop)), where: where, card: card.ActivityId);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => desk.Channel.Post(again, stop: Stop)));
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task A_question_to_one_person_is_not_answered_by_another()
    {
        var where = FakeConversation.Group("desk");
        await desk.Channel.Message("unlock DE*ABC*E1234*1", DeskFixture.Agent, where, Stop);
        var question = await desk.Channel.NextCard(where, stop: Stop);

        var answer = await desk.Channel.Press("unlock.confirm", Data(question), DeskFixture.Engineer, where, question.ActivityId, stop: Stop);

        Assert.Contains("put to a colleague", answer.Invoke.Value.GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"card\":\"00000000-0000-0000-0000-000000000000\",\"v\":1}")]
    [InlineData("{\"card\":\"../etc/passwd\",\"v\":\"x\"}")]
    [InlineData("{\"card\":12,\"v\":{}}")]
    [InlineData("{}")]
    public async Task A_press_with_forged_data_is_told_that_its_card_is_not_known(string data)
    {
        var where = new FakeConversation("a:forged", "personal");
        var answer = await desk.Channel.Press("unlock.confirm", JsonNode.Parse(data), where: where, stop: Stop);
        Assert.Contains("too old", answer.Invoke.Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_of_another_conversation_cannot_be_pressed_here()
    {
        var card = await Look(new FakeConversation("a:here", "personal"));
        var elsewhere = new FakeConversation("a:elsewhere", "personal");
        var answer = await desk.Channel.Press("unlock.ask", Data(card), DeskFixture.Engineer, elsewhere, card.ActivityId, stop: Stop);
        Assert.Contains("too old", answer.Invoke.Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_that_was_never_asked_for_sends_nothing()
    {
        var where = new FakeConversation("a:unasked", "personal");
        var card = await Look(where);
        var answer = await desk.Channel.Press("hardreboot.confirm", Data(card), where: where, card: card.ActivityId, stop: Stop);
        Assert.Contains("put to a colleague", answer.Invoke.Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_that_nobody_knows_is_answered_kindly()
    {
        var where = new FakeConversation("a:verb", "personal");
        var card = await Look(where);
        var answer = await desk.Channel.Press("drop.tables", Data(card), where: where, card: card.ActivityId, stop: Stop);
        Assert.Contains("help", answer.Invoke.Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_a_hundred_thousand_characters_is_answered_and_bounded()
    {
        var where = new FakeConversation("a:long", "personal");
        Assert.Equal(200, (await desk.Channel.Message(new string('ß', 100_000), where: where, stop: Stop)).Status);
        var card = await desk.Channel.NextCard(where, stop: Stop);
        Assert.True(card.Card!.Value.GetRawText().Length < 25 * 1024);
    }

    [Theory]
    [InlineData("DE*ABC*E9999*9")]
    [InlineData("stop DE*XYZ*E0000")]
    public async Task An_id_that_does_not_exist_gets_guesses_instead(string text)
    {
        var where = new FakeConversation("a:" + text, "personal");
        await desk.Channel.Message(text, where: where, stop: Stop);
        var card = await desk.Channel.NextCard(where, stop: Stop);
        Assert.Contains(FakeChannel.Texts(card.Card!.Value), words => words.Contains(text.Split(' ')[^1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_planned_station_shows_no_control_and_takes_no_commands()
    {
        var where = new FakeConversation("a:planned", "personal");
        await desk.Channel.Message("DE*ABC*E1310*1", where: where, stop: Stop);
        var card = await desk.Channel.NextCardWith("lanned", where, stop: Stop);
        Assert.DoesNotContain(FakeChannel.Buttons(card.Card!.Value), button => button.GetProperty("verb").GetString()!.EndsWith(".ask", StringComparison.Ordinal));
        await desk.Channel.Message("stop DE*ABC*E1310*1", where: where, stop: Stop);
        await desk.Channel.NextCardWith("lanned", where, stop: Stop);
    }

    [Fact]
    public async Task A_submit_from_a_client_without_universal_actions_does_the_same()
    {
        var where = new FakeConversation("a:submit", "personal");
        var card = await Look(where);
        var data = Data(card);
        data["verb"] = "unlock.ask";
        Assert.Equal(200, (await desk.Channel.Submit(data, where: where, card: card.ActivityId, stop: Stop)).Status);
        var question = await desk.Channel.NextCard(where, stop: Stop);
        Assert.Equal(card.ActivityId, question.ActivityId);
        Assert.Contains(FakeChannel.Buttons(question.Card!.Value), button => button.GetProperty("verb").GetString() == "unlock.confirm");
    }

    private async Task<SentActivity> Look(FakeConversation where)
    {
        await desk.Channel.Message("DE*ABC*E1234*1", where: where, stop: Stop);
        return await desk.Channel.NextCard(where, stop: Stop);
    }

    /// <summary>The verbs with their data, the version among it.</summary>
    private static IEnumerable<string> Buttons(JsonElement card) =>
        FakeChannel.Buttons(card).Select(button => $"{button.GetProperty("verb")} {button.GetProperty("data")}");

    private static JsonObject Data(SentActivity card) =>
        JsonNode.Parse(FakeChannel.Buttons(card.Card!.Value).Last().GetProperty("data").GetRawText())!.AsObject();
}
