using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Charging;
using ChargeBot.Simulator.Lg2Wan;
using ChargeBot.Tests.Demo;
using ChargeBot.Tests.Storage;
using ChargeBot.Tests.Teams;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>The same as for OCPP, from a signed activity to a gateway's socket and back into the same card: LG2WAN behind the same port.</summary>
public sealed class GatewayMainJobTests
{
    private const string Server = "0901454D480000A1B2C3";
    private const string Password = "a-password-of-this-gateway";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_running_session_is_stopped_and_its_charge_record_is_verified(string database)
    {
        var connection = database == "postgres" ? await PostgresCluster.Database(migrated: false) : null;
        await using var channel = await FakeChannel.Start();
        var port = FreePort.Next();
        await using var bot = await Bot(channel, port, settings =>
        {
            settings["Storage__Provider"] = database;
            settings["Storage__ConnectionString"] = connection;
        });
        await using var gateway = Gateway(port);
        await gateway.StartAsync(Stop);
        await gateway.ChargeAsync(1, "04A1B2C377A2", Stop);

        await channel.Message("de abc e1234 1", stop: Stop);
        var look = await channel.NextCardWith("Charging", stop: Stop);
        await channel.PressButton(look, "Stop", stop: Stop);
        var question = await channel.NextCardWith("Stop this session?", stop: Stop);
        await channel.PressButton(question, "Stop charging", stop: Stop);

        await gateway.NextAsync<SessionEnded>(Stop);
        await gateway.NextAsync<RecordAcknowledged>(Stop);
        var truth = await channel.NextCardWith("Stopped at", stop: Stop);
        Assert.Equal(look.ActivityId, truth.ActivityId);

        using var dbs = connection is null ? ChargeBotDbs.Sqlite(Path.Combine(bot.Folder, "chargebot.db")) : ChargeBotDbs.Postgres(connection);
        await using var db = dbs.Open();
        var record = await db.ChargeRecords.SingleAsync(Stop);
        Assert.Equal((CalibrationStatus.Valid, "Remote"), (record.Calibration, record.StopReason));
        Assert.NotEmpty(await db.SignedRecords.Where(signed => signed.SessionId == record.Id).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_plug_is_pulled_in_the_middle_and_the_card_ends_in_the_truth_when_the_gateway_is_back()
    {
        await using var channel = await FakeChannel.Start();
        var port = FreePort.Next();
        await using var bot = await Bot(channel, port);
        await using var gateway = Gateway(port);
        await gateway.StartAsync(Stop);
        await gateway.ChargeAsync(1, "04A1B2C377A2", Stop);
        gateway.OnOrder(GatewayOrder.Stop, new GatewayReply.Drop());

        await channel.Message("stop DE*ABC*E1234*1", stop: Stop);
        var question = await channel.NextCardWith("Stop this session?", stop: Stop);
        await channel.PressButton(question, "Stop charging", stop: Stop);
        await gateway.NextAsync<OrderReceived>(Stop);
        await gateway.StopAsync(1, Stop);
        await gateway.NextAsync<RecordAcknowledged>(Stop);
        Assert.Equal(question.ActivityId, (await channel.NextCardWith("Stopped at", stop: Stop)).ActivityId);
    }

    [Fact]
    public async Task A_bot_that_was_killed_hears_of_the_session_that_ended_meanwhile()
    {
        await using var channel = await FakeChannel.Start();
        var port = FreePort.Next();
        await using var bot = await Bot(channel, port);
        await using var gateway = Gateway(port);
        await gateway.StartAsync(Stop);
        await gateway.ChargeAsync(1, "04A1B2C377A2", Stop);
        await channel.Message("DE*ABC*E1234*1", stop: Stop);
        await channel.NextCardWith("Charging", stop: Stop);

        await bot.Kill();
        await gateway.StopAsync(1, Stop);
        Assert.Equal(1, gateway.UnsentRecords);
        await bot.Run();
        await gateway.NextAsync<RecordAcknowledged>(Stop);

        using var dbs = ChargeBotDbs.Sqlite(Path.Combine(bot.Folder, "chargebot.db"));
        await using var db = dbs.Open();
        Assert.Equal(SessionState.Ended, (await db.Sessions.SingleAsync(Stop)).State);
        Assert.Single(await db.ChargeRecords.ToListAsync(Stop));
    }

    [Fact]
    public async Task A_gateway_with_a_wrong_password_stays_outside()
    {
        await using var channel = await FakeChannel.Start();
        var port = FreePort.Next();
        await using var bot = await Bot(channel, port);
        await using var stranger = Gateway(port, "another-password");
        stranger.Start();
        Assert.Equal(0xFE02, (await stranger.NextAsync<LoginRefused>(Stop)).Attention);
        Assert.DoesNotContain("another-password", bot.Output);
        Assert.DoesNotContain(Password, bot.Output);
    }

    [Fact]
    public async Task A_gateway_that_is_dialled_does_the_same()
    {
        await using var channel = await FakeChannel.Start();
        await using var gateway = new SimulatedGateway(new GatewayWay.Listen(), Server, 2, Quick, "chargebot", Password);
        await using var bot = await Bot(channel, 0, network: Network("out", gateway.ListensAt!.Port));
        await gateway.StartAsync(Stop);
        await gateway.PlugInAsync(1, Stop);

        await channel.Message("unlock DE*ABC*E1234*1", stop: Stop);
        var question = await channel.NextCard(stop: Stop);
        await channel.PressButton(question, "Unlock", stop: Stop);
        await gateway.NextAsync<OrderReceived>(Stop, order => order.Order is GatewayOrder.Unlock);
        await channel.NextCardWith("Unlocked at", stop: Stop);
    }

    private static GatewayHabits Quick => new()
    {
        AnswerDelay = TimeSpan.Zero,
        ReactionTime = TimeSpan.FromMilliseconds(50),
        BootTime = TimeSpan.FromMilliseconds(200),
        FirstBackOff = TimeSpan.FromMilliseconds(100),
        LongestBackOff = TimeSpan.FromMilliseconds(500),
        PushInterval = TimeSpan.FromSeconds(1),
    };

    private static SimulatedGateway Gateway(int port, string password = Password) =>
        new(new GatewayWay.Dial("127.0.0.1", port), Server, 2, Quick, "chargebot", password);

    private static Task<BotProcess> Bot(FakeChannel channel, int port, Action<Dictionary<string, string?>>? change = null, string? network = null) =>
        BotProcess.Start(channel, network ?? Network("in", 0), settings =>
        {
            settings["Lg2Wan__Port"] = $"{port}";
            settings["Lg2Wan__Address"] = "127.0.0.1";
            change?.Invoke(settings);
        });

    private static string Network(string direction, int port) => BotProcess.Gateway(
        "Potsdam-001", Server, direction, port, "chargebot", Password, "DE*ABC*E1234*1", "DE*ABC*E1234*2");
}
