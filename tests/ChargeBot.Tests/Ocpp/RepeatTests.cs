using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

public sealed class RepeatTests
{
    private const string Start = """[2,"s1","StartTransaction",{"connectorId":1,"idTag":"T","meterStart":5,"timestamp":"2026-11-23T08:00:00Z"}]""";

    [Fact]
    public async Task A_call_that_is_repeated_before_and_after_its_answer_is_worked_on_once()
    {
        await using var host = await OcppHost.Start();
        var committed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Grain.Commit = () => committed.Task;
        using var device = await host.Connect();

        await device.Send(Start);
        await device.Send(Start);
        await device.Send(Start);
        committed.SetResult();
        var answers = new[] { await device.Receive(), await device.Receive(), await device.Receive(), await device.Ask(Start) };

        Assert.Single(answers.Distinct());
        Assert.Contains("4711", answers[0]);
        Assert.Equal(1, host.Grain.Worked);
    }

    [Fact]
    public async Task The_same_id_over_another_payload_is_a_new_message()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await device.Ask("""[2,"1","StatusNotification",{"connectorId":1,"status":"Available"}]""");
        await device.Ask("""[2,"1","StatusNotification",{"connectorId":1,"status":"Charging"}]""");
        await device.Ask("""[2,"1","StatusNotification",{"connectorId":1,"status":"Available"}]""");

        Assert.Equal(PortStatus.Available, (await host.Grain.Event<StatusReported>()).Status);
        Assert.Equal(PortStatus.Charging, (await host.Grain.Event<StatusReported>()).Status);
        Assert.Equal(PortStatus.Available, (await host.Grain.Event<StatusReported>()).Status);
    }

    [Fact]
    public async Task The_same_id_on_another_connection_is_a_new_message()
    {
        await using var host = await OcppHost.Start();
        using (var first = await host.Connect())
        {
            await first.Ask(Start);
        }

        using var second = await host.Connect();
        await second.Ask(Start);

        Assert.Equal(2, host.Grain.Worked);
    }

    [Fact]
    public async Task Of_many_answers_only_the_last_few_are_kept()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await device.Ask(Start);
        for (var i = 0; i < 20; i++)
        {
            await device.Ask($$"""[2,"h{{i}}","Heartbeat",{}]""");
        }

        await device.Ask(Start);

        Assert.Equal(22, host.Grain.Worked);
    }
}
