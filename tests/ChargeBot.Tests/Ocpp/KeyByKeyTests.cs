using ChargeBot.Adapters.Ocpp;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

/// <summary>Reading the whole configuration: at once, key by key where a device does not, and once by ourselves.</summary>
public sealed class KeyByKeyTests
{
    [Theory]
    [InlineData("""[4,"c1","InternalError","out of memory",{}]""")]
    [InlineData("""[4,"c1","NotSupported","",{}]""")]
    [InlineData("""[3,"c1",{}]""")]
    [InlineData("""[3,"c1",{"configurationKey":[],"unknownKey":[]}]""")]
    public async Task A_device_that_does_not_tell_everything_at_once_is_asked_for_each_key(string refusal)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();
        await link.Write(1, "c1", new ReadConfiguration([]));
        Assert.Equal("{}", (await device.ReceiveJson())[3].GetRawText());
        await device.Send(refusal);

        var asked = new List<string>();
        foreach (var expected in KeyByKey.Keys)
        {
            var call = await device.ReceiveJson();
            var key = Assert.Single(call[3].GetProperty("key").EnumerateArray()).GetString()!;
            asked.Add(key);
            await device.Send(key is "HeartbeatInterval" or "ConnectorPhaseRotation"
                ? $$"""[3,"{{call[1].GetString()}}",{"configurationKey":[{"key":"{{key}}","readonly":false,"value":"value of {{key}}"}]}]"""
                : $$"""[3,"{{call[1].GetString()}}",{"unknownKey":["{{key}}"]}]""");
        }

        var answer = await host.Grain.Answer();
        Assert.Equal(("c1", OutcomeKind.Accepted), (answer.Id, answer.Outcome.Kind));
        Assert.Equal(["ConnectorPhaseRotation", "HeartbeatInterval"], answer.Outcome.Configuration.Select(value => value.Key));
        Assert.Equal(KeyByKey.Keys, asked);
        Assert.Contains("ConnectorPhaseRotation", asked);
    }

    [Fact]
    public async Task A_device_that_refuses_every_key_is_left_alone_after_three_and_its_first_words_stand()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();
        await link.Write(1, "c1", new ReadConfiguration([]));
        await device.ReceiveJson();
        await device.Send("""[4,"c1","NotImplemented","never heard of it",{}]""");
        for (var i = 0; i < 3; i++)
        {
            var call = await device.ReceiveJson();
            await device.Send($$"""[4,"{{call[1].GetString()}}","NotImplemented","no",{}]""");
        }

        var outcome = (await host.Grain.Answer()).Outcome;
        Assert.Equal(OutcomeKind.NotSupported, outcome.Kind);
        Assert.Contains("never heard of it", outcome.Words, StringComparison.Ordinal);
        await link.Write(1, "c2", new RemoteStop(7));
        Assert.Equal("RemoteStopTransaction", (await device.ReceiveJson())[2].GetString());
    }

    [Fact]
    public async Task A_device_that_nobody_has_read_is_read_once_it_has_booted_and_secrets_are_masked()
    {
        await using var host = await OcppHost.Start();
        host.Grain.Unread = true;
        using var device = await host.ConnectBooted();
        var call = await device.ReceiveJson();
        Assert.Equal(("GetConfiguration", "{}"), (call[2].GetString(), call[3].GetRawText()));
        await device.Send($$"""[3,"{{call[1].GetString()}}",{"configurationKey":[{"key":"AuthorizationKey","readonly":false,"value":"open sesame"},{"key":"{{new string('k', 400)}}","readonly":true,"value":"1"}]}]""");
        var told = await host.Grain.Event<ConfigurationReported>();
        Assert.Equal(new ConfigurationValue("AuthorizationKey", "•••", false), Assert.Single(told.Values));
        Assert.False(host.Grain.HasAnswer);
    }

    [Fact]
    public async Task A_boot_tells_the_number_of_the_main_meter()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();
        await device.Call("BootNotification", """{"chargePointVendor":"V","chargePointModel":"M","meterSerialNumber":"1EMH0012345678"}""");
        Assert.Equal("1EMH0012345678", (await host.Grain.Event<Booted>()).MeterNumber);
    }

    [Fact]
    public void Every_known_key_of_a_field_is_among_those_that_are_asked_for() =>
        Assert.All(FieldKeys.Known.Where(key => key.Key != key.Field), key => Assert.Contains(key.For(1), KeyByKey.Keys));
}
