using ChargeBot.Simulator.Lg2Wan;
using ChargeBot.Tests.Demo;
using ChargeBot.Tests.Playground;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>What only a client shows: that rows of a list, too, can be pressed, and that what is typed on a card arrives.</summary>
public sealed class PlaygroundGatewayTests
{
    private const string Server = "0901454D480000A1B2C3";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_parameter_is_opened_from_its_list_changed_and_reads_so_in_the_same_card()
    {
        var port = FreePort.Next();
        await using var bot = BotProcess.Prepare(settings =>
        {
            settings["ASPNETCORE_ENVIRONMENT"] = "Development";
            settings["AllowAgentsPlayground"] = "true";
            settings["People__1__AadObjectId"] = Speakers.Engineer;
            settings["Lg2Wan__Port"] = $"{port}";
            settings["Lg2Wan__Address"] = "127.0.0.1";
        });
        await bot.Import(BotProcess.Gateway("Potsdam-001", Server, "in", 0, "chargebot", "a-password", "DE*ABC*E1234*1", "DE*ABC*E1234*2"));
        await bot.Run();
        await using var gateway = new SimulatedGateway(new GatewayWay.Dial("127.0.0.1", port), Server, 2, new GatewayHabits { AnswerDelay = TimeSpan.Zero }, "chargebot", "a-password");
        await gateway.StartAsync(Stop);
        await using var playground = await PlaygroundDriver.StartAsync(bot.Address, Speakers.Engineer, 1280, Stop);

        await playground.SayAsync("read parameters DE*ABC*E1234*1");
        await playground.CardSaysAsync("Read at");
        var cards = await playground.CardCountAsync();
        await playground.PressRowAsync("Max. current");
        await playground.CardSaysAsync("The most that this port gives to a vehicle.");
        await playground.FillAsync("New value (A)", "20");
        await playground.PressAsync("Save");
        await playground.CardSaysAsync("the charger reads 20\u00A0A");
        Assert.Equal(20UL, gateway.Parameters[1, 0x06]!.Unsigned);
        Assert.Equal(cards, await playground.CardCountAsync());
    }
}
