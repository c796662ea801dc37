using System.Text.Json.Nodes;
using ChargeBot.Simulator;
using ChargeBot.Tests.Blobs;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>A log from the word in the chat to the file behind the link: the real bot, a real blob store, a charge point that uploads.</summary>
public sealed class SimulatedLogTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_simulated_charge_point_is_asked_for_its_log_breaks_off_goes_on_and_the_card_says_that_it_has_come()
    {
        await using var store = await Azurite.Start();
        await using var channel = await FakeChannel.Start();
        // Development, and nobody says where the bot is reached: the address is where it really listens.
        await using var bot = await BotProcess.Start(channel, change: settings =>
        {
            settings["ASPNETCORE_ENVIRONMENT"] = "Development";
            settings["Web__PublicUrl"] = null;
            settings["Blobs__ConnectionString"] = store.ConnectionString;
        });
        var habits = new Personality
        {
            AnswerDelay = TimeSpan.Zero,
            ReactionTime = TimeSpan.FromMilliseconds(50),
            LongestUploadPause = TimeSpan.FromMilliseconds(200),
            Log = LogHabit.BreaksOff,
        };
        await using var station = new SimulatedChargePoint(bot.Ocpp, "CB-BERLIN-042", connectors: 2, habits);
        await station.StartAsync(Stop);
        await station.FaultAsync(1, "ConnectorLockFailure", "F-12", "Plug is stuck", Stop);

        var list = await List("logs.request");
        await channel.PressOn("logs.request", list.Card!.Value, FakePerson.Alex, FakePerson.Alex.Chat, list.ActivityId, new JsonObject { ["hours"] = "24" });
        await channel.Connector.Next(
            FakePerson.Alex.Chat.Id, sent => sent.Card is { } card && CardReading.Words(card).Contains("The log has come.", StringComparison.Ordinal), "here", TimeSpan.FromSeconds(60), Stop);
        var uploaded = await station.LogUploadedAsync(Stop);

        // The card that told so may be drawn once more for the device's last word: a new one stands still.
        var settled = await List("logs.file");
        var answer = await channel.PressOn("logs.file", settled.Card!.Value, FakePerson.Alex, FakePerson.Alex.Chat, settled.ActivityId);
        var link = FakeChannel.Texts(answer).Single(text => text.Contains("&sig=", StringComparison.Ordinal));
        using var http = new HttpClient();
        var file = await http.GetByteArrayAsync(new Uri(link), Stop);
        Assert.Equal((true, (long)file.Length), (uploaded.Done, uploaded.Bytes));
        Assert.Contains("motor 600 ms", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);

        async Task<SentActivity> List(string verb)
        {
            await channel.Message("logs DE*ABC*E1234*1", stop: Stop);
            return await channel.Connector.Next(
                FakePerson.Alex.Chat.Id, sent => sent is { IsUpdate: false, Card: { } card } && CardReading.Verbs(card).Contains(verb) && !CardReading.Words(card).Contains("The log has come.", StringComparison.Ordinal), verb, stop: Stop);
        }
    }
}
