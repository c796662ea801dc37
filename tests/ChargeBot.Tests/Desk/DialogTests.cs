using System.Text.Json.Nodes;
using ChargeBot.Simulator;
using ChargeBot.Tests.Teams;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>What people do beside the straight way: they take back, wait, let a question lie, speak German.</summary>
public sealed class DialogTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_soft_reboot_waits_until_nobody_charges_and_can_be_taken_back()
    {
        var where = new FakeConversation("a:soft", "personal");
        await desk.Station.ChargeAsync(2, "04A1B2C377A2", Stop);
        await desk.Channel.Message("reboot soft DE*ABC*E1234*1", where: where, stop: Stop);
        var question = await desk.Channel.NextCard(where, stop: Stop);
        await Press("softreboot.confirm", question, where);

        var waiting = await Waiting("softreboot.withdraw", where);
        await Press("softreboot.withdraw", waiting, where);
        await desk.Channel.NextCardWith("Withdrawn at", where, stop: Stop);

        await desk.Station.StopAsync(2, "Local", Stop);
        await desk.Station.TransactionStoppedAsync(Stop);
        await AssertNotCalled("Reset");
    }

    [Fact]
    public async Task A_soft_reboot_goes_out_once_the_last_driver_has_left()
    {
        var where = new FakeConversation("a:softer", "personal");
        await desk.Station.ChargeAsync(2, "04A1B2C377A2", Stop);
        await desk.Channel.Message("neustart weich DE*ABC*E1234*1", where: where, stop: Stop);
        await Press("softreboot.confirm", await desk.Channel.NextCard(where, stop: Stop), where);
        await Waiting("softreboot.withdraw", where);

        await desk.Station.StopAsync(2, "Local", Stop);

        await desk.Station.CallReceivedAsync("Reset", Stop);
        await desk.Station.BootedAsync(Stop);
        await desk.Channel.NextCardWith("confirmed", where, stop: Stop);
    }

    [Fact]
    public async Task A_stop_is_not_meant_for_the_driver_who_came_meanwhile()
    {
        var where = new FakeConversation("a:next", "personal");
        await desk.Station.ChargeAsync(2, "04A1B2C377A2", Stop);
        await desk.Channel.Message("stop DE*ABC*E1234*2", where: where, stop: Stop);
        var question = await desk.Channel.NextCard(where, stop: Stop);
        await desk.Station.StopAsync(2, "Local", Stop);
        await desk.Station.ChargeAsync(2, "04FFFFFFFF11", Stop);

        await Press("stop.confirm", question, where);

        await desk.Channel.NextCardWith("RFID ··· FF11", where, stop: Stop);
        await AssertNotCalled("RemoteStopTransaction");
        await desk.Station.StopAsync(2, "Local", Stop);
    }

    [Fact]
    public async Task A_slip_of_the_finger_in_a_command_is_guessed_with_its_id()
    {
        var where = new FakeConversation("a:slip", "personal");
        await desk.Channel.Message("unlokc DE*ABC*E1234*1", where: where, stop: Stop);
        await desk.Channel.NextCardWith("unlock DE*ABC*E1234*1", where, stop: Stop);
    }

    [Fact]
    public async Task A_refresh_asks_the_charge_point_and_shows_what_it_says()
    {
        var where = new FakeConversation("a:refresh", "personal");
        await desk.Station.ReportAsync(1, "Unavailable", Stop);
        await desk.Channel.Message("refresh DE*ABC*E1234*1", where: where, stop: Stop);
        await desk.Station.CallReceivedAsync("TriggerMessage", Stop);
        await desk.Station.ReportAsync(1, "Available", Stop);
        await desk.Channel.NextCardWith("Available", where, stop: Stop);
    }

    [Fact]
    public async Task Who_writes_German_is_answered_in_German()
    {
        var where = new FakeConversation("a:deutsch", "personal");
        var said = desk.Channel.MessageActivity("stoppe DE*ABC*E1234*1", where: where);
        said["locale"] = "de-DE";
        await desk.Channel.Post(said, stop: Stop);
        var card = await desk.Channel.NextCard(where, stop: Stop);
        Assert.Equal("de", card.Card!.Value.GetProperty("lang").GetString());
        Assert.Contains(FakeChannel.Texts(card.Card.Value), text => text.StartsWith("vor ", StringComparison.Ordinal) || text.EndsWith(" gemeldet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Yes_and_cancel_answer_the_open_question_in_its_card()
    {
        var where = new FakeConversation("a:yes", "personal");
        await desk.Channel.Message("unlock DE*ABC*E1234*1", where: where, stop: Stop);
        var question = await desk.Channel.NextCard(where, stop: Stop);
        await desk.Channel.Message("abbrechen", where: where, stop: Stop);
        var port = await desk.Channel.NextCard(where, stop: Stop);
        Assert.Equal(question.ActivityId, port.ActivityId);
        Assert.Contains(FakeChannel.Buttons(port.Card!.Value), button => button.GetProperty("verb").GetString() == "unlock.ask");

        await desk.Channel.Message("unlock", where: where, stop: Stop);
        await desk.Channel.NextCardWith("nlock", where, stop: Stop);
        await desk.Channel.Message("ja", where: where, stop: Stop);
        await desk.Station.CallReceivedAsync("UnlockConnector", Stop);

        await desk.Channel.Message("cancel", where: where, stop: Stop);
        await desk.Channel.NextCardWith("no open question", where, stop: Stop);
    }

    [Fact]
    public async Task A_question_that_nobody_answers_goes_back_to_the_port()
    {
        var where = new FakeConversation("a:expire", "personal");
        await desk.Channel.Message("unlock DE*ABC*E1234*1", where: where, stop: Stop);
        var question = await desk.Channel.NextCard(where, stop: Stop);
        // Ten minutes later.
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(desk.Bot.Folder, "chargebot.db")};Pooling=False"))
        {
            await connection.OpenAsync(Stop);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE \"Deadlines\" SET \"DueAt\" = 0 WHERE \"Kind\" = 'dialog' AND \"Subject\" LIKE 'a:expire/%'";
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Stop));
        }

        var port = await desk.Channel.NextCard(where, stop: Stop);
        Assert.Equal(question.ActivityId, port.ActivityId);
        Assert.DoesNotContain(FakeChannel.Buttons(port.Card!.Value), button => button.GetProperty("verb").GetString() == "unlock.confirm");
    }

    [Fact]
    public async Task A_session_that_the_backend_does_not_know_is_force_stopped_by_the_number_the_device_last_spoke_of()
    {
        var where = new FakeConversation("a:force", "personal");
        await desk.Station.CallAsync("MeterValues", new JsonObject
        {
            ["connectorId"] = 1,
            ["transactionId"] = 4711,
            ["meterValue"] = new JsonArray(new JsonObject
            {
                ["timestamp"] = "2026-11-23T10:00:00Z",
                ["sampledValue"] = new JsonArray(new JsonObject { ["value"] = "1200" }),
            }),
        }, Stop);
        await desk.Channel.Message("force stop DE*ABC*E1234*1", DeskFixture.Engineer, where, Stop);
        var question = await desk.Channel.NextCard(where, stop: Stop);
        var ways = FakeChannel.Buttons(question.Card!.Value).Where(button => button.GetProperty("verb").GetString() == "force.confirm")
            .Select(button => button.GetProperty("data").GetProperty("way").GetString());
        Assert.Equal(["remotestop", "availability", "unlock", "reset"], ways);

        await Press("force.confirm", question, where, DeskFixture.Engineer);

        var asked = await desk.Station.CallReceivedAsync("RemoteStopTransaction", Stop);
        Assert.Equal(4711, (int)asked.Payload["transactionId"]!);
    }

    [Fact]
    public async Task An_unknown_charge_point_is_adopted_from_its_card()
    {
        await using var stranger = new SimulatedChargePoint(desk.Bot.Ocpp, "CB-STRANGER-1", connectors: 2, new Personality { AnswerDelay = TimeSpan.Zero });
        stranger.Start();
        var where = new FakeConversation("a:adopt", "personal");
        SentActivity card;
        do
        {
            await desk.Channel.Message("CB-STRANGER-1", DeskFixture.Engineer, where, Stop);
            card = await desk.Channel.NextCard(where, stop: Stop);
        }
        while (!Verbs(card).Contains("adopt.ask"));

        var asking = await desk.Channel.PressButton(card, "Adopt", who: DeskFixture.Engineer, where: where, stop: Stop);
        var data = JsonNode.Parse(FakeChannel.Buttons(asking.Invoke.Value).First(b => b.GetProperty("verb").GetString() == "adopt.confirm").GetProperty("data").GetRawText())!.AsObject();
        data["stationId"] = "Leipzig-001";
        await desk.Channel.Press("adopt.confirm", data, DeskFixture.Engineer, where, card.ActivityId, stop: Stop);
        await desk.Channel.NextCardWith("Leipzig-001", where, stop: Stop);
        await desk.Channel.Message("Leipzig-001*1", DeskFixture.Engineer, where, Stop);
        await desk.Channel.NextCardWith("Leipzig-001*1", where, stop: Stop);
    }

    [Fact]
    public async Task An_installation_is_welcomed_once_however_often_and_in_whatever_order_it_is_told()
    {
        var where = FakeConversation.Group("new");
        await desk.Channel.BotAdded(where: where, stop: Stop);
        await desk.Channel.Installation(where: where, stop: Stop);
        await desk.Channel.Installation(where: where, stop: Stop);
        await desk.Channel.Message("DE*ABC*E1234*2", where: where, stop: Stop);
        Assert.Contains("help", (await desk.Channel.NextCard(where, stop: Stop)).Card!.Value.GetRawText(), StringComparison.OrdinalIgnoreCase);
        await desk.Channel.NextCardWith("DE*ABC*E1234*2", where, stop: Stop);
        Assert.Equal(2, desk.Channel.Connector.Sent.Count(sent => sent.Conversation == where.Id));

        Assert.Equal(200, (await desk.Channel.Installation("remove", where: where, stop: Stop)).Status);
    }

    private async Task Press(string verb, SentActivity card, FakeConversation where, FakePerson? who = null)
    {
        var button = FakeChannel.Buttons(card.Card!.Value).First(press => press.GetProperty("verb").GetString() == verb);
        var answer = await desk.Channel.Press(verb, JsonNode.Parse(button.GetProperty("data").GetRawText()), who, where, card.ActivityId, stop: Stop);
        Assert.Equal(200, answer.Invoke.StatusCode);
    }

    private Task<SentActivity> Waiting(string verb, FakeConversation where) =>
        desk.Channel.Connector.Next(where.Id, sent => sent.Card is not null && Verbs(sent).Contains(verb), $"card with {verb}", stop: Stop);

    private static IEnumerable<string?> Verbs(SentActivity card) => FakeChannel.Buttons(card.Card!.Value).Select(button => button.GetProperty("verb").GetString());

    private async Task AssertNotCalled(string action)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        soon.CancelAfter(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.Station.CallReceivedAsync(action, soon.Token));
    }
}
