using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using ChargeBot.Simulator.Lg2Wan;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Lg2Wan;

/// <summary>Each order through the command's record, up to the deed that confirms it, at a simulated gateway.</summary>
public sealed class OrderTests
{
    private static readonly (string, string)[] Hasty = [("CallTimeout", "00:00:00.5"), ("MeterCheckInterval", "00:00:00.05")];

    public static TheoryData<string> Words => [.. Cases.Keys];

    private static readonly Dictionary<string, (GatewayOrder Order, CommandKind Kind, DeviceCommand Ask)> Cases = new()
    {
        ["start"] = (GatewayOrder.Start, CommandKind.RemoteStart, new RemoteStart(1, "TAG")),
        ["stop"] = (GatewayOrder.Stop, CommandKind.Stop, new RemoteStop(0) { ConnectorId = 1 }),
        ["force stop"] = (GatewayOrder.ForceStop, CommandKind.ForceStop, new RemoteStop(0) { ConnectorId = 1, Force = true }),
        ["unlock"] = (GatewayOrder.Unlock, CommandKind.Unlock, new UnlockConnector(1)),
        ["soft reboot"] = (GatewayOrder.SoftReboot, CommandKind.SoftReboot, new Reset(false)),
        ["hard reboot"] = (GatewayOrder.HardReboot, CommandKind.HardReboot, new Reset(true)),
        ["availability"] = (GatewayOrder.Availability, CommandKind.Availability, new ChangeAvailability(1, false)),
        ["meter check"] = (GatewayOrder.CheckMeter, CommandKind.MeterCheck, new MeterCheck(1)),
    };

