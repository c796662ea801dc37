using System.Net.WebSockets;
using System.Text;
using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

public sealed class FrameTests
{
    [Theory]
    [InlineData("""[2,"a1","Heartbeat",{}""")]
    [InlineData("""[2,"a1","Heartbeat",{},]""")]
    [InlineData("""[2,"a1","MeterValues",{"connectorId":1,"meterValue":[{]}]""")]
    [InlineData("""[2,"a1","StatusNotification",{"connectorId":1""")]
    [InlineData("""[2,"a1","Heartbeat",{}] [""")]
    [InlineData("""[2,"a1",""")]
    [InlineData("""[2,"a1",5,{}]""")]
    [InlineData("""[2,"a1"]""")]
    [InlineData("""[2,"a1","BootNotification"]""")]
    [InlineData("""[2,"a1","StopTransaction",[]]""")]
    [InlineData("""[2,"a1","StatusNotification","text"]""")]
    public async Task What_is_broken_is_answered_under_its_id_and_the_session_lives(string frame)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        Assert.StartsWith("""[4,"a1","FormationViolation",""", await device.Ask(frame));

        await device.Call("Heartbeat", "{}");
        Assert.Equal(1, host.Grain.Worked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON at all")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("[2")]
    [InlineData("""[2,"a""")]
    [InlineData("""[2,null,"Heartbeat",{}]""")]
    [InlineData("""[3,"never asked",{}]""")]
    [InlineData("""[3,"never asked",{""")]
    [InlineData("""[3,"never asked"]""")]
    [InlineData("""[4,"never asked","FormatViolation","four elements"]""")]
    [InlineData("""[4,"never asked"]""")]
    [InlineData("""[5,"of a later version","Heartbeat",{}]""")]
    [InlineData("""["x","y"]""")]
    public async Task What_cannot_be_answered_is_ignored_and_the_session_lives(string frame)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await device.Send(frame);

        await device.Call("Heartbeat", "{}");
    }

    [Theory]
    [InlineData("MakeCoffee", "NotImplemented")]
    [InlineData("RemoteStartTransaction", "NotSupported")]
    [InlineData("GetLog", "NotSupported")]
    public async Task An_action_that_is_unknown_or_not_for_devices_is_refused_in_its_own_way(string action, string code)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        Assert.StartsWith($"""[4,"a1","{code}",""", await device.Ask($$"""[2,"a1","{{action}}",{"connectorId":1}]"""));

        await device.Call("Heartbeat", "{}");
    }

    [Fact]
    public async Task A_frame_over_several_lines_and_fragments_is_one_frame()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await device.Send("[\r\n  2,\r\n  \"a1\",\r\n  \"StatusNotification\",\r\n  {\r\n    \"connectorId\": 1,\r\n    \"status\": \"Charging\"\r\n  }\r\n]\r\n", fragments: 7);

        Assert.Equal("""[3,"a1",{}]""", await device.Receive());
        Assert.Equal(PortStatus.Charging, (await host.Grain.Event<StatusReported>()).Status);
    }

    [Theory]
    [InlineData("17")]
    [InlineData("\"with \\\"quotes\\\" and ü\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\"")]
    public async Task An_id_comes_back_as_it_was_written(string id)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        Assert.Equal($$"""[3,{{id}},{}]""", await device.Ask($$"""[2,{{id}},"MeterValues",{"connectorId":1,"meterValue":[]}]"""));
    }

    [Fact]
    public async Task A_frame_that_is_too_long_is_answered_and_the_session_lives()
    {
        await using var host = await OcppHost.Start(("MaxFrameBytes", "5000"));
        using var device = await host.Connect();

        var answer = await device.Ask($$"""[2,"long","DataTransfer",{"vendorId":"V","data":"{{new string('x', 20_000)}}"}]""");

        Assert.StartsWith("""[4,"long","FormationViolation",""", answer);
        await device.Call("Heartbeat", "{}");
    }

    [Fact]
    public async Task A_frame_that_is_too_long_and_has_no_id_closes_the_connection()
    {
        await using var host = await OcppHost.Start(("MaxFrameBytes", "5000"));
        using var device = await host.Connect();

        Assert.Null(await device.Ask(new string('x', 20_000)));

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, device.CloseStatus);
        await host.Grain.Detached();
    }

    [Fact]
    public async Task A_frame_without_end_closes_the_connection()
    {
        await using var host = await OcppHost.Start(("MaxFrameBytes", "4096"));
        using var device = await host.Connect();
        var part = Encoding.ASCII.GetBytes(new string('x', 8192));

        await device.SendBytes("""[2,"endless","DataTransfer",{"vendorId":"V","data":" """u8.ToArray(), WebSocketMessageType.Text, end: false);
        try
        {
            for (var i = 0; i < 100; i++)
            {
                await device.SendBytes(part, WebSocketMessageType.Text, end: false);
            }
        }
        catch (WebSocketException)
        {
            // Closed while it was still talking.
        }

        Assert.Null(await device.Receive());
        await host.Grain.Detached();
    }

    [Fact]
    public async Task The_end_of_a_transaction_with_a_day_of_readings_is_never_too_long()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();
        var readings = string.Join(',', Enumerable.Range(0, 3000).Select(i =>
            $$"""{"timestamp":"2026-11-23T08:00:00Z","sampledValue":[{"value":"{{i}}","context":"Sample.Periodic","unit":"Wh"},{"value":"11000","measurand":"Power.Active.Import"}]}"""));

        await device.Send($$"""[2,"a1","StopTransaction",{"transactionData":[{{readings}}],"transactionId":7,"meterStop":2999}]""");

        Assert.Equal("""[3,"a1",{}]""", await device.Receive());
        var stopped = await host.Grain.Event<TransactionStopped>();
        Assert.Equal((7, 2999), (stopped.TransactionId, stopped.MeterStop));
        Assert.Equal(1500, stopped.Samples.Count);
        Assert.Equal((0, 2999), (stopped.Samples[0].Energy, stopped.Samples[^1].Energy));
    }

    [Fact]
    public async Task Binary_frames_end_the_connection()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await device.SendBytes([1, 2, 3], WebSocketMessageType.Binary, end: true);

        Assert.Null(await device.Receive());
        Assert.Equal(WebSocketCloseStatus.InvalidMessageType, device.CloseStatus);
    }

    [Fact]
    public async Task Nothing_is_acknowledged_before_it_is_committed()
    {
        await using var host = await OcppHost.Start();
        var committed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Grain.Commit = () => committed.Task;
        using var device = await host.Connect();

        await device.Send("""[2,"a1","StatusNotification",{"connectorId":1,"status":"Available"}]""");
        var answer = device.Receive();
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.False(answer.IsCompleted);

        committed.SetResult();
        Assert.Equal("""[3,"a1",{}]""", await answer);
    }

    [Fact]
    public async Task What_cannot_be_committed_is_not_acknowledged_and_the_connection_drops()
    {
        await using var host = await OcppHost.Start();
        host.Grain.Commit = () => throw new IOException("the disk is full");
        using var device = await host.Connect();

        Assert.Null(await device.Ask("""[2,"a1","StatusNotification",{"connectorId":1,"status":"Available"}]"""));

        Assert.Null(device.CloseStatus);
        Assert.Equal(1, await host.Grain.Detached());
    }

    [Fact]
    public async Task A_link_that_is_not_the_newest_acknowledges_nothing()
    {
        await using var host = await OcppHost.Start();
        host.Grain.Reply = _ => new DeviceReply(Refused: true);
        using var device = await host.Connect();

        Assert.Null(await device.Ask("""[2,"a1","Heartbeat",{}]"""));
    }
}
