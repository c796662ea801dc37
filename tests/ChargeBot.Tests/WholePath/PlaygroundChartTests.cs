using System.Globalization;
using ChargeBot.Tests.Ocpp;
using ChargeBot.Tests.Playground;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>Charts are drawn by clients, in ways that no schema tells: here by one that we did not write.</summary>
public sealed class PlaygroundChartTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_error_rate_is_drawn_as_charts_and_its_lines_lead_to_the_sessions_in_the_same_card()
    {
        await using var bot = BotProcess.Prepare(settings =>
        {
            settings["ASPNETCORE_ENVIRONMENT"] = "Development";
            settings["AllowAgentsPlayground"] = "true";
            settings["People__1__AadObjectId"] = Speakers.Engineer;
        });
        await bot.Import(BotProcess.TwoPorts);
        await bot.Run();
        using var device = await Device.Connect($"{bot.Ocpp}/", new DeviceOptions { Identity = "CB-BERLIN-042" });
        foreach (var energy in new[] { 9_000, 0, -500 })
        {
            var now = DateTimeOffset.UtcNow;
            var started = await device.Call("StartTransaction", $$"""{"connectorId":1,"idTag":"04A1B2C3","meterStart":5000,"timestamp":"{{now.AddMinutes(-1).ToString("O", CultureInfo.InvariantCulture)}}"}""");
            await device.Call("StopTransaction", $$"""{"transactionId":{{started.GetProperty("transactionId").GetInt32()}},"meterStop":{{5000 + energy}},"timestamp":"{{now.ToString("O", CultureInfo.InvariantCulture)}}","reason":"Local"}""");
        }

        await using var playground = await PlaygroundDriver.StartAsync(bot.Address, Speakers.Engineer, 1280, Stop);
        await playground.SayAsync("error rate DE*ABC*E1234*1");
        await playground.CardSaysAsync("2 of 3 sessions faulty");

        // Only the circle's legend says it like this.
        await playground.CardSaysAsync("Canceled · 1 (50.0\u00A0%)");
        var cards = await playground.CardCountAsync();
        await playground.PressRowAsync("7 · Negative energy");
        await playground.CardSaysAsync("-500 Wh");
        Assert.Equal(cards, await playground.CardCountAsync());
    }
}
