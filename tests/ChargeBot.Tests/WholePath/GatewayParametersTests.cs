using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Simulator.Lg2Wan;
using ChargeBot.Tests.Demo;
using ChargeBot.Tests.Desk;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>Parameters from the chat to a gateway and back: read, changed, read back, and the PUK on its page.</summary>
public sealed class GatewayParametersTests
{
    private const string Server = "0901454D480000A1B2C3";
    private const string Password = "a-password-of-this-gateway";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static FakePerson Who => DeskFixture.Engineer;

    [Fact]
    public async Task What_the_gateway_says_is_what_the_cards_end_in()
    {
        await using var channel = await FakeChannel.Start();
        var port = FreePort.Next();
        await using var bot = await BotProcess.Start(channel, BotProcess.Gateway("Potsdam-001", Server, "in", 0, "chargebot", Password, "DE*ABC*E1234*1", "DE*ABC*E1234*2"), settings =>
        {
            settings["Lg2Wan__Port"] = $"{port}";
            settings["Lg2Wan__Address"] = "127.0.0.1";
        });
        await using var gateway = new SimulatedGateway(new GatewayWay.Dial("127.0.0.1", port), Server, 2, new GatewayHabits
        {
            Type = GatewayType.Lsx,
            Firmware = "3.1.0",
            AnswerDelay = TimeSpan.Zero,
            FirstBackOff = TimeSpan.FromMilliseconds(100),
            PushInterval = TimeSpan.FromSeconds(1),
        }, "chargebot", Password);
        await gateway.StartAsync(Stop);

        await channel.Message("read parameters DE*ABC*E1234*1", Who, stop: Stop);
        var list = await channel.NextCardWith("Read at", Who.Chat, stop: Stop);
        Assert.Contains("32\u00A0A", FakeChannel.Texts(list.Card!.Value));

        var open = await Press(channel, list.Card.Value, "parameters.open", ("parameter", "MaxCurrent"));
        await Press(channel, open, "parameters.save", ("value", "20"));
        await channel.NextCardWith("the charger reads 20\u00A0A", Who.Chat, stop: Stop);
        Assert.Equal(20UL, gateway.Parameters[1, 0x06]!.Unsigned);

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = bot.Address };
        Assert.Contains("30148275", await Post(http, await Page(channel), "show", ""), StringComparison.Ordinal);
        Assert.Contains("Asked of the charger", await Post(http, await Page(channel), "set", "87654321"), StringComparison.Ordinal);
        await channel.NextCardWith("PUK: set at", Who.Chat, stop: Stop);
        Assert.Contains("87654321", await Post(http, await Page(channel), "show", ""), StringComparison.Ordinal);
        Assert.DoesNotContain("87654321", bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(channel.Connector.Sent, sent => sent.ToString().Contains("87654321", StringComparison.Ordinal));
    }

    private static async Task<string> Page(FakeChannel channel)
    {
        await channel.Message("puk DE*ABC*E1234*1", Who, stop: Stop);
        var card = await channel.NextCardWith("for you alone", Who.Chat, stop: Stop);
        return new Uri(card.Card!.Value.GetProperty("actions")[0].GetProperty("url").GetString()!).AbsolutePath[1..];
    }

    private static async Task<JsonElement> Press(FakeChannel channel, JsonElement card, string verb, (string Name, string Value) typed)
    {
        var data = JsonNode.Parse(FakeChannel.Buttons(card).Last().GetProperty("data").GetRawText())!.AsObject();
        data[typed.Name] = typed.Value;
        return (await channel.Press(verb, data, Who, stop: Stop)).Invoke.Value;
    }

    private static async Task<string> Post(HttpClient http, string page, string press, string typed)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["press"] = press, ["typed"] = typed });
        using var answer = await http.PostAsync(page, form, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
