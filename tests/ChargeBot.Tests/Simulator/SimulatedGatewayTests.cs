using ChargeBot.Simulator.Lg2Wan;
using Xunit;

namespace ChargeBot.Tests.Simulator;

/// <summary>The gateway's conversation against bytes written by hand from adapters/Lg2Wan/README.md.</summary>
public sealed class SimulatedGatewayTests : IDisposable
{
    private const string Server = "0A014C47570000000001";
    private const string Id = "000102030405060708090A0B0C0D0E0F";

    private static readonly GatewayHabits Quick = new()
    {
        AnswerDelay = TimeSpan.Zero,
        ReactionTime = TimeSpan.FromMilliseconds(20),
        BootTime = TimeSpan.FromMilliseconds(50),
        FirstBackOff = TimeSpan.FromMilliseconds(20),
        PushInterval = TimeSpan.FromMinutes(5),
        AnswerTimeout = TimeSpan.FromSeconds(20),
    };

    private readonly TinyBot bot = new();
    private readonly CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private CancellationToken Ct
    {
        get
        {
            limit.CancelAfter(TimeSpan.FromSeconds(30));
            return limit.Token;
        }
    }

    public void Dispose()
    {
        bot.Dispose();
        limit.Dispose();
    }

    [Fact]
    public async Task It_logs_in_with_its_server_id_its_controller_and_its_password()
    {
        await using var gateway = new SimulatedGateway(Dial(), Server, 1, Quick, "lg", "geheim");
        gateway.Start();
        await bot.AcceptAsync(Ct);
        var file = await bot.ReadAsync(Ct);
        var id = file[22..54];
        // The open, then the close: lists of six whose transaction ids are the file's id and 00 or FF.
        Assert.StartsWith($"1B1B1B1B01010101 76 8103{id}00 6200 6200 72 6500000100 77 01 0C4354524C2D303030303031 8102{id} 0B{Server} 036C67 0767656865696D 01 63".Replace(" ", ""), file);
        Assert.Contains($"00 76 8103{id}FF 6200 6200 72 6500000200 71 01 63".Replace(" ", ""), file);
        await AnswerLoginAsync(id);
        await gateway.NextAsync<LoggedIn>(Ct);
    }

    [Fact]
    public async Task A_refusal_of_its_login_is_noted_and_it_tries_again()
    {
        await using var gateway = new SimulatedGateway(Dial(), Server, 1, Quick);
        gateway.Start();
        await bot.AcceptAsync(Ct);
        var id = (await bot.ReadAsync(Ct))[22..54];
        await bot.SendAsync(
            Ct, OpenResponse(id, "01"), $"76 8103{id}00 6200 6200 72 650000FF01 74 0B{Server} 078181C7C7FE02 01 01", CloseResponse(id));
        Assert.Equal(0xFE02, (await gateway.NextAsync<LoginRefused>(Ct)).Attention);
        await bot.AcceptAsync(Ct);
        Assert.Contains(Server, await bot.ReadAsync(Ct));
    }

    [Fact]
    public async Task It_answers_the_question_for_its_status_with_a_list_for_the_charger_and_one_for_each_port()
    {
        await using var gateway = await LoggedInAsync(ports: 2);
        await AskStatusAsync();
        var file = await bot.ReadAsync(Ct);
        foreach (var port in (string[])["00", "01", "02"])
            Assert.Contains($"76 8103{Id}01 6200 6200 72 6500000701 77 01 0B{Server} 0781{port}C60100FF 72620265".Replace(" ", ""), file);
        Assert.Contains("77 078101C60101FF 01 01 01 01 6201 01".Replace(" ", ""), file);
        Assert.Contains("77 078100C60120FF 01 01 01 01 044C5358 01".Replace(" ", ""), file);
        // The meter of port 2: 1002469.0 Wh with scaler -1.
        Assert.Contains("77 070102010800FF 01 01 621E 52FF 690000000000 98F6F2 01".Replace(" ", ""), file);
        await gateway.ReadyAsync(Ct);
    }

