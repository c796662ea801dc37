using ChargeBot.Simulator.Lg2Wan;
using ChargeBot.Simulator.Sml;
using Xunit;

namespace ChargeBot.Tests.Simulator;

public sealed class GatewayFleetTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_light_gateway_logs_in_answers_and_pushes_whole_files_that_change_from_push_to_push()
    {
        using var bot = new TinyBot();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        stop.CancelAfter(TimeSpan.FromSeconds(30));
        var fleet = new GatewayFleet("127.0.0.1", bot.Port, new FleetSize(1, 2, 100), TimeSpan.FromMilliseconds(50), "lg", "geheim");
        var running = fleet.RunAsync(stop.Token);
        await bot.AcceptAsync(stop.Token);
        var login = await bot.ReadAsync(stop.Token);
        Assert.Contains("0B0A0143424C0000000001 036C67 0767656865696D".Replace(" ", ""), login);
        await bot.SendAsync(stop.Token, Responses(login[22..54], "65000001017601018102", "0B0A0143424C00000000010101"));
        await bot.SendAsync(
            stop.Token,
            $"76 8103{login[22..54]}00 6200 6200 72 6500000100 77 01 01 8102{login[22..54]} 0B0A0143424C0000000001 01 01 01",
            $"76 8103{login[22..54]}01 6200 6200 72 6500000700 75 01 01 01 01 078100C60100FF",
            $"76 8103{login[22..54]}FF 6200 6200 72 6500000200 71 01");
        var status = await bot.ReadAsync(stop.Token);
        Assert.Contains($"76 8103{login[22..54]}01 6200 6200 72 6500000701".Replace(" ", ""), status);

        var first = await bot.ReadAsync(stop.Token);
        await bot.SendAsync(stop.Token, Acknowledgement(first[22..54]));
        var second = await bot.ReadAsync(stop.Token);
        var (one, two) = (Lists(first), Lists(second));
        Assert.Equal(3, one.Length);
        Assert.Equal("8101C60111FF", one[0][4][2][0].Hex);
        Assert.True(two[0][4][5][5].Unsigned > one[0][4][5][5].Unsigned);
        Assert.Equal("0000000100000001", System.Text.Encoding.ASCII.GetString(Convert.FromHexString(first[22..54])));
        Assert.InRange(SmlBodies.ReadTime(two[0][3])!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        var count = fleet.Count();
        Assert.Equal((1, 1), (count.Ready, count.Acknowledged));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public void The_server_ids_of_a_fleet_count_on_in_hex()
    {
        Assert.Equal("0A0143424C0000000001", GatewayFleet.ServerId(1));
        Assert.Equal("0A0143424C0000001388", GatewayFleet.ServerId(5000));
    }

    private static SmlNode[] Lists(string file)
    {
        var messages = SmlMessage.ReadAll(new SmlReceiver().Take(Convert.FromHexString(file))[0]);
        Assert.NotNull(messages);
        return [.. messages.Where(m => m.Tag == SmlTag.GetListResponse).Select(m => m.Body)];
    }

    private static string[] Responses(string id, string open, string rest) =>
        [$"76 8103{id}00 6200 6200 72 {open}{id}{rest}", $"76 8103{id}FF 6200 6200 72 6500000201 71 01"];

    private static string[] Acknowledgement(string id) =>
    [
        $"76 8103{id}00 6200 6200 72 6500000101 76 01 01 8102{id} 0B0A0143424C0000000001 01 01",
        $"76 8103{id}01 6200 6200 72 650000FF01 74 0B0A0143424C0000000001 078181C7C7FD00 01 01",
        $"76 8103{id}FF 6200 6200 72 6500000201 71 01",
    ];
}
