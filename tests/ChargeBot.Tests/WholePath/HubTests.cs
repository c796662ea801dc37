using System.Globalization;
using System.Text.Json;
using ChargeBot.Tests.Ocpp;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>What charge points say most, through the real bot: readings and signs of life, many at once, and the plug pulled in between.</summary>
public sealed class HubTests
{
    private const int Stations = 12;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_kill_and_stands_on_the_card()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel, BotProcess.Together(Enumerable.Range(1, Stations).Select(number =>
            BotProcess.Station($"Hub-{number}", $"CB-HUB-{number}", $"DE*ABC*E66{number:00}*1"))));
        var devices = await Task.WhenAll(Enumerable.Range(1, Stations).Select(number => Charging(bot, number)));
        using var pulled = new CancellationTokenSource();
        Task<long>[] talking = [.. devices.Select(device => Talk(device.Device, device.Transaction, pulled.Token))];
        await Until(() => bot.Query("""SELECT count(*) > 2000 FROM "MeterReadings" """), "1");
        await bot.Kill();
        await pulled.CancelAsync();
        var acknowledged = await Task.WhenAll(talking);

        // One more may have been committed for each station whose acknowledgement was cut off.
        foreach (var (number, count) in acknowledged.Index())
        {
            var stored = long.Parse(await bot.Query($"""SELECT count(*) FROM "MeterReadings" WHERE "PortId" = 'DE*ABC*E66{number + 1:00}*1'"""), CultureInfo.InvariantCulture);
            Assert.InRange(stored, count, count + 1);
            var last = await bot.Query($"""SELECT "MeterLast" FROM "Sessions" WHERE "PortId" = 'DE*ABC*E66{number + 1:00}*1'""");
            Assert.Equal(stored.ToString(CultureInfo.InvariantCulture), last);
            devices[number].Device.Dispose();
        }

        await bot.Run();
        channel.Bot = bot.Address;
        await channel.Message("DE*ABC*E6601*1", stop: Stop);
        await channel.NextCardWith($"{(acknowledged[0] / 1000.0).ToString("0.0", CultureInfo.InvariantCulture)} kWh", stop: Stop);
    }

    [Fact]
    public async Task A_sign_of_life_is_seen_at_once_and_written_within_two_seconds()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel, BotProcess.Station("Hub-1", "CB-HUB-1", "DE*ABC*E6601*1"));
        var (device, _) = await Charging(bot, 1);
        using var _ = device;
        await Ask(device, "h", "Heartbeat", "{}");
        var said = System.Diagnostics.Stopwatch.StartNew();
        await Until(() => bot.Query("""SELECT "LastMessage" FROM "Stations" """), "Heartbeat");
        Assert.True(said.Elapsed < TimeSpan.FromSeconds(4), $"It took {said.Elapsed}.");
    }

    /// <summary>A device that charges; its start belongs to the transaction of this number.</summary>
    private static async Task<(Device Device, long Transaction)> Charging(BotProcess bot, int number)
    {
        var device = await Device.Connect($"{bot.Ocpp}/", new DeviceOptions { Identity = $"CB-HUB-{number}" });
        await Ask(device, "b", "BootNotification", """{"chargePointVendor":"V","chargePointModel":"M"}""");
        await Ask(device, "s", "StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Charging"}""");
        using var started = JsonDocument.Parse((await Ask(device, "t", "StartTransaction", """{"connectorId":1,"idTag":"HUB","meterStart":0,"timestamp":"2026-11-27T08:00:00Z"}"""))!);
        return (device, started.RootElement[2].GetProperty("transactionId").GetInt64());
    }

    /// <summary>The answer to a call, past what is asked of the device meanwhile; null when the line is gone.</summary>
    private static async Task<string?> Ask(Device device, string id, string action, string payload)
    {
        await device.Send($"[2,\"{id}\",\"{action}\",{payload}]");
        while (await device.Receive() is { } frame)
        {
            if (frame.StartsWith($"[3,\"{id}\"", StringComparison.Ordinal))
            {
                return frame;
            }

            if (frame.StartsWith("[2,", StringComparison.Ordinal))
            {
                using var call = JsonDocument.Parse(frame);
                await device.Send($$"""[3,{{call.RootElement[1].GetRawText()}},{"configurationKey":[{"key":"HeartbeatInterval","readonly":false,"value":"300"}]}]""");
            }
        }

        return null;
    }

    /// <summary>Readings that rise by one, each after the last one's acknowledgement; how many were acknowledged.</summary>
    private static async Task<long> Talk(Device device, long transaction, CancellationToken pulled)
    {
        var acknowledged = 0L;
        while (!pulled.IsCancellationRequested)
        {
            try
            {
                if (await Ask(device, $"r{acknowledged + 1}", "MeterValues", $$"""{"connectorId":1,"transactionId":{{transaction}},"meterValue":[{"sampledValue":[{"value":"{{acknowledged + 1}}","measurand":"Energy.Active.Import.Register","unit":"Wh"}]}]}""") is null)
                {
                    break;
                }

                acknowledged++;
            }
            catch (Exception gone) when (gone is System.Net.WebSockets.WebSocketException or IOException)
            {
                break;
            }
        }

        return acknowledged;
    }

    private static async Task Until(Func<Task<string>> read, string wanted)
    {
        for (var patience = 400; await read() != wanted; patience--)
        {
            // A row has no event.
            Assert.True(patience > 0, "It never came to that.");
            await Task.Delay(25, Stop);
        }
    }
}
