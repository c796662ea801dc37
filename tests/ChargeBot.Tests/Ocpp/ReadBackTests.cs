using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

/// <summary>A device's yes to a change is not the deed: what it reads afterwards is.</summary>
public sealed class ReadBackTests
{
    [Fact]
    public async Task A_changed_key_is_read_back_and_told_as_what_the_device_says()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();

        await link.Write(1, "c1", new ChangeParameter("HeartbeatInterval", "900"));
        await device.ReceiveJson();
        await device.Send("""[3,"c1",{"status":"Accepted"}]""");

        var call = await device.ReceiveJson();
        Assert.Equal("GetConfiguration", call[2].GetString());
        Assert.Equal("""{"key":["HeartbeatInterval"]}""", call[3].GetRawText());
        await device.Send($$"""[3,"{{call[1].GetString()}}",{"configurationKey":[{"key":"HeartbeatInterval","readonly":false,"value":"600"}]}]""");

        Assert.Equal(OutcomeKind.Accepted, (await host.Grain.Answer()).Outcome.Kind);
        var told = await host.Grain.Event<ConfigurationReported>();
        Assert.Equal(new ConfigurationValue("HeartbeatInterval", "600", false), Assert.Single(told.Values));
        Assert.False(host.Grain.HasAnswer);
    }

    [Theory]
    [InlineData("HeartbeatInterval", "Rejected")]
    [InlineData("HeartbeatInterval", "NotSupported")]
    [InlineData("AuthorizationKey", "Accepted")]
    public async Task A_refused_change_and_a_secret_are_not_read_back(string key, string status)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();

        await link.Write(1, "c1", new ChangeParameter(key, "900"));
        await device.ReceiveJson();
        await device.Send($$"""[3,"c1",{"status":"{{status}}"}]""");
        await host.Grain.Answer();

        // The next call goes out at once: nothing is in its way.
        await link.Write(1, "c2", new RemoteStop(7));
        Assert.Equal("RemoteStopTransaction", (await device.ReceiveJson())[2].GetString());
    }

    [Fact]
    public async Task A_device_that_does_not_name_the_key_has_told_nothing()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();

        await link.Write(1, "c1", new ChangeParameter("Odd", "1"));
        await device.ReceiveJson();
        await device.Send("""[3,"c1",{"status":"Accepted"}]""");
        var call = await device.ReceiveJson();
        await device.Send($$"""[3,"{{call[1].GetString()}}",{"unknownKey":["Odd"]}]""");
        await device.Call("Heartbeat", "{}");

        await host.Grain.Event<Heard>();
    }
}
