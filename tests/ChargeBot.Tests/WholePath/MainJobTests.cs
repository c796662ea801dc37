using ChargeBot.Simulator;
using ChargeBot.Tests.Storage;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>From a signed activity to a charge point's socket and back into the same card, with the real bot in between.</summary>
public sealed class MainJobTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_running_session_is_stopped_and_the_same_card_says_so_when_the_device_did_it(string database)
    {
        var connection = database == "postgres" ? await PostgresCluster.Database(migrated: false) : null;
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel, change: settings =>
        {
            settings["Storage__Provider"] = database;
            settings["Storage__ConnectionString"] = connection;
        });
        await using var station = new SimulatedChargePoint(bot.Ocpp, "CB-BERLIN-042", connectors: 2, Quick);
        await station.StartAsync(Stop);
        await station.ChargeAsync(1, "04A1B2C377A2", Stop);

        Assert.Equal(200, (await channel.Message("de abc e1234 1", stop: Stop)).Status);
        var look = await channel.NextCardWith("Charging", stop: Stop);
        var ask = await channel.PressButton(look, "Stop", stop: Stop);
        Assert.Contains("Stop this session?", FakeChannel.Texts(ask.Invoke.Value));
        var question = await channel.NextCardWith("Stop this session?", stop: Stop);
        Assert.Equal(look.ActivityId, question.ActivityId);

        var pressed = await channel.PressButton(question, "Stop charging", stop: Stop);
        Assert.Equal(200, pressed.Invoke.StatusCode);

        await station.CallReceivedAsync("RemoteStopTransaction", Stop);
        await station.TransactionStoppedAsync(Stop);
        var truth = await channel.NextCardWith("Stopped at", stop: Stop);
        Assert.Equal(look.ActivityId, truth.ActivityId);
    }

    [Fact]
    public async Task A_device_that_refuses_to_unlock_is_quoted()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel);
        await using var station = new SimulatedChargePoint(bot.Ocpp, "CB-BERLIN-042", connectors: 2, Quick with { UnlockAnswer = "UnlockFailed" });
        await station.StartAsync(Stop);

        await channel.Message("unlock DE*ABC*E1234*1", stop: Stop);
        var question = await channel.NextCard(stop: Stop);
        await channel.PressButton(question, FakeChannel.Buttons(question.Card!.Value).First().GetProperty("title").GetString()!, stop: Stop);
        await station.CallReceivedAsync("UnlockConnector", Stop);
        await channel.NextCardWith("UnlockFailed", stop: Stop);
    }

    [Fact]
    public async Task A_hard_reboot_is_confirmed_by_the_boot_and_nothing_else()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel);
        await using var station = new SimulatedChargePoint(bot.Ocpp, "CB-BERLIN-042", connectors: 2, Quick with { DropsLinkOnReset = true });
        await station.StartAsync(Stop);

        await channel.Message("reboot hard DE*ABC*E1234*1", FakePerson.Robin, stop: Stop);
        var question = await channel.NextCard(FakePerson.Robin.Chat, stop: Stop);
        await channel.PressButton(question, "Restart now", who: FakePerson.Robin, stop: Stop);
        await station.CallReceivedAsync("Reset", Stop);
        await station.BootedAsync(Stop);
        await channel.NextCardWith("confirmed", FakePerson.Robin.Chat, stop: Stop);
    }

    private static Personality Quick => new()
    {
        AnswerDelay = TimeSpan.Zero,
        ReactionTime = TimeSpan.FromMilliseconds(50),
        BootTime = TimeSpan.FromMilliseconds(200),
        FirstBackOff = TimeSpan.FromMilliseconds(100),
    };
}