    [Fact]
    public async Task A_start_is_done_pushed_and_recorded_until_the_record_is_acknowledged()
    {
        await using var gateway = await LoggedInAsync();
        // SetProcParameter: path and tree are the order 81 01 C6 02 01 FF, its child the identification TAG.
        await OrderAsync("078101C60201FF", "71 73 078101C60111FF 72 6201 04544147 01");
        Assert.Contains($"76 8103{Id}01 6200 6200 72 650000FF01 74 0B{Server} 078181C7C7FD00 01 01 63".Replace(" ", ""), await bot.ReadAsync(Ct));
        var started = gateway.NextAsync<SessionStarted>(Ct);
        // Preparing, then charging under TAG; each push is acknowledged.
        await AcknowledgeAsync(await bot.ReadAsync("078101C60101FF 01010101 6202", Ct));
        await AcknowledgeAsync(await bot.ReadAsync("078101C60101FF 01010101 6203 01 77 078101C60110FF 01010101 65000003E9 01 77 078101C60111FF 01010101 04544147", Ct));
        Assert.Equal((1, 1001u, "TAG"), ((await started).Port, (await started).Number, (await started).Identification));

        await OrderAsync("078101C60202FF", "71 73 078101C60110FF 72 6201 65000003E9 01");
        await bot.ReadAsync("078181C7C7FD00", Ct);
        var record = await bot.ReadAsync("078101C60700FF", Ct);
        Assert.Contains("78101C60704FF 01010101 0752656D6F7465 01".Replace(" ", ""), record);
        Assert.Equal(2, Count(record, "078180817303FF"));
        // The line is cut before we acknowledge: after the next login the record comes again.
        gateway.DropLink();
        gateway.Reconnect();
        await bot.AcceptAsync(Ct);
        await AnswerLoginAsync((await bot.ReadAsync(Ct))[22..54]);
        var again = await bot.ReadAsync("078101C60700FF", Ct);
        Assert.NotEqual(record[22..54], again[22..54]);
        Assert.Equal(1, gateway.UnsentRecords);
        await AcknowledgeAsync(again);
        Assert.Equal(1001u, (await gateway.NextAsync<RecordAcknowledged>(Ct)).Number);
        Assert.Equal(0, gateway.UnsentRecords);
    }

    [Theory]
    [InlineData("078101C60202FF", "71 73 078101C60110FF 72 6201 6500000007 01", "FE0A")]
    [InlineData("078101C60201FF", "71 73 078101C60112FF 72 6201 04544147 01", "FE0A")]
    [InlineData("078101C602F0FF", "01", "FE01")]
    [InlineData("078109C60204FF", "01", "FE01")]
    public async Task An_order_that_cannot_be_done_is_refused(string path, string arguments, string attention)
    {
        await using var gateway = await LoggedInAsync();
        await OrderAsync(path, arguments);
        Assert.Contains($"078181C7C7{attention}", await bot.ReadAsync(Ct));
    }

    [Fact]
    public async Task Parameters_are_read_by_scope_and_set_within_their_range()
    {
        await using var gateway = await LoggedInAsync();
        await bot.SendAsync(Ct, OpenRequest(), $"76 8103{Id}01 6200 6200 72 6500000500 75 0B{Server} 01 01 71 078101C60300FF 01", CloseRequest());
        var read = await bot.ReadAsync(Ct);
        Assert.Contains($"72 6500000501 73 0B{Server} 71 078101C60300FF 73 078101C60300FF 01 76 73 078101C60302FF 72 6201 620A 01".Replace(" ", ""), read);

        foreach (var (path, value, attention) in new[]
                 {
                     ("078101C60306FF", "6210", "FD00"), ("078101C60306FF", "6251", "FE09"), ("078100C60313FF", "630001", "FE05"),
                     ("078101C60306FF", "4201", "FE0F"), ("078181C78A02FF", "630005", "FD00"),
                 })
        {
            await bot.SendAsync(
                Ct, OpenRequest(), $"76 8103{Id}01 6200 6200 72 6500000600 75 0B{Server} 01 01 71 {path} 73 {path} 72 6201 {value} 01", CloseRequest());
            Assert.Contains($"078181C7C7{attention}", await bot.ReadAsync(Ct));
        }

        Assert.Equal((16ul, 5ul), (gateway.Parameters[1, 0x06]!.Unsigned!.Value, gateway.Parameters[0, 0x0F]!.Unsigned!.Value));
    }

