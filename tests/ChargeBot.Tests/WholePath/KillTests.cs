using ChargeBot.Simulator;
using ChargeBot.Tests.Teams;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>
/// kill -9 at every row that is written between the press and the device's answer, then a restart over the same file:
/// the device gets the command at most once, and the card ends in the truth.
/// </summary>
public sealed class KillTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_after_Requested_the_command_is_sent_once_after_the_restart()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel);
        // The station is away, so the record stays at Requested.
        await Confirm(channel, "unlock DE*ABC*E1234*1", "Unlock");
        await bot.Kill();
        await bot.Run();

        await using var station = await Connect(bot);
        await station.CallReceivedAsync("UnlockConnector", Stop);
        await channel.NextCardWith("confirmed", stop: Stop);
        await AssertNeverAgain(station, "UnlockConnector");
    }

    [Fact]
    public async Task Killed_between_Sent_and_the_frame_the_command_is_unknown_and_never_sent()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel);
        await Confirm(channel, "unlock DE*ABC*E1234*1", "Unlock");
        await bot.Kill();
        // What the database holds when the process dies after its commit and before its write to the socket.
        await Execute(bot, "UPDATE \"Commands\" SET \"State\" = 'Sent', \"SentAt\" = \"RequestedAt\", \"MessageId\" = 'm-1', \"Epoch\" = 1, \"Version\" = \"Version\" + 1");
        await bot.Run();

        await channel.NextCardWith("Unknown", stop: Stop);
        await using var station = await Connect(bot);
        await AssertNeverAgain(station, "UnlockConnector");
    }

    [Fact]
    public async Task Killed_while_the_device_thinks_the_command_is_unknown_until_the_device_shows_it()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel);
        await using var station = await Connect(bot);
        await station.ChargeAsync(1, "04A1B2C377A2", Stop);
        station.OnCall("RemoteStopTransaction", new Reply.Silence());
        await Confirm(channel, "stop DE*ABC*E1234*1", "Stop charging");
        await station.CallReceivedAsync("RemoteStopTransaction", Stop);
        await bot.Kill();
        await bot.Run();

        await channel.NextCardWith("Unknown", stop: Stop);
        await station.BootedAsync(Stop);
        await station.StopAsync(1, "Remote", Stop);
        await channel.NextCardWith("Stopped at", stop: Stop);
        await AssertNeverAgain(station, "RemoteStopTransaction");
    }

    [Fact]
    public async Task Killed_after_the_devices_yes_its_deed_still_reaches_the_card()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel);
        await using var station = await Connect(bot);
        await station.ChargeAsync(1, "04A1B2C377A2", Stop);
        station.OnCall("RemoteStopTransaction", Reply.Status("Accepted"));
        await Confirm(channel, "stop DE*ABC*E1234*1", "Stop charging");
        await channel.NextCardWith("✓ accepted", stop: Stop);
        await bot.Kill();
        await bot.Run();

        await station.BootedAsync(Stop);
        await station.StopAsync(1, "Remote", Stop);
        await channel.NextCardWith("Stopped at", stop: Stop);
    }

    [Fact]
    public async Task Killed_before_the_card_was_updated_the_card_is_updated_after_the_restart()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel);
        await using var station = await Connect(bot);
        await station.ChargeAsync(1, "04A1B2C377A2", Stop);
        await Confirm(channel, "stop DE*ABC*E1234*1", "Stop charging");
        // The channel is down from here on: what the device does is committed, the card waits in its row.
        channel.Connector.Script([.. Enumerable.Repeat(new ScriptedAnswer(500), 20)]);
        await station.TransactionStoppedAsync(Stop);
        await bot.Kill();
        channel.Connector.ClearScript();
        await bot.Run();

        await channel.NextCardWith("Stopped at", stop: Stop);
    }

    [Fact]
    public async Task An_activity_that_was_worked_on_before_the_kill_gets_its_first_answer_again()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel);
        await channel.Message("DE*ABC*E1234*1", stop: Stop);
        var look = await channel.NextCard(stop: Stop);
        var button = FakeChannel.Buttons(look.Card!.Value).First(press => press.GetProperty("verb").GetString() == "unlock.ask");
        var press = channel.PressActivity("unlock.ask", System.Text.Json.Nodes.JsonNode.Parse(button.GetProperty("data").GetRawText()), card: look.ActivityId);
        var first = await channel.Post(press, stop: Stop);
        await bot.Kill();
        await bot.Run();

        Assert.Equal(first, await channel.Post(press, stop: Stop));
    }

    private static async Task Confirm(FakeChannel channel, string text, string button)
    {
        await channel.Message(text, stop: Stop);
        var question = await channel.NextCardWith(button, stop: Stop);
        Assert.Equal(200, (await channel.PressButton(question, button, stop: Stop)).Invoke.StatusCode);
    }

    private static async Task<SimulatedChargePoint> Connect(BotProcess bot)
    {
        var station = new SimulatedChargePoint(bot.Ocpp, "CB-BERLIN-042", connectors: 2, new Personality
        {
            AnswerDelay = TimeSpan.Zero,
            ReactionTime = TimeSpan.FromMilliseconds(50),
            FirstBackOff = TimeSpan.FromMilliseconds(100),
            LongestBackOff = TimeSpan.FromMilliseconds(200),
        });
        await station.StartAsync(Stop);
        return station;
    }

    /// <summary>The device is asked something else and answers: had the command been sent again, it would have come before.</summary>
    private static async Task AssertNeverAgain(SimulatedChargePoint station, string action)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        soon.CancelAfter(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => station.CallReceivedAsync(action, soon.Token));
    }

    private static async Task Execute(BotProcess bot, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(bot.Folder, "chargebot.db")};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Stop));
    }
}
