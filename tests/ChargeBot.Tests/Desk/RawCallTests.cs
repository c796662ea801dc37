using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>The raw call, from what an on-call engineer types to what the charger answers.</summary>
public sealed class RawCallTests(StartDesk desk) : IClassFixture<StartDesk>
{
    private static FakePerson Robin => StartDesk.Engineer;

    [Fact]
    public async Task What_is_typed_goes_out_word_for_word_after_one_yes_and_the_answer_comes_back_as_it_was()
    {
        using var port = await desk.Port();
        var (card, activity) = await Ask($"ocpp {port.Id} getcompositeschedule {{\"connectorId\":1,\"duration\":600,\"chargingRateUnit\":\"W\"}}");
        Assert.Contains("""{"connectorId":1,"duration":600,"chargingRateUnit":"W"}""", CardReading.Words(card), StringComparison.Ordinal);

        await desk.Channel.PressOn("rawcall.confirm", card, Robin, Robin.Chat, activity!);
        var (id, payload) = await port.Heard("GetCompositeSchedule");
        Assert.Equal("""{"connectorId":1,"duration":600,"chargingRateUnit":"W"}""", payload.GetRawText());
        await port.Answer(id, """{"status":"Accepted","connectorId":1,"scheduleStart":"2026-11-27T12:00:00Z"}""");

        var words = CardReading.Words((await port.Says("The charger answered at", Robin)).Card!.Value);
        Assert.Contains("""{"status":"Accepted","connectorId":1,"scheduleStart":"2026-11-27T12:00:00Z"}""", words, StringComparison.Ordinal);
        Assert.Equal("1", await desk.Query($"""SELECT count(*) FROM "Audit" WHERE "What" = 'rawcall.confirm' AND "PortId" = '{port.Id}' AND "Result" LIKE 'GetCompositeSchedule%'"""));
    }

    [Fact]
    public async Task An_error_of_the_charger_is_shown_in_its_own_words()
    {
        using var port = await desk.Port();
        var (card, activity) = await Ask($"ocpp {port.Id} ClearCache");
        await desk.Channel.PressOn("rawcall.confirm", card, Robin, Robin.Chat, activity!);
        var (id, _) = await port.Heard("ClearCache");
        await port.Error(id, "InternalError", "flash is worn out");

        Assert.Contains("flash is worn out", CardReading.Words((await port.Says("The charger refused", Robin)).Card!.Value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GetCompositeSchedule {\"connectorId\":1}", "Missing: duration")]
    [InlineData("TriggerMessage {\"requestedMessage\":\"Weather\"}", "BootNotification")]
    [InlineData("MakeCoffee {}", "knows no MakeCoffee")]
    [InlineData("ClearCache {", "no JSON")]
    [InlineData("ChangeConfiguration {\"key\":\"AuthorizationKey\",\"value\":\"CANARY-key-0123456789\"}", "is a secret")]
    public async Task What_does_not_do_is_said_on_the_form_and_nothing_leaves(string call, string words)
    {
        using var port = await desk.Port();
        var (card, _) = await Ask($"ocpp {port.Id} {call}");

        Assert.Contains(words, CardReading.Words(card), StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", card.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Commands" WHERE "PortId" = '{port.Id}'"""));
    }

    [Fact]
    public async Task The_form_gives_an_example_of_each_action_and_sends_what_stands_in_it()
    {
        using var port = await desk.Port();
        var (form, activity) = await Ask($"ocpp {port.Id}");
        var example = await desk.Channel.PressOn("rawcall.example", form, Robin, Robin.Chat, activity!, new JsonObject { ["action"] = "ReserveNow" });
        Assert.Contains("reservationId", example.GetRawText(), StringComparison.Ordinal);

        var asked = await desk.Channel.PressOn("rawcall.check", example, Robin, Robin.Chat, activity!, new JsonObject { ["action"] = "GetLocalListVersion", ["payload"] = "{}" });
        await desk.Channel.PressOn("rawcall.confirm", asked, Robin, Robin.Chat, activity!);
        var (id, _) = await port.Heard("GetLocalListVersion");
        await port.Answer(id, """{"listVersion":7}""");

        Assert.Contains("""{"listVersion":7}""", CardReading.Words((await port.Says("The charger answered at", Robin)).Card!.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dangerous_action_waits_for_a_supervisor_and_leaves_once_approved()
    {
        using var port = await desk.Port();
        var (card, activity) = await Ask($"ocpp {port.Id} Reset {{\"type\":\"Hard\"}}");
        Assert.Contains("a second person has to approve it", CardReading.Words(card), StringComparison.Ordinal);
        await desk.Channel.PressOn("rawcall.confirm", card, Robin, Robin.Chat, activity!);

        // Another engineer's chat, found or opened by the bot.
        var ask = await desk.Channel.Connector.Anywhere(
            sent => sent.Card is { } one && CardReading.Verbs(one).Contains("change.approve") && CardReading.Words(one).Contains(port.Id, StringComparison.Ordinal), "approval", StartDesk.Stop);
        var own = await desk.Channel.Press("change.approve", CardReading.Data(ask.Card!.Value, "change.approve"), Robin, new FakeConversation(ask.Conversation, "personal"), ask.ActivityId, stop: StartDesk.Stop);
        Assert.Contains("someone else has to decide", own.Body, StringComparison.Ordinal);
        await desk.Channel.PressOn("change.approve", ask.Card!.Value, StartDesk.NextEngineer, new FakeConversation(ask.Conversation, "personal"), ask.ActivityId);
        Assert.Equal("Hard", (await port.Asked("Reset")).GetProperty("type").GetString());
        await port.Says("The charger answered at", Robin);
    }

    [Fact]
    public async Task Only_on_call_engineers_call_and_only_in_their_own_chat()
    {
        using var port = await desk.Port();
        await desk.Channel.Message($"ocpp {port.Id} ClearCache", StartDesk.Agent, stop: StartDesk.Stop);
        await desk.Channel.NextCardWith("Your role does not include this", StartDesk.Agent.Chat, stop: StartDesk.Stop);
        var group = FakeConversation.Group("raw");
        await desk.Channel.Message($"ocpp {port.Id} ClearCache", Robin, group, stop: StartDesk.Stop);
        await desk.Channel.NextCardWith("personal chat", group, stop: StartDesk.Stop);
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Commands" WHERE "PortId" = '{port.Id}'"""));
    }

    private async Task<(System.Text.Json.JsonElement Card, string? Activity)> Ask(string text)
    {
        await desk.Channel.Message(text, Robin, stop: StartDesk.Stop);
        var sent = await desk.Channel.NextCardWith("word for word", Robin.Chat, stop: StartDesk.Stop);
        return (sent.Card!.Value, sent.ActivityId);
    }
}
