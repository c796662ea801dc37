using ChargeBot.Simulator;
using ChargeBot.Tests.Playground;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>Both sides of an approval in a client that we did not write: the agent asks in one window, the supervisor says yes in the other.</summary>
public sealed class PlaygroundApprovalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goodwill_beyond_the_limits_is_approved_in_the_other_window_and_charges()
    {
        await using var bot = BotProcess.Prepare(settings =>
        {
            settings["ASPNETCORE_ENVIRONMENT"] = "Development";
            settings["AllowAgentsPlayground"] = "true";
            settings["People__2__AadObjectId"] = Speakers.Supervisor;
            settings["People__2__Name"] = "Selma";
            settings["People__2__Roles__0"] = "Supervisor";
        });
        await bot.Import(BotProcess.TwoPorts);
        await bot.Run();
        await using var station = new SimulatedChargePoint(bot.Ocpp, "CB-BERLIN-042", connectors: 2, new Personality { MeterInterval = TimeSpan.FromSeconds(1) });
        await station.StartAsync(Stop);
        await using var agent = await PlaygroundDriver.StartAsync(bot.Address, null, 1280, Stop);
        await using var supervisor = await PlaygroundDriver.StartAsync(bot.Address, Speakers.Supervisor, 1280, Stop);
        await supervisor.SayAsync("help");
        await supervisor.CardSaysAsync("help");

        await agent.SayAsync("goodwill DE*ABC*E1234*2");
        await agent.CardSaysAsync("Short problem description");
        await agent.FillAsync("Customer's name", "Mia Muster");
        await agent.FillAsync("Telephone or e-mail", "mia@example.com");
        await agent.FillAsync("Short problem description", "card reader dead");
        await agent.FillAsync("Duration, minutes", "600");
        await agent.PressAsync("Start charging");
        await agent.CardSaysAsync("Waits for approval by Selma");

        await supervisor.CardSaysAsync("600 min, your role gives 120 alone");
        await supervisor.FillAsync("Minutes (fewer, if you like)", "30");
        await supervisor.PressAsync("Approve");
        await supervisor.CardSaysAsync("Approved by Selma");
        var charging = await agent.CardSaysAsync("Charging since");
        Assert.Contains("at most 30 min", charging, StringComparison.Ordinal);
        await supervisor.CardSaysAsync("Charging since");
    }
}
