using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ChargeBot.Simulator;
using ChargeBot.Tests.Desk;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>The configuration of an OCPP station over its real socket: read once by itself, retrieved, refreshed, refused.</summary>
public sealed class ConfigurationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static FakePerson Who => DeskFixture.Engineer;

    private static Personality Quick => new() { AnswerDelay = TimeSpan.Zero, ReactionTime = TimeSpan.FromMilliseconds(50), BootTime = TimeSpan.FromMilliseconds(200), FirstBackOff = TimeSpan.FromMilliseconds(100) };

    [Fact]
    public async Task A_new_station_is_read_once_by_itself_and_again_when_somebody_asks()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel);
        await using var station = new SimulatedChargePoint(bot.Ocpp, "CB-BERLIN-042", connectors: 2, Quick);
        station.OnCall("GetConfiguration", Rotation("RST"));
        await station.StartAsync(Stop);
        await station.CallReceivedAsync("GetConfiguration", Stop);

        await channel.Message("retrieve configuration DE*ABC*E1234*2", Who, stop: Stop);
        var read = await channel.NextCardWith("Configuration retrieved at", Who.Chat, stop: Stop);
        var texts = FakeChannel.Texts(read.Card!.Value).ToList();
        Assert.Contains(texts, text => text.StartsWith("Charging station ·", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("Last retrieved from the charger", StringComparison.Ordinal));

        station.DropLink();
        await using var again = new SimulatedChargePoint(bot.Ocpp, "CB-BERLIN-042", connectors: 2, Quick);
        var reads = 0;
        again.OnCall("GetConfiguration", _ =>
        {
            Interlocked.Increment(ref reads);
            return null;
        });
        await again.StartAsync(Stop);
        await channel.Message("unlock DE*ABC*E1234*1", Who, stop: Stop);
        var question = await channel.NextCardWith("Unlock the plug", Who.Chat, stop: Stop);
        await channel.PressButton(question, FakeChannel.Buttons(question.Card!.Value).First().GetProperty("title").GetString()!, who: Who, stop: Stop);
        await again.CallReceivedAsync("UnlockConnector", Stop);
        Assert.Equal(0, reads);
    }

    [Fact]
    public async Task Refresh_asks_for_state_and_configuration_in_one_press_and_each_has_its_own_outcome()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel);
        await using var station = new SimulatedChargePoint(bot.Ocpp, "CB-BERLIN-042", connectors: 2, Quick);
        await station.StartAsync(Stop);

        await channel.Message("refresh DE*ABC*E1234*1", Who, stop: Stop);
        var told = await channel.NextCardWith("State told at", Who.Chat, stop: Stop);
        await Both(channel, told, "State told at", "Configuration retrieved at");

        station.OnCall("TriggerMessage", new Reply.Error("NotImplemented", ""));
        await channel.Message("configuration DE*ABC*E1234*2", Who, stop: Stop);
        var tab = await channel.NextCardWith("Calibration law method", Who.Chat, stop: Stop);
        await channel.PressButton(tab, "Refresh", who: Who, stop: Stop);
        var refused = await channel.NextCardWith("This charger cannot be asked for its state", Who.Chat, stop: Stop);
        await Both(channel, refused, "cannot be asked for its state", "Configuration retrieved at", "Calibration law method");
    }

    [Fact]
    public async Task A_station_that_does_not_tell_everything_at_once_is_read_key_by_key()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel);
        await using var station = new SimulatedChargePoint(bot.Ocpp, "CB-BERLIN-042", connectors: 2, Quick);
        var keys = new ConcurrentBag<string>();
        station.OnCall("GetConfiguration", payload =>
        {
            if (payload["key"] is not JsonArray { Count: > 0 } asked) return new Reply.Error("InternalError", "out of memory");
            keys.Add((string)asked[0]!);
            return null;
        });
        await station.StartAsync(Stop);

        await channel.Message("retrieve configuration DE*ABC*E1234*1", Who, stop: Stop);
        await channel.NextCardWith("Configuration retrieved at", Who.Chat, stop: Stop);
        Assert.Contains("HeartbeatInterval", keys);
    }

    /// <summary>The card, now or after its next update, says all of these at once.</summary>
    private static async Task Both(FakeChannel channel, SentActivity card, params string[] said)
    {
        if (!said.All(text => FakeChannel.Texts(card.Card!.Value).Any(line => line.Contains(text, StringComparison.Ordinal))))
        {
            await channel.Connector.Next(Who.Chat.Id, sent => sent.Card is { } next
                && said.All(text => FakeChannel.Texts(next).Any(line => line.Contains(text, StringComparison.Ordinal))), string.Join(" + ", said), stop: Stop);
        }
    }

    private static Reply.Result Rotation(string phases) => new Reply.Result(new JsonObject
    {
        ["configurationKey"] = new JsonArray(new JsonObject { ["key"] = "ConnectorPhaseRotation", ["readonly"] = false, ["value"] = $"1.{phases},2.{phases}" }),
    });
}