    [Fact]
    public async Task A_hard_reboot_ends_what_runs_counts_the_start_and_comes_back()
    {
        await using var gateway = await LoggedInAsync();
        var charging = gateway.ChargeAsync(1, "TAG", Ct);
        await AcknowledgeAsync(await bot.ReadAsync("078101C60101FF 01010101 6202", Ct));
        await AcknowledgeAsync(await bot.ReadAsync("078101C60101FF 01010101 6203", Ct));
        await charging;
        await OrderAsync("078100C60206FF", "01");
        await bot.ReadAsync("078181C7C7FD00", Ct);
        await bot.ClosedAsync(Ct);
        await bot.AcceptAsync(Ct);
        await AnswerLoginAsync((await bot.ReadAsync(Ct))[22..54]);
        var record = await bot.ReadAsync("078101C60704FF 01010101 075265626F6F74", Ct);
        await AcknowledgeAsync(record);
        await AskStatusAsync();
        await bot.ReadAsync("078100C60123FF 01010101 6500000002", Ct);
    }

    [Fact]
    public async Task One_that_listens_answers_the_login_of_the_bot_and_refuses_a_wrong_password()
    {
        await using var gateway = new SimulatedGateway(new GatewayWay.Listen(), Server, 1, Quick, "lg", "geheim");
        gateway.Start();
        await bot.DialAsync(gateway.ListensAt!, Ct);
        await bot.SendAsync(Ct, OpenRequest("036C67 0666616C7363"), CloseRequest());
        Assert.Contains("078181C7C7FE02", await bot.ReadAsync(Ct));
        await bot.ClosedAsync(Ct);
        await bot.DialAsync(gateway.ListensAt!, Ct);
        await bot.SendAsync(Ct, OpenRequest("036C67 0767656865696D"), CloseRequest());
        Assert.Contains($"6500000101 76 01 01 8102{Id} 0B{Server} 72620265".Replace(" ", ""), await bot.ReadAsync(Ct));
        await gateway.NextAsync<LoggedIn>(Ct);
        await bot.SendAsync(Ct, OpenRequest(), CloseRequest());
        Assert.Contains($"6500000201 71 01".Replace(" ", ""), await bot.ReadAsync(Ct));
        await gateway.NextAsync<KeepAliveAnswered>(Ct);
    }

    private GatewayWay.Dial Dial() => new("127.0.0.1", bot.Port);

    private async Task<SimulatedGateway> LoggedInAsync(int ports = 1, GatewayHabits? habits = null)
    {
        var gateway = new SimulatedGateway(Dial(), Server, ports, habits ?? Quick);
        gateway.Start();
        await bot.AcceptAsync(Ct);
        await AnswerLoginAsync((await bot.ReadAsync(Ct))[22..54]);
        await gateway.NextAsync<LoggedIn>(Ct);
        return gateway;
    }

    private Task AnswerLoginAsync(string id) => bot.SendAsync(Ct, OpenResponse(id, "01"), CloseResponse(id));

    private Task AcknowledgeAsync(string push)
    {
        var id = push[22..54];
        return bot.SendAsync(
            Ct, OpenResponse(id, "01"), $"76 8103{id}01 6200 6200 72 650000FF01 74 0B{Server} 078181C7C7FD00 01 01", CloseResponse(id));
    }

    private Task AskStatusAsync() => bot.SendAsync(
        Ct, OpenRequest(), $"76 8103{Id}01 6200 6200 72 6500000700 75 0A63686172676562 6F74 0B{Server} 01 01 078100C60100FF", CloseRequest());

    private Task OrderAsync(string path, string children) => bot.SendAsync(
        Ct, OpenRequest(), $"76 8103{Id}01 6200 6200 72 6500000600 75 0B{Server} 01 01 71 {path} 73 {path} 01 {children}", CloseRequest());

    private static string OpenRequest(string credentials = "01 01") =>
        $"76 8103{Id}00 6200 6200 72 6500000100 77 01 0A63686172676562 6F74 8102{Id} 0B{Server} {credentials} 01";

    private static string CloseRequest() => $"76 8103{Id}FF 6200 6200 72 6500000200 71 01";

    private static string OpenResponse(string id, string time) =>
        $"76 8103{id}00 6200 6200 72 6500000101 76 01 01 8102{id} 0B{Server} {time} 01";

    private static string CloseResponse(string id) => $"76 8103{id}FF 6200 6200 72 6500000201 71 01";

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
