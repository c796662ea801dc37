using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>Goodwill beyond the policy: who is asked, who may decide, and what both sides see in the end.</summary>
public sealed class ApprovalTests(StartDesk desk) : IClassFixture<StartDesk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_third_goodwill_at_a_port_waits_for_a_supervisor_and_both_cards_end_in_what_the_charger_did()
    {
        using var port = await desk.Port();
        for (var number = 1; number <= 2; number++)
        {
            await port.Goodwill(contact: $"third{number}@example.com");
            await port.Asked("RemoteStartTransaction", "Rejected");
            await port.Says("The charger refused");
        }

        // What came to nothing does not count: two that began do.
        for (var number = 3; number <= 4; number++)
        {
            await Charge(port, $"third{number}@example.com");
        }

        var (card, _) = await port.Goodwill(contact: "third5@example.com");
        Assert.Contains("Third goodwill at this port today", CardReading.Words(card), StringComparison.Ordinal);
        await port.Says("Waits for approval by Selma");
        var ask = await port.Says("Third goodwill at this port today", StartDesk.Supervisor);
        var words = CardReading.Words(ask.Card!.Value);
        Assert.Contains("Mia Muster, third5@example.com", words, StringComparison.Ordinal);
        Assert.Contains("at most 22 kWh", words, StringComparison.Ordinal);

        var approved = await desk.Channel.PressOn("goodwill.approve", ask.Card!.Value, StartDesk.Supervisor, StartDesk.Supervisor.Chat, ask.ActivityId, new JsonObject { ["minutes"] = "20" });
        Assert.Contains("Approved by Selma", CardReading.Words(approved), StringComparison.Ordinal);
        var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
        var (transaction, status) = await port.Begin(tag);
        Assert.Equal("Accepted", status);
        var agents = CardReading.Words((await port.Says("The session began")).Card!.Value);
        Assert.Contains("at most 20 min", agents, StringComparison.Ordinal);
        Assert.Contains("Approved by Selma", agents, StringComparison.Ordinal);
        await port.Says("The session began", StartDesk.Supervisor);
        await port.Meter(transaction, 2_000);
        await port.Says("Charging since", StartDesk.Supervisor);
        await port.End(transaction, 2_500);
        await port.Says("Ended at", StartDesk.Supervisor);
    }

    [Fact]
    public async Task A_rejection_needs_its_reason_and_the_agent_reads_it()
    {
        using var port = await desk.Port();
        await port.Goodwill(minutes: 600, contact: "reject@example.com");
        var ask = await port.Says("600 min, your role gives 120 alone", StartDesk.Supervisor);
        var answer = await desk.Channel.Press("goodwill.reject", CardReading.Data(ask.Card!.Value, "goodwill.reject"), StartDesk.Supervisor, StartDesk.Supervisor.Chat, ask.ActivityId, stop: Stop);
        Assert.Contains("give a reason", answer.Body, StringComparison.Ordinal);
        await desk.Channel.PressOn("goodwill.reject", ask.Card!.Value, StartDesk.Supervisor, StartDesk.Supervisor.Chat, ask.ActivityId, new JsonObject { ["reason"] = "ten hours are too many" });
        Assert.Contains("ten hours are too many", CardReading.Words((await port.Says("Not approved")).Card!.Value), StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Commands" WHERE "PortId" = '{port.Id}' AND "Kind" = 'RemoteStart'"""));
    }

    [Fact]
    public async Task Nobody_approves_their_own_not_even_a_supervisor()
    {
        using var port = await desk.Port();
        await port.Goodwill(minutes: 600, contact: "own@example.com", who: StartDesk.Supervisor);
        var ask = await port.Says("answer by", StartDesk.Second);
        var data = CardReading.Data(ask.Card!.Value, "goodwill.approve");

        // The same press from the one who asked, wherever the card is brought: the sender counts, not the card.
        var own = await desk.Channel.Press("goodwill.approve", data, StartDesk.Supervisor, StartDesk.Second.Chat, ask.ActivityId, stop: Stop);
        Assert.Contains("someone else has to decide", own.Body, StringComparison.Ordinal);
        var agent = await desk.Channel.Press("goodwill.approve", data, StartDesk.Agent, StartDesk.Second.Chat, ask.ActivityId, stop: Stop);
        Assert.Contains("Your role does not include this", agent.Body, StringComparison.Ordinal);
        var foreign = await desk.Channel.Press("goodwill.approve", data, StartDesk.Supervisor, StartDesk.Supervisor.Chat, ask.ActivityId, stop: Stop);
        Assert.Contains("too old", foreign.Body, StringComparison.Ordinal);
        var other = await desk.Channel.Press("change.approve", data, StartDesk.Second, StartDesk.Second.Chat, ask.ActivityId, stop: Stop);
        Assert.Equal(200, other.Status);
        Assert.Equal("Waiting", await desk.Query($"""SELECT "State" FROM "Approvals" WHERE "PortId" = '{port.Id}'"""));
        Assert.NotEqual("0", await desk.Query($"""SELECT count(*) FROM "Audit" WHERE "What" IN ('goodwill.approve:own', 'change.approve:forged') AND "PortId" = '{port.Id}'"""));
    }

    [Fact]
    public async Task Two_supervisors_and_a_double_press_are_settled_by_the_first()
    {
        using var port = await desk.Port();
        await port.Goodwill(minutes: 600, contact: "race@example.com");
        var first = await port.Says("answer by", StartDesk.Supervisor);
        await Round(port, remind: true);
        await Round(port, remind: true);
        var second = await port.Says("answer by", StartDesk.Second);
        var answers = await Task.WhenAll(
            Approve(first, StartDesk.Supervisor), Approve(first, StartDesk.Supervisor), Approve(second, StartDesk.Second), Approve(second, StartDesk.Second));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        await port.Asked("RemoteStartTransaction");
        Assert.Equal("1", await desk.Query($"""SELECT count(*) FROM "Commands" WHERE "PortId" = '{port.Id}' AND "Kind" = 'RemoteStart'"""));
        Assert.Equal("1", await desk.Query($"""SELECT count(*) FROM "Audit" WHERE "PortId" = '{port.Id}' AND "What" = 'goodwill.approve'"""));
        await port.Says("Approved by", StartDesk.Supervisor);
        await port.Says("Approved by", StartDesk.Second);
    }

    [Fact]
    public async Task Who_does_not_answer_is_reminded_then_the_next_one_is_asked_and_at_last_it_expires()
    {
        using var port = await desk.Port();
        await port.Goodwill(minutes: 600, contact: "late@example.com");
        var asked = await port.Says("answer by", StartDesk.Supervisor);
        await Round(port, remind: true);
        var reminded = await port.Says("answer by", StartDesk.Supervisor);
        Assert.NotEqual(asked.ActivityId, reminded.ActivityId);
        await Round(port, remind: true);
        await port.Says("answer by", StartDesk.Second);
        await port.Says("Waits for approval by Sven");
        await Expire(port);
        await port.Says("Nobody decided by");
        await port.Says("Nobody decided in time", StartDesk.Second);
        var late = await Approve(reminded, StartDesk.Supervisor);
        Assert.Contains("Nobody decided in time", late.Body, StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Commands" WHERE "PortId" = '{port.Id}' AND "Kind" = 'RemoteStart'"""));
    }

    [Fact]
    public async Task Who_asked_can_take_it_back()
    {
        using var port = await desk.Port();
        var (_, activity) = await port.Goodwill(minutes: 600, contact: "back@example.com");
        var ask = await port.Says("answer by", StartDesk.Supervisor);
        var waiting = await port.Says("Waits for approval by");
        var card = await desk.Channel.PressOn("start.withdraw", waiting.Card!.Value, StartDesk.Agent, StartDesk.Agent.Chat, activity);
        Assert.Contains("Taken back", CardReading.Words(card), StringComparison.Ordinal);
        await port.Says("Taken back by Alex", StartDesk.Supervisor);
        var late = await Approve(ask, StartDesk.Supervisor);
        Assert.True(late.Body.Contains("Taken back by Alex", StringComparison.Ordinal), late.Body);
    }

    [Fact]
    public async Task A_port_that_is_taken_by_then_is_not_started()
    {
        using var port = await desk.Port();
        await port.Goodwill(minutes: 600, contact: "taken@example.com");
        var ask = await port.Says("answer by", StartDesk.Supervisor);
        await port.Begin("04A1B2C3");
        Assert.Contains("could not take it any more", (await Approve(ask, StartDesk.Supervisor)).Body, StringComparison.Ordinal);
        await port.Says("could not take it any more");
    }

    [Fact]
    public async Task On_a_phone_that_knows_only_Submit_a_supervisor_approves_too()
    {
        using var port = await desk.Port();
        await port.Goodwill(minutes: 600, contact: "phone@example.com");
        var ask = await port.Says("answer by", StartDesk.Supervisor);
        var data = CardReading.Data(ask.Card!.Value, "goodwill.approve");
        (data["verb"], data["minutes"]) = ("goodwill.approve", "600");
        Assert.Equal(200, (await desk.Channel.Submit(data, StartDesk.Supervisor, StartDesk.Supervisor.Chat, ask.ActivityId, Stop)).Status);
        await port.Asked("RemoteStartTransaction");
        await port.Says("Approved by Selma", StartDesk.Supervisor);
    }

    [Fact]
    public async Task In_the_supervisors_channel_everyone_sees_the_same_truth_and_each_their_own_view()
    {
        var thread = FakeConversation.Thread("approvals", "1");
        await desk.Channel.Message("help", StartDesk.Supervisor, thread, Stop);
        await desk.Channel.NextCard(thread, stop: Stop);
        using var port = await desk.Port();
        await port.Goodwill(minutes: 600, contact: "+49 171 5550123");
        await port.Says("answer by", StartDesk.Supervisor);
        var shared = await InChannel(port, "Selma was asked.");
        var words = CardReading.Words(shared.Card!.Value);
        Assert.Contains("M. ···, ··· 0123", words, StringComparison.Ordinal);
        Assert.DoesNotContain("5550123", words, StringComparison.Ordinal);
        var views = shared.Card.Value.GetProperty("refresh").GetProperty("userIds").EnumerateArray().Select(id => id.GetString()).ToList();
        Assert.Contains(StartDesk.Supervisor.Id, views);
        Assert.Contains(StartDesk.Agent.Id, views);
        Assert.InRange(views.Count, 2, 60);

        var post = new FakeConversation($"{StartDesk.ApprovalsChannel};messageid={shared.ActivityId}", "channel");
        var data = JsonNode.Parse(shared.Card.Value.GetProperty("refresh").GetProperty("action").GetProperty("data").GetRawText());
        var supervisors = CardReading.Words(await View(StartDesk.Supervisor));
        Assert.Contains("Mia Muster, +49 171 5550123", supervisors, StringComparison.Ordinal);
        Assert.Contains("goodwill.approve", CardReading.Verbs(await View(StartDesk.Second)));
        var askers = await View(StartDesk.Agent);
        Assert.Contains("someone else decides", CardReading.Words(askers), StringComparison.Ordinal);
        Assert.DoesNotContain("goodwill.approve", CardReading.Verbs(askers));
        Assert.DoesNotContain("goodwill.approve", CardReading.Verbs(await View(StartDesk.Other)));

        var answer = await desk.Channel.Press("goodwill.approve", CardReading.Data(shared.Card.Value, "goodwill.approve"), StartDesk.Second, post, shared.ActivityId, stop: Stop);
        Assert.Contains("Approved by Sven", answer.Body, StringComparison.Ordinal);
        await port.Asked("RemoteStartTransaction");
        var settled = await InChannel(port, "Approved by Sven");
        Assert.Equal(shared.ActivityId, settled.ActivityId);
        Assert.False(settled.Card!.Value.TryGetProperty("refresh", out _));
        await port.Says("Approved by Sven", StartDesk.Supervisor);

        async Task<System.Text.Json.JsonElement> View(FakePerson who) =>
            (await desk.Channel.Press("approval.look", data, who, post, shared.ActivityId, trigger: "automatic", stop: Stop)).Invoke.Value;
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_skipped_and_named()
    {
        using var port = await desk.Port();
        desk.Channel.Connector.Closed[StartDesk.Supervisor.Chat.Id] = true;
        try
        {
            await port.Goodwill(minutes: 600, contact: "unreached@example.com");
            await desk.Until($"""SELECT count(*) FROM "Cards" WHERE "PortId" = '{port.Id}' AND "Kind" = 'approval' AND "Dead" """);
            await Round(port, remind: false);
            var asked = await port.Says("answer by", StartDesk.Second);
            Assert.Contains("Not reached: Selma.", CardReading.Words(asked.Card!.Value), StringComparison.Ordinal);
            await port.Says("Waits for approval by Sven");
        }
        finally
        {
            desk.Channel.Connector.Closed.Clear();
        }
    }

    private Task<SentActivity> InChannel(StartPort port, string words) => desk.Channel.Connector.Next(
        StartDesk.ApprovalsChannel,
        sent => sent.Card is { } card && CardReading.Words(card) is var all && all.Contains(port.Id, StringComparison.Ordinal) && all.Contains(words, StringComparison.Ordinal),
        $"card of {port.Id} with '{words}'", stop: Stop);

    private static async Task Charge(StartPort port, string contact)
    {
        await port.Goodwill(contact: contact);
        var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
        var (transaction, _) = await port.Begin(tag);
        await port.End(transaction, 1_500);
        await port.Says("Ended at");
        await port.Status("Preparing");
    }

    private Task<BotAnswer> Approve(SentActivity card, FakePerson who) => desk.Channel.Press(
        "goodwill.approve", CardReading.Data(card.Card!.Value, "goodwill.approve"), who, who.Chat, card.ActivityId, stop: Stop);

    /// <summary>The next round of asking, as if its time had come.</summary>
    private async Task Round(StartPort port, bool remind)
    {
        var id = await desk.Query($"""SELECT "Id" FROM "Approvals" WHERE "PortId" = '{port.Id}'""");
        if (remind)
        {
            await desk.Execute($"""UPDATE "Cards" SET "CreatedAt" = 1000 WHERE "CommandId" = '{id}' AND "Kind" = 'approval' AND "CreatedAt" > 1000""");
        }

        var version = await desk.Query($"""SELECT "Version" FROM "Approvals" WHERE "Id" = '{id}'""");
        await desk.Execute($"""UPDATE "Deadlines" SET "DueAt" = 1000, "LeasedUntil" = NULL WHERE "Kind" = 'approval' AND "Subject" LIKE '%/{id!.ToLowerInvariant()}'""");
        for (var patience = 200; await desk.Query($"""SELECT "Version" FROM "Approvals" WHERE "Id" = '{id}'""") == version; patience--)
        {
            Assert.True(patience > 0, "The round did not come.");
            await Task.Delay(50, Stop);
        }
    }

    private async Task Expire(StartPort port)
    {
        var id = await desk.Query($"""SELECT "Id" FROM "Approvals" WHERE "PortId" = '{port.Id}'""");
        await desk.Execute($"""UPDATE "Approvals" SET "ExpiresAt" = 1000 WHERE "Id" = '{id}'""");
        await desk.Execute($"""UPDATE "Deadlines" SET "DueAt" = 1000, "LeasedUntil" = NULL WHERE "Kind" = 'approval' AND "Subject" LIKE '%/{id!.ToLowerInvariant()}'""");
    }
}
