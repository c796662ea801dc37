using ChargeBot.Simulator.Lg2Wan;
using ChargeBot.Simulator.Sml;
using Xunit;

namespace ChargeBot.Tests.Simulator;

/// <summary>What a gateway can be told to do wrong, as it arrives in bytes.</summary>
public sealed class GatewayDamageTests : IDisposable
{
    private const string Server = "0A014C47570000000001";
    private const string Id = "000102030405060708090A0B0C0D0E0F";
    private readonly TinyBot bot = new();
    private readonly CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));

    private CancellationToken Ct => limit.Token;

    public void Dispose()
    {
        bot.Dispose();
        limit.Dispose();
    }

    [Theory]
    [InlineData(Damage.LostBytes)]
    [InlineData(Damage.BadTransportCrc)]
    public async Task A_file_can_arrive_with_a_CRC_that_does_not_fit(Damage damage)
    {
        await using var gateway = await LoggedInAsync();
        gateway.OnOrder(GatewayOrder.Unlock, new GatewayReply.Damaged(damage));
        await UnlockAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => bot.ReadAsync(Ct));
    }

    [Fact]
    public async Task A_message_can_have_a_wrong_CRC_in_an_intact_file()
    {
        await using var gateway = await LoggedInAsync();
        gateway.OnOrder(GatewayOrder.Unlock, new GatewayReply.Damaged(Damage.BadMessageCrc));
        await UnlockAsync();
        Assert.Null(SmlMessage.ReadAll(new SmlReceiver().Take(Convert.FromHexString(await bot.ReadAsync(Ct)))[0]));
    }

    [Fact]
    public async Task Messages_can_stand_in_the_wrong_order_or_lack_their_close()
    {
        await using var gateway = await LoggedInAsync();
        gateway.DamageNext(Damage.WrongMessageOrder);
        gateway.DamageNext(Damage.NoPublicClose);
        await UnlockAsync();
        Assert.StartsWith($"1B1B1B1B01010101 76 8103{Id}FF 6200 6200 72 6500000201".Replace(" ", ""), await bot.ReadAsync(Ct));
        await UnlockAsync();
        var open = await bot.ReadAsync(Ct);
        Assert.Contains("078181C7C7FD00", open);
        Assert.DoesNotContain("6500000201", open);
    }

    [Fact]
    public async Task Garbage_can_stand_before_a_file_and_a_file_can_come_twice()
    {
        await using var gateway = await LoggedInAsync();
        gateway.DamageNext(Damage.GarbageBefore);
        gateway.DamageNext(Damage.Duplicate);
        await UnlockAsync();
        Assert.Contains("078181C7C7FD00", await bot.ReadAsync(Ct));
        Assert.StartsWith("00761B1B1B1B0101FF", bot.Passed);
        await UnlockAsync();
        Assert.Equal(await bot.ReadAsync(Ct), await bot.ReadAsync(Ct));
    }

    [Fact]
    public async Task Half_a_file_is_followed_by_silence_until_the_next_connection()
    {
        await using var gateway = await LoggedInAsync();
        gateway.DamageNext(Damage.HalfThenSilence);
        await UnlockAsync();
        Assert.False(await gateway.KeepAliveAsync(Ct));
        gateway.DropLink();
        gateway.Reconnect();
        await bot.AcceptAsync(Ct);
        Assert.Contains("6500000100", await bot.ReadAsync(Ct));
    }

    [Fact]
    public async Task A_file_that_never_ends_goes_on_until_the_line_is_cut()
    {
        await using var gateway = await LoggedInAsync();
        gateway.DamageNext(Damage.NeverEnds);
        await UnlockAsync();
        await bot.DrainAsync(2_000_000, Ct);
        bot.Cut();
        await gateway.LinkDownAsync(Ct);
    }

    [Fact]
    public async Task An_order_can_be_refused_accepted_in_vain_left_without_an_answer_answered_late_or_cut_off()
    {
        await using var gateway = await LoggedInAsync();
        gateway.OnOrder(GatewayOrder.Start, new GatewayReply.AcceptedThenNothing());
        await OrderAsync("078101C60201FF", "71 73 078101C60111FF 72 6201 04544147 01");
        Assert.Contains("078181C7C7FD00", await bot.ReadAsync(Ct));
        gateway.OnOrder(GatewayOrder.Unlock, new GatewayReply.Attention(AttentionNumber.Busy, "Moment"));
        await UnlockAsync();
        Assert.Contains("078181C7C7FE15 074D6F6D656E74".Replace(" ", ""), await bot.ReadAsync(Ct));
        Assert.Null(gateway.Ports[0].Session);

        gateway.OnOrder(GatewayOrder.Unlock, new GatewayReply.Late(TimeSpan.FromMilliseconds(300)));
        gateway.OnOrder(GatewayOrder.CheckMeter, new GatewayReply.Silence());
        await UnlockAsync();
        await OrderAsync("078101C60208FF", "01");
        await gateway.NextAsync<OrderReceived>(Ct, o => o.Order == GatewayOrder.CheckMeter);
        // The answer that is late is the only one: about the check nothing comes.
        Assert.Contains("078181C7C7FD00", await bot.ReadAsync(Ct));

        gateway.OnOrder(GatewayOrder.HardReboot, new GatewayReply.Drop());
        await OrderAsync("078100C60206FF", "01");
        await bot.ClosedAsync(Ct);
        await gateway.LinkDownAsync(Ct);
        Assert.Equal(1u, gateway.Starts);
    }

    [Fact]
    public async Task Any_bytes_can_be_sent()
    {
        await using var gateway = await LoggedInAsync();
        await gateway.SendRawAsync(new byte[] { 1, 2, 3 }, Ct);
        await UnlockAsync();
        await bot.ReadAsync(Ct);
        Assert.Equal("010203", bot.Passed);
    }

    private async Task<SimulatedGateway> LoggedInAsync()
    {
        var habits = new GatewayHabits
        {
            AnswerDelay = TimeSpan.Zero,
            ReactionTime = TimeSpan.FromMilliseconds(10),
            FirstBackOff = TimeSpan.FromMilliseconds(20),
            PushInterval = TimeSpan.FromMinutes(5),
            AnswerTimeout = TimeSpan.FromMilliseconds(400),
        };
        var gateway = new SimulatedGateway(new GatewayWay.Dial("127.0.0.1", bot.Port), Server, 1, habits);
        gateway.Start();
        await bot.AcceptAsync(Ct);
        var id = (await bot.ReadAsync(Ct))[22..54];
        await bot.SendAsync(
            Ct,
            $"76 8103{id}00 6200 6200 72 6500000101 76 01 01 8102{id} 0B{Server} 01 01",
            $"76 8103{id}FF 6200 6200 72 6500000201 71 01");
        await gateway.NextAsync<LoggedIn>(Ct);
        return gateway;
    }

    private Task UnlockAsync() => OrderAsync("078101C60204FF", "01");

    private Task OrderAsync(string path, string children) => bot.SendAsync(
        Ct,
        $"76 8103{Id}00 6200 6200 72 6500000100 77 01 01 8102{Id} 0B{Server} 01 01 01",
        $"76 8103{Id}01 6200 6200 72 6500000600 75 0B{Server} 01 01 71 {path} 73 {path} 01 {children}",
        $"76 8103{Id}FF 6200 6200 72 6500000200 71 01");
}
