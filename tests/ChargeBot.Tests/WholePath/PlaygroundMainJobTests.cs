using System.Text.Json.Nodes;
using ChargeBot.Tests.Peers;
using ChargeBot.Tests.Playground;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>
/// A Teams client that we did not write, a charge point that we did not write, and the real bot between them. A picture
/// of each step is kept; the one of a confirmed stop is the README's.
/// </summary>
public sealed class PlaygroundMainJobTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_looked_up_and_stopped_and_its_card_goes_from_asking_to_stopped()
    {
        await using var bot = await Start();
        await using var point = await Connect(bot);
        await point.ChargeAsync(1, "04A1B2C377A2", 1_000, Stop);
        await point.MeterAsync(19_400, Stop);
        await point.HoldStopAsync(Stop);
        await using var playground = await PlaygroundDriver.StartAsync(bot.Address, Speakers.Agent, 1280, Stop);

        await playground.SayAsync("DE*ABC*E1234*1");
        await playground.CardSaysAsync("18.4 kWh");
        await Keep(playground, "look-up");
        await playground.PressAsync("Stop");
        await playground.CardSaysAsync("Stop this session?");
        await Keep(playground, "asking");
        await playground.PressAsync("Stop charging");
        await playground.CardSaysAsync("accepted");
        await Keep(playground, "accepted");
        Assert.DoesNotContain("Stopped at", await playground.CardAsync(), StringComparison.Ordinal);

        await point.StopAsync("Remote", Stop);
        await playground.CardSaysAsync("Stopped at");
        Assert.Contains("confirmed", await playground.CardAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await CardsOfPort(playground));
        await Keep(playground, "stopped");
        Assert.Empty(point.Violations);
    }

    [Fact]
    public async Task An_unlock_that_the_device_refuses_shows_its_words()
    {
        await using var bot = await Start();
        await using var point = await Connect(bot);
        await point.ReplyAsync("UnlockConnector", new JsonObject { ["status"] = "UnlockFailed" }, Stop);
        await using var playground = await PlaygroundDriver.StartAsync(bot.Address, Speakers.Agent, 1280, Stop);

        await playground.SayAsync("unlock DE*ABC*E1234*1");
        await playground.CardSaysAsync("Unlock");
        await playground.PressAsync("Unlock");
        await playground.CardSaysAsync("UnlockFailed");
        await Keep(playground, "unlock-refused");
    }

    [Fact]
    public async Task A_hard_reboot_is_confirmed_by_the_boot()
    {
        await using var bot = await Start();
        await using var point = await Connect(bot);
        await using var playground = await PlaygroundDriver.StartAsync(bot.Address, Speakers.Engineer, 1280, Stop);

        await playground.SayAsync("reboot hard DE*ABC*E1234*1");
        await playground.CardSaysAsync("Restart now");
        await playground.PressAsync("Restart now");
        await point.NextAsync("booted", Stop);
        await playground.CardSaysAsync("confirmed");
        await Keep(playground, "rebooted");
    }

    private static async Task<BotProcess> Start()
    {
        var bot = BotProcess.Prepare(settings =>
        {
            settings["ASPNETCORE_ENVIRONMENT"] = "Development";
            settings["AllowAgentsPlayground"] = "true";
            settings["People__1__AadObjectId"] = Speakers.Engineer;
        });
        await bot.Import(BotProcess.TwoPorts);
        await bot.Run();
        return bot;
    }

    private static async Task<OcppRpcChargePoint> Connect(BotProcess bot)
    {
        var point = await OcppRpcChargePoint.StartAsync(bot.Ocpp, "CB-BERLIN-042", null, Stop);
        await point.BootAsync(Stop);
        await point.StatusAsync(1, "Available", Stop);
        return point;
    }

    private static async Task<int> CardsOfPort(PlaygroundDriver playground)
    {
        var chat = await playground.ChatAsync();
        return chat.Split("Berlin-042 · ").Length - 1;
    }

    private static async Task Keep(PlaygroundDriver playground, string name)
    {
        var folder = Environment.GetEnvironmentVariable("CHARGEBOT_SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots");
        Directory.CreateDirectory(folder);
        await playground.ScreenshotAsync(Path.Combine(folder, name + ".png"), cardOnly: name == "stopped");
    }
}
