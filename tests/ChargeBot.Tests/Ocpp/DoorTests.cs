using System.Net;
using System.Net.WebSockets;
using System.Text;
using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

public sealed class DoorTests
{
    private const string Boot = """{"chargePointVendor":"V","chargePointModel":"M"}""";

    [Fact]
    public async Task The_version_is_agreed_on_among_those_offered()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect(options => options.Subprotocols = ["ocpp2.1", "ocpp1.6"]);

        Assert.Equal("ocpp1.6", device.Subprotocol);
        await device.Call("Heartbeat", "{}");
    }

    [Fact]
    public async Task A_device_that_names_no_version_speaks_1_6()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect(options => options.Subprotocols = []);

        Assert.Null(device.Subprotocol);
        await device.Call("Heartbeat", "{}");
    }

    [Fact]
    public async Task A_device_that_names_no_version_is_closed_where_configured_so()
    {
        await using var host = await OcppHost.Start(("AcceptWithoutSubprotocol", "false"));
        using var device = await host.Connect(options => options.Subprotocols = []);

        Assert.Null(await device.Receive());
        Assert.Equal(WebSocketCloseStatus.ProtocolError, device.CloseStatus);
    }

    [Fact]
    public async Task Only_unknown_versions_end_in_a_handshake_without_one_and_a_close()
    {
        // A client of .NET insists on its header in the answer, so this one speaks HTTP by hand.
        await using var host = await OcppHost.Start();
        using var raw = await RawSocket.Upgrade(host.Address, "CB-1", "Sec-WebSocket-Protocol: ocpp3.0, soap");

        Assert.StartsWith("HTTP/1.1 101", raw.Response);
        Assert.DoesNotContain("Sec-WebSocket-Protocol", raw.Response);
        Assert.Equal((byte)0x88, await raw.ReadByte());
    }

    [Theory]
    [InlineData("no%20blanks")]
    [InlineData("a%2Fb")]
    [InlineData("1234567890123456789012345678901234567890123456789")]
    public async Task What_is_no_identity_is_not_found(string identity)
    {
        await using var host = await OcppHost.Start();

        var (status, _) = await Device.Knock(host.Address, new DeviceOptions { Identity = identity });

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(0, host.Grain.Admitted);
    }

    [Fact]
    public async Task An_unknown_station_is_not_found_where_strangers_are_refused()
    {
        await using var host = await OcppHost.Start();
        host.Grain.Admission = new Admission(AdmissionKind.Refused, null);

        var (status, _) = await Device.Knock(host.Address, new DeviceOptions());

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task The_identity_of_a_gateway_that_speaks_another_protocol_is_not_found_here()
    {
        await using var host = await OcppHost.Start();
        host.Grain.Admission = new Admission(AdmissionKind.Known, null, Protocol.Lg2Wan);

        var (status, _) = await Device.Knock(host.Address, new DeviceOptions());

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task A_browser_is_told_that_this_is_a_websocket()
    {
        await using var host = await OcppHost.Start();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(host.Address.Replace("ws:", "http:") + "CB-1"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UpgradeRequired, answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Bearer abc")]
    [InlineData("CB-1:wrong password 123")]
    [InlineData("CB-2:right password 123")]
    [InlineData("cb-1:right password 123")]
    [InlineData("CB-1:")]
    [InlineData("CB-1")]
    public async Task Without_the_right_name_and_password_there_is_a_challenge(string? credentials)
    {
        await using var host = await OcppHost.Start();
        host.Grain.Admission = new Admission(AdmissionKind.Known, PasswordHash.Make("right password 123"));

        var (status, challenge) = await Device.Knock(host.Address, new DeviceOptions { Authorization = Header(credentials) });

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.StartsWith("Basic realm=", challenge);
        Assert.Equal(0, host.Grain.Epoch);
    }

    [Theory]
    [InlineData("right password 123")]
    [InlineData("with:a:colon:too:1")]
    public async Task With_the_right_password_the_device_is_in(string password)
    {
        await using var host = await OcppHost.Start();
        host.Grain.Admission = new Admission(AdmissionKind.Known, PasswordHash.Make(password));

        using var device = await host.Connect(options => options.Authorization = Header("CB-1:" + password));

        await device.Call("Heartbeat", "{}");
    }

    [Fact]
    public async Task A_held_station_waits_until_it_is_adopted_and_is_never_called_before()
    {
        await using var host = await OcppHost.Start(("BootGrace", "00:00:00.050"), ("SilentGrace", "00:00:00.050"));
        host.Grain.Admission = new Admission(AdmissionKind.Held, null);
        using var device = await host.Connect();

        var first = await device.Call("BootNotification", Boot);
        await device.Call("Heartbeat", "{}");
        var tag = await device.Call("Authorize", """{"idTag":"T"}""");
        Assert.Equal("Pending", first.GetProperty("status").GetString());
        Assert.Equal(60, first.GetProperty("interval").GetInt32());
        Assert.Equal("Invalid", tag.GetProperty("idTagInfo").GetProperty("status").GetString());
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.False(host.Grain.WasReady);

        host.Grain.Admission = new Admission(AdmissionKind.Known, null);
        var second = await device.Call("BootNotification", Boot);
        Assert.Equal("Accepted", second.GetProperty("status").GetString());
        Assert.Equal(1, await host.Grain.BecomesReady());
    }

    [Theory]
    [InlineData(AdmissionKind.Known)]
    [InlineData(AdmissionKind.Refused)]
    public async Task A_held_station_that_got_a_password_or_was_refused_has_to_come_again(AdmissionKind kind)
    {
        await using var host = await OcppHost.Start();
        host.Grain.Admission = new Admission(AdmissionKind.Held, null);
        using var device = await host.Connect();
        await device.Call("BootNotification", Boot);

        host.Grain.Admission = new Admission(kind, PasswordHash.Make("now it has one 123"));

        Assert.Null(await device.Ask($"""[2,"again","BootNotification",{Boot}]"""));
    }

    [Fact]
    public async Task The_older_of_two_connections_is_dropped_when_the_grain_says_so()
    {
        await using var host = await OcppHost.Start();
        using var older = await host.Connect();
        var olderLink = await host.Grain.Link();
        using var newer = await host.Connect();
        await host.Grain.Link();

        await olderLink.Close("a newer connection won");

        Assert.Null(await older.Receive());
        Assert.Null(older.CloseStatus);
        Assert.Equal(1, await host.Grain.Detached());
        await newer.Call("Heartbeat", "{}");
    }

    [Fact]
    public async Task A_device_that_closes_gets_its_close_back_and_is_detached()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();
        await host.Grain.Link();

        await device.Close();

        Assert.Equal(WebSocketCloseStatus.NormalClosure, device.CloseStatus);
        Assert.Equal(1, await host.Grain.Detached());
    }

    [Fact]
    public async Task A_device_that_vanishes_is_detached()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();
        await host.Grain.Link();

        device.Abort();

        Assert.Equal(1, await host.Grain.Detached());
    }

    [Fact]
    public async Task A_link_that_ended_can_be_reached_until_its_grain_knows()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();
        var busy = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Grain.Busy = busy.Task;

        device.Abort();
        await host.Grain.Detached();

        Assert.False(host.Grain.HasLost);
        Assert.False(await link.Write(1, "late", new RemoteStop(4711)));
        busy.SetResult();
        Assert.Same(link, await host.Grain.Lost());
    }

    [Theory]
    [InlineData("false", null)]
    [InlineData("true", WebSocketCloseStatus.EndpointUnavailable)]
    public async Task A_shutdown_says_goodbye_only_where_configured(string closeFrames, WebSocketCloseStatus? expected)
    {
        await using var host = await OcppHost.Start(("CloseFrames", closeFrames));
        using var device = await host.Connect();
        await device.Call("Heartbeat", "{}");

        var stopping = host.Stop();

        Assert.Null(await device.Receive());
        Assert.Equal(expected, device.CloseStatus);
        device.Abort();
        await stopping.WaitAsync(Soon.Limit, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_device_that_answers_no_ping_is_found_out()
    {
        await using var host = await OcppHost.Start(("KeepAliveInterval", "00:00:00.100"), ("KeepAliveTimeout", "00:00:00.200"));
        using var dead = await RawSocket.Upgrade(host.Address, "CB-1", "Sec-WebSocket-Protocol: ocpp1.6");

        Assert.Equal((byte)0x89, await dead.ReadByte());
        Assert.Equal(1, await host.Grain.Detached());
    }

    [Theory]
    [InlineData("KeepAliveInterval", "00:02:00")]
    [InlineData("CallTimeout", "00:00:00")]
    [InlineData("MaxFrameBytes", "10")]
    public async Task Settings_that_cannot_work_stop_the_start(string key, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => OcppHost.Start((key, value)));

    private static string? Header(string? credentials) =>
        credentials is { } plain && plain.StartsWith("CB", StringComparison.OrdinalIgnoreCase)
            ? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(plain))
            : credentials;
}
