using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

/// <summary>What we ask of devices, and what becomes of their answers.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("Accepted", OutcomeKind.Accepted)]
    [InlineData("Unlocked", OutcomeKind.Accepted)]
    [InlineData("Scheduled", OutcomeKind.Accepted)]
    [InlineData("RebootRequired", OutcomeKind.Accepted)]
    [InlineData("accepted", OutcomeKind.Accepted)]
    [InlineData("Rejected", OutcomeKind.Rejected)]
    [InlineData("UnlockFailed", OutcomeKind.Rejected)]
    [InlineData("Perhaps", OutcomeKind.Rejected)]
    [InlineData("NotSupported", OutcomeKind.NotSupported)]
    [InlineData("NotImplemented", OutcomeKind.NotSupported)]
    public async Task A_devices_answer_is_an_outcome_in_its_own_words(string word, OutcomeKind kind)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();

        Assert.True(await link.Write(1, "c1", new UnlockConnector(1)));
        await device.ReceiveJson();
        await device.Send($$"""[3,"c1",{"status":"{{word}}"}]""");

        Assert.Equal(("c1", new Outcome(kind, word)), Same(await host.Grain.Answer()));
    }

    [Theory]
    [InlineData("""[4,"c1","NotImplemented","no such thing",{}]""", OutcomeKind.NotSupported, "no such thing")]
    [InlineData("""[4,"c1","NotSupported","",{}]""", OutcomeKind.NotSupported, "NotSupported")]
    [InlineData("""[4,"c1","InternalError","out of memory",{"a":1}]""", OutcomeKind.Rejected, "InternalError: out of memory")]
    [InlineData("""[4,"c1","FormatViolation","four elements"]""", OutcomeKind.Rejected, "FormatViolation: four elements")]
    [InlineData("""[4,"c1","VendorOops"]""", OutcomeKind.Rejected, "VendorOops")]
    [InlineData("""[4,"c1"]""", OutcomeKind.Rejected, "CALLERROR")]
    [InlineData("""[4,"c1",17,null,null,"more"]""", OutcomeKind.Rejected, "17")]
    [InlineData("""[3,"c1",{}]""", OutcomeKind.Rejected, "(an answer without a status)")]
    [InlineData("""[3,"c1"]""", OutcomeKind.Rejected, "(an answer without a status)")]
    [InlineData("""[3,"c1",null]""", OutcomeKind.Rejected, "(an answer without a status)")]
    [InlineData("""[3,"c1",{"Status":" Accepted "}]""", OutcomeKind.Accepted, " Accepted ")]
    public async Task Errors_and_odd_answers_are_read_all_the_same(string answer, OutcomeKind kind, string words)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();

        await link.Write(1, "c1", new RemoteStop(7));
        await device.ReceiveJson();
        await device.Send(answer);

        Assert.Equal(("c1", new Outcome(kind, words)), Same(await host.Grain.Answer()));
    }

    [Fact]
    public async Task A_call_of_the_device_is_answered_while_ours_is_pending()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();

        await link.Write(1, "c1", new RemoteStop(7));
        await device.ReceiveJson();
        await device.Call("StopTransaction", """{"transactionId":7,"meterStop":1}""");
        await device.Send("""[3,"c1",{"status":"Accepted"}]""");

        Assert.Equal(OutcomeKind.Accepted, (await host.Grain.Answer()).Outcome.Kind);
    }

    [Fact]
    public async Task An_answer_under_another_id_is_not_taken_for_ours()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();

        await link.Write(1, "c1", new RemoteStop(7));
        await device.ReceiveJson();
        await device.Send("""[3,"c2",{"status":"Accepted"}]""");
        await device.Send("""[3,"c1",{"status":"Rejected"}]""");
        await device.Send("""[3,"c1",{"status":"Accepted"}]""");
        await device.Call("Heartbeat", "{}");

        Assert.Equal(OutcomeKind.Rejected, (await host.Grain.Answer()).Outcome.Kind);
        Assert.False(host.Grain.HasAnswer);
    }

    [Fact]
    public async Task Silence_times_out_and_a_late_answer_still_arrives_once()
    {
        await using var host = await OcppHost.Start(("CallTimeout", "00:00:00.100"));
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();

        await link.Write(1, "c1", new RemoteStop(7));
        await device.ReceiveJson();
        Assert.Equal(("c1", new Outcome(OutcomeKind.TimedOut)), Same(await host.Grain.Answer()));

        Assert.True(await link.Write(1, "c2", new Reset(false)));
        await device.ReceiveJson();
        await device.Send("""[3,"c1",{"status":"Accepted"}]""");
        await device.Send("""[3,"c1",{"status":"Accepted"}]""");
        var outcomes = new[] { await host.Grain.Answer(), await host.Grain.Answer() };
        Assert.Contains(outcomes, one => one.Id == "c1" && one.Outcome.Kind is OutcomeKind.Accepted);
        Assert.Contains(outcomes, one => one.Id == "c2" && one.Outcome.Kind is OutcomeKind.TimedOut);
        await device.Call("Heartbeat", "{}");
        Assert.False(host.Grain.HasAnswer);
    }

    [Fact]
    public async Task A_frame_for_another_connection_or_after_the_end_never_leaves()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();

        Assert.False(await link.Write(2, "c1", new RemoteStop(7)));
        await device.Close();
        await host.Grain.Detached();
        Assert.False(await link.Write(1, "c2", new RemoteStop(7)));
    }

    [Fact]
    public async Task Commands_are_held_until_the_boot_is_accepted()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();
        await device.Call("SecurityEventNotification", """{"type":"StartupOfTheDevice"}""");
        Assert.False(host.Grain.WasReady);

        await device.Call("BootNotification", """{"chargePointVendor":"V","chargePointModel":"M"}""");

        Assert.Equal(1, await host.Grain.BecomesReady());
    }

    [Theory]
    [InlineData("""[3,{0},{"status":"Rejected"}]""")]
    [InlineData("""[4,{0},"NotImplemented","",{}]""")]
    public async Task A_device_that_does_not_boot_is_ready_after_the_grace_and_is_asked_for_its_boot(string answer)
    {
        await using var host = await OcppHost.Start(("BootGrace", "00:00:00.050"));
        using var device = await host.Connect();

        await device.Call("StatusNotification", """{"connectorId":1,"status":"Charging"}""");

        Assert.Equal(1, await host.Grain.BecomesReady());
        var asked = await device.ReceiveJson();
        Assert.Equal("TriggerMessage", asked[2].GetString());
        Assert.Equal("BootNotification", asked[3].GetProperty("requestedMessage").GetString());
        await device.Send(answer.Replace("{0}", asked[1].GetRawText()));
        await device.Call("BootNotification", """{"chargePointVendor":"V","chargePointModel":"M"}""");
        Assert.True(await (await host.Grain.Link()).Write(1, "c1", new RemoteStop(7)));
        Assert.Equal("c1", (await device.ReceiveJson())[1].GetString());
        Assert.False(host.Grain.HasAnswer);
        Assert.False(host.Grain.WasReady);
    }

    [Fact]
    public async Task A_device_that_says_nothing_is_ready_after_a_longer_grace()
    {
        await using var host = await OcppHost.Start(("SilentGrace", "00:00:00.050"));
        using var device = await host.Connect();

        Assert.Equal(1, await host.Grain.BecomesReady());
    }

    [Fact]
    public async Task A_command_waits_behind_our_own_question_and_no_longer_than_that_may_take()
    {
        await using var host = await OcppHost.Start(("SilentGrace", "00:00:00.050"), ("TriggerTimeout", "00:00:00.300"));
        using var device = await host.Connect();
        var link = await host.Grain.Link();
        Assert.Equal("TriggerMessage", (await device.ReceiveJson())[2].GetString());

        Assert.True(await link.Write(1, "c1", new RemoteStop(7)));

        Assert.Equal("RemoteStopTransaction", (await device.ReceiveJson())[2].GetString());
    }

    [Fact]
    public async Task A_device_that_does_not_read_is_dropped_and_its_command_may_have_left()
    {
        await using var host = await OcppHost.Start(("SendTimeout", "00:00:00.300"));
        using var deaf = await RawSocket.Upgrade(host.Address, "CB-1", "Sec-WebSocket-Protocol: ocpp1.6");
        IChargePointLink link = await host.Grain.Link();

        var huge = new ReadConfiguration([.. Enumerable.Repeat(new string('k', 1000), 20_000)]);

        Assert.True(await link.Write(1, "c1", huge));
        Assert.Equal(1, await host.Grain.Detached());
    }

    [Fact]
    public async Task A_configuration_is_read_leniently_and_its_secrets_stay_here()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();
        var longValue = new string('v', 900);

        await link.Write(1, "c1", new ReadConfiguration([]));
        await device.ReceiveJson();
        await device.Send($$"""
            [3,"c1",{"configurationKey":[
              {"key":"HeartbeatInterval","readonly":false,"value":"300"},
              {"key":"MeterValueSampleInterval","readonly":"true","value":60},
              {"key":"Long","value":"{{longValue}}"},
              {"key":"AuthorizationKey","readonly":false,"value":"0011223344"},
              {"key":"LogUrl","value":"ftp://user:hunter2@files.example/x"},
              {"Key":"NoValue","readonly":true},
              {"readonly":true,"value":"without a key"},
              "nonsense"],
             "unknownKey":["Foo"]}]
            """);

        var outcome = (await host.Grain.Answer()).Outcome;
        Assert.Equal((OutcomeKind.Accepted, "unknownKey: Foo"), (outcome.Kind, outcome.Words));
        Assert.Equal(
            [
                new("HeartbeatInterval", "300", false), new("MeterValueSampleInterval", "60", true), new("Long", longValue, false),
                new("AuthorizationKey", "•••", false), new("LogUrl", "ftp://•••@files.example/x", false), new("NoValue", null, true),
            ],
            outcome.Configuration);
    }

    [Theory]
    [InlineData("""[3,"c1",{}]""", OutcomeKind.Accepted, null)]
    [InlineData("""[3,"c1",{"configurationKey":null,"unknownKey":["A",5]}]""", OutcomeKind.Accepted, "unknownKey: A, 5")]
    [InlineData("""[4,"c1","NotSupported","name the keys",{}]""", OutcomeKind.NotSupported, "name the keys")]
    public async Task A_configuration_that_is_not_given_is_no_error_of_ours(string answer, OutcomeKind kind, string? words)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();

        await link.Write(1, "c1", new ReadConfiguration([]));
        await device.ReceiveJson();
        await device.Send(answer);

        var outcome = (await host.Grain.Answer()).Outcome;
        Assert.Equal((kind, words), (outcome.Kind, outcome.Words));
        Assert.Empty(outcome.Configuration);
    }

    // Records compare their lists by reference.
    private static (string, Outcome) Same((string Id, Outcome Outcome) answer) =>
        answer.Outcome.Configuration.Count == 0 ? (answer.Id, new Outcome(answer.Outcome.Kind, answer.Outcome.Words)) : answer;
}