    [Theory]
    [MemberData(nameof(Words))]
    public async Task What_was_done_confirms_the_order(string verb)
    {
        await using var world = await GatewayWorld.Start(Hasty);
        await using var gateway = await world.Connected();
        if (verb is "stop" or "force stop")
        {
            await gateway.ChargeAsync(1, "TAG", GatewayWorld.Cancel);
            await GatewayWorld.Until(async () => (await world.Look()).Running is not null, "it charges");
        }

        var command = await world.Ask(Cases[verb].Kind, Cases[verb].Ask, session: (await world.Look()).Running?.Id);
        var done = await world.Becomes(command, CommandState.Confirmed);
        Assert.Equal(verb is "meter check" ? nameof(MeterCheckResult.Complies) : null, done.Words);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task A_refusal_keeps_the_gateways_words(string verb)
    {
        await using var world = await GatewayWorld.Start(Hasty);
        await using var gateway = await world.Connected();
        gateway.OnOrder(Cases[verb].Order, new GatewayReply.Attention(AttentionNumber.OutOfRange, "not today"));
        var refused = await world.Becomes(await world.Ask(Cases[verb].Kind, Cases[verb].Ask), CommandState.Rejected);
        Assert.Equal("FE09 value out of range: not today", refused.Words);
    }

    [Theory]
    [InlineData("start", AttentionNumber.UnknownObject)]
    [InlineData("unlock", AttentionNumber.WrongType)]
    public async Task What_a_gateway_cannot_is_not_supported(string verb, ushort number)
    {
        await using var world = await GatewayWorld.Start(Hasty);
        await using var gateway = await world.Connected();
        gateway.OnOrder(Cases[verb].Order, new GatewayReply.Attention(number));
        var answered = await world.Becomes(await world.Ask(Cases[verb].Kind, Cases[verb].Ask), CommandState.Rejected);
        Assert.StartsWith($"{number:X4} ", answered.Words);
    }

    [Theory]
    [InlineData("start", CommandState.Accepted)]
    [InlineData("stop", CommandState.Accepted)]
    [InlineData("unlock", CommandState.Confirmed)]
    [InlineData("soft reboot", CommandState.Accepted)]
    [InlineData("availability", CommandState.Accepted)]
    [InlineData("meter check", CommandState.Accepted)]
    public async Task A_yes_is_no_deed(string verb, CommandState state)
    {
        await using var world = await GatewayWorld.Start(Hasty);
        await using var gateway = await world.Connected();
        gateway.OnOrder(Cases[verb].Order, new GatewayReply.AcceptedThenNothing());
        var command = await world.Becomes(await world.Ask(Cases[verb].Kind, Cases[verb].Ask), state);
        await world.Links.Quiet(GatewayWorld.Identity);
        Assert.Equal(state, (await world.Links.Stored(command)).State);
    }

    [Fact]
    public async Task Silence_is_unknown_and_a_late_answer_still_arrives()
    {
        await using var world = await GatewayWorld.Start(Hasty);
        await using var gateway = await world.Connected();
        gateway.OnOrder(GatewayOrder.Unlock, new GatewayReply.Silence());
        var silent = await world.Becomes(await world.Ask(CommandKind.Unlock, new UnlockConnector(1)), CommandState.Unknown);
        gateway.OnOrder(GatewayOrder.Unlock, new GatewayReply.Late(TimeSpan.FromSeconds(1.5)));
        var late = await world.Becomes(await world.Ask(CommandKind.Unlock, new UnlockConnector(1)), CommandState.Unknown);
        await world.Becomes(late, CommandState.Confirmed);
        Assert.Equal(CommandState.Unknown, (await world.Links.Stored(silent)).State);
    }

    [Fact]
    public async Task Later_is_no_plug_in_the_hand()
    {
        await using var world = await GatewayWorld.Start(Hasty);
        await using var gateway = await world.Connected();
        gateway.OnOrder(GatewayOrder.Unlock, new GatewayReply.Attention(AttentionNumber.Later));
        await world.Becomes(await world.Ask(CommandKind.Unlock, new UnlockConnector(1)), CommandState.Unknown);
        gateway.OnOrder(GatewayOrder.Start, new GatewayReply.Attention(AttentionNumber.Later));
        var start = await world.Becomes(await world.Ask(CommandKind.RemoteStart, new RemoteStart(1, "TAG")), CommandState.Accepted);
        Assert.Equal("FD01 will be done later", start.Words);
    }

    [Fact]
    public async Task A_status_that_is_asked_for_confirms_the_question()
    {
        await using var world = await GatewayWorld.Start(Hasty);
        await using var gateway = await world.Connected();
        foreach (var connector in new[] { 1, 0 })
        {
            await world.Becomes(await world.Ask(CommandKind.Refresh, new ReportStatus(connector)), CommandState.Confirmed);
        }
    }

    [Fact]
    public async Task A_parameter_is_set_and_read_back()
    {
        await using var world = await GatewayWorld.Start(Hasty);
        await using var gateway = await world.Connected();
        foreach (var (key, port, value) in new[]
        {
            ("MaxCurrent", 1, "16"), ("MaxChargerCurrent", 0, "200"), ("BackendCheck", 0, "false"), ("ProviderMode", 0, "Exclusive"),
            ("AuthenticationTypes", 2, "RFID,Remote"), ("StatusPushInterval", 0, "30"), ("PreferredGsm", 0, ""), ("StaticIpAddress", 0, ""),
            ("StaticIpAddress", 0, "10.1.2.3"), ("AutoMeterDetection", 1, "false"),
        })
        {
            var command = await world.Ask(CommandKind.ChangeParameter, new ChangeParameter(key, value) { ConnectorId = port });
            Assert.Equal(value, (await world.Becomes(command, CommandState.Confirmed)).Words);
            Assert.Equal(value, await world.Reported(key, port));
        }

        Assert.Equal(30ul, gateway.Parameters[0, 0x0F]!.Unsigned);
        var refused = await world.Ask(CommandKind.ChangeParameter, new ChangeParameter("WhitelistEntries", "1"));
        Assert.Equal("it can only be read", (await world.Becomes(refused, CommandState.Rejected)).Words);
        var unknown = await world.Ask(CommandKind.ChangeParameter, new ChangeParameter("Nonsense", "1"));
        await world.Becomes(unknown, CommandState.Rejected);
    }

    [Fact]
    public async Task A_secret_is_revealed_to_the_gateway_alone_and_read_again_is_no_change()
    {
        await using var world = await GatewayWorld.Start(Hasty);
        var secrets = world.Links.Get<SecretBox>();
        await using (var gateway = await world.Connected())
        {
            await GatewayWorld.Until(async () => await world.Reported("Puk", 0) is not null, "the PUK was read");
            var command = await world.Ask(CommandKind.ChangeParameter, new ChangeParameter("Puk", secrets.Protect("87654321")) { Secret = true });
            Assert.Null((await world.Becomes(command, CommandState.Confirmed)).Words);
            Assert.Equal("87654321", gateway.Parameters[0, 0x0D]!.Text);
            Assert.Equal("87654321", secrets.Reveal(await world.Reported("Puk", 0)));

            var before = await world.Links.Read(db => db.DeviceValues.SingleAsync(row => row.Key == "Puk", GatewayWorld.Cancel));
            await world.Becomes(await world.Ask(CommandKind.ReadConfiguration, new ReadConfiguration(["Puk"])), CommandState.Confirmed);
            var after = await world.Links.Read(db => db.DeviceValues.SingleAsync(row => row.Key == "Puk", GatewayWorld.Cancel));
            Assert.Equal((before.Reported, before.ReportedChangedAt), (after.Reported, after.ReportedChangedAt));
            Assert.True(after.ReportedAt > before.ReportedAt);
        }
    }

    [Fact]
    public async Task All_parameters_and_details_are_read_at_the_login()
    {
        await using var world = await GatewayWorld.Start();
        await using var gateway = await world.Connected();
        await GatewayWorld.Until(async () => await world.Reported(DeviceDetail.ControllerId, 0) is not null, "the details were read");
        foreach (var parameter in Lg2WanParameters.All)
        {
            Assert.NotNull(await world.Reported(parameter.Key, parameter.Scope is ParameterScope.Port ? 2 : 0));
        }

        Assert.Equal("AC", await world.Reported(DeviceDetail.ChargingMode, 1));
        Assert.Equal("2031-12-31", await world.Reported(DeviceDetail.CalibratedUntil, 1));
        Assert.Equal(GatewayWorld.Identity, await world.Reported(DeviceDetail.GatewayServerId, 0));
        Assert.Equal(Convert.ToHexString(gateway.Meters[0]!.PublicKey), await world.Reported(DeviceDetail.PublicKey, 1));
        Assert.Equal(nameof(MeterCheckResult.NotChecked), await world.Reported(DeviceDetail.MeterCheck, 1));
    }

    [Fact]
    public async Task The_logbook_is_fetched_and_an_empty_one_is_an_answer_too()
    {
        await using var world = await GatewayWorld.Start();
        await using var gateway = await world.Connected();
        var now = world.Links.Clock.GetUtcNow();
        var log = new RequestLog(now.AddHours(-1), now.AddHours(1));
        await world.Becomes(await world.Ask(CommandKind.RequestLog, log), CommandState.Confirmed);
        await world.Becomes(await world.Ask(CommandKind.RequestLog, log with { From = now.AddYears(-2), To = now.AddYears(-1) }), CommandState.Confirmed);
    }

    [Theory]
    [InlineData(GatewayType.Accu, "1.1", Verbs.Unlock | Verbs.MeterCheck | Verbs.RequestLog)]
    [InlineData(GatewayType.Accu, "1.2", Verbs.Unlock | Verbs.MeterCheck)]
    [InlineData(GatewayType.Lsg, "1.9", Verbs.MeterCheck)]
    [InlineData(GatewayType.Lsg, "2.0", Verbs.None)]
    [InlineData(GatewayType.Lsx, "1.0", Verbs.None)]
    public async Task What_a_type_and_firmware_does_not_know_is_not_offered(GatewayType type, string firmware, Verbs cannot)
    {
        await using var world = await GatewayWorld.Start();
        await using var gateway = await world.Connected(GatewayWorld.Quick with { Type = type, Firmware = firmware });
        Assert.Equal(cannot, (await world.Links.ChargePoints.Look(GatewayWorld.Identity))!.Station.Cannot);
    }
}
