using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;
using ChargeBot.Simulator.Lg2Wan;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Lg2Wan;

/// <summary>What gateways tell unasked, in hand-written bytes and from the simulator, and what damage does.</summary>
public sealed class PushTests
{
    private const string Charging = "77 07 8101C60101FF 01 01 01 01 6203 01";

    /// <summary>Session 5 under TAG since 2026-11-23 12:00 UTC (a timestamp), 1000.0 Wh at its start, 1500.0 Wh and 11 kW now.</summary>
    private const string Session =
        "77 07 8101C60110FF 01010101 6500000005 01" +
        "77 07 8101C60111FF 01010101 04 544147 01" +
        "77 07 8101C60112FF 01010101 72 6201 72 6202 656A02BE40 01" +
        "77 07 8101C60113FF 01 01 621E 52FF 6500002710 01";

    private const string Meter = "77 07 0101010800FF 01 01 621E 52FF 6500003A98 01  77 07 0101100700FF 01 01 621B 5200 532AF8 01";

    [Fact]
    public async Task A_session_is_known_from_its_first_status_and_is_one_however_often_it_is_told()
    {
        await using var world = await GatewayWorld.Start();
        using var gateway = await world.Scripted();
        for (var i = 0; i < 2; i++)
        {
            await gateway.Send(ByteGateway.OpenResponse(ByteGateway.Id), ByteGateway.ListResponse(ByteGateway.Id, "8101C60100FF", 7, Charging + Session + Meter), ByteGateway.CloseResponse(ByteGateway.Id));
            // PublicOpen.Res with its file id, and FD00: by then it is committed.
            await gateway.Read($"8102{ByteGateway.Id}{ByteGateway.Server} 72 6202 65");
            var session = Assert.Single(await world.Sessions());
            Assert.Equal((5L, "TAG", 1000L, 1500L, 11_000d, SessionState.Running), (session.TransactionId, session.IdTag, session.MeterStart, session.MeterLast, session.Power, session.State));
            Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(0x6A02BE40), session.StartReportedAt);
            Assert.Equal(i + 1, await world.Links.Read(db => db.MeterReadings.CountAsync(GatewayWorld.Cancel)));
        }

        Assert.Equal(PortStatus.Charging, (await world.Look()).Port.Status);
    }

    [Fact]
    public async Task A_record_told_twice_is_one_and_is_acknowledged_each_time()
    {
        await using var world = await GatewayWorld.Start();
        using var gateway = await world.Scripted();
        for (var i = 0; i < 2; i++)
        {
            await gateway.Send(ByteGateway.OpenResponse(ByteGateway.Id), ByteGateway.ListResponse(ByteGateway.Id, "8101C60700FF", 6, Session
                + "77 07 8101C60703FF 01 01 621E 52FF 6500004E20 01  77 07 8101C60704FF 01010101 06 4C6F63616C 01"), ByteGateway.CloseResponse(ByteGateway.Id));
            Assert.Contains("078181C7C7FD00", await gateway.Read($"8102{ByteGateway.Id}{ByteGateway.Server} 72 6202 65"));
        }

        var record = await world.Links.Read(db => db.ChargeRecords.SingleAsync(GatewayWorld.Cancel));
        Assert.Equal((5L, "TAG", 1000L, "Local"), (record.TransactionId, record.IdTag, record.Energy, record.StopReason));
        Assert.True(record.Flags.HasFlag(SessionFlags.StartUnseen));
    }

    [Fact]
    public async Task What_could_not_be_committed_is_not_acknowledged_and_comes_again()
    {
        await using var world = await GatewayWorld.Start();
        await using var gateway = await world.Connected();
        await GatewayWorld.Until(async () => await world.Reported(DeviceDetail.PublicKey, 1) is not null, "the meter's key was read");
        await gateway.ChargeAsync(1, "TAG", GatewayWorld.Cancel);
        await GatewayWorld.Until(async () => (await world.Look()).Running is not null, "it charges");
        await world.Links.Read(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER no BEFORE INSERT ON ChargeRecords BEGIN SELECT RAISE(ABORT, 'no'); END", GatewayWorld.Cancel));
        await gateway.StopAsync(1, GatewayWorld.Cancel);
        await gateway.LinkDownAsync(GatewayWorld.Cancel);
        Assert.Equal(1, gateway.UnsentRecords);
        await world.Links.Read(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER no", GatewayWorld.Cancel));
        await gateway.NextAsync<RecordAcknowledged>(GatewayWorld.Cancel);
        var record = await world.Links.Read(db => db.ChargeRecords.SingleAsync(GatewayWorld.Cancel));
        Assert.Equal(("TAG", "Local", CalibrationStatus.Valid), (record.IdTag, record.StopReason, record.Calibration));
    }

    [Theory]
    [InlineData(Damage.LostBytes)]
    [InlineData(Damage.BadTransportCrc)]
    [InlineData(Damage.BadMessageCrc)]
    [InlineData(Damage.GarbageBefore)]
    [InlineData(Damage.WrongMessageOrder)]
    [InlineData(Damage.Duplicate)]
    [InlineData(Damage.NoPublicClose)]
    public async Task Damage_on_the_wire_costs_at_most_the_file_it_meets(Damage damage)
    {
        await using var world = await GatewayWorld.Start();
        await using var gateway = await world.Connected(GatewayWorld.Quick with { PushInterval = TimeSpan.FromMilliseconds(200) });
        await gateway.NextAsync<PushAcknowledged>(GatewayWorld.Cancel);
        gateway.DamageNext(damage);
        await gateway.ReportAsync(1, GatewayStatus.Faulted, GatewayWorld.Cancel).ContinueWith(_ => { }, TaskScheduler.Default);
        await GatewayWorld.Until(async () => (await world.Look()).Port.Status is PortStatus.Faulted, "the next file is read");
        Assert.True((await world.Links.ChargePoints.Look(GatewayWorld.Identity))!.Station.Online);
    }

    [Theory]
    [InlineData(Damage.NeverEnds)]
    [InlineData(Damage.HalfThenSilence)]
    public async Task A_file_that_never_ends_is_no_sign_of_life(Damage damage)
    {
        await using var world = await GatewayWorld.Start([("KeepAlive", "00:00:01"), ("CallTimeout", "00:00:00.5")]);
        await using var gateway = world.Simulated();
        gateway.OnRequest(3, 0, _ => new GatewayReply.Damaged(damage));
        await gateway.StartAsync(GatewayWorld.Cancel);
        await gateway.LinkDownAsync(GatewayWorld.Cancel);
    }

    [Fact]
    public async Task Lists_in_lists_without_end_and_lengths_beyond_the_file_are_passed_over()
    {
        await using var world = await GatewayWorld.Start();
        using var gateway = await world.Scripted();
        await gateway.Send(string.Concat(Enumerable.Repeat("71", 5000)));
        await gateway.Send($"76 8103{ByteGateway.Id}01 6200 6200 72 6500000701 F70F0F0F 01");
        // A keep-alive of the gateway's: it is answered, so all of that was survived.
        await gateway.Send(ByteGateway.OpenRequest(), ByteGateway.CloseRequest);
        await gateway.Read($"8102{ByteGateway.Id}{ByteGateway.Server} 72 6202 65");
    }

    [Fact]
    public async Task A_gateway_that_is_silent_is_asked_and_dropped_when_it_does_not_answer()
    {
        await using var world = await GatewayWorld.Start([("KeepAlive", "00:00:00.3"), ("CallTimeout", "00:00:00.5")]);
        using var gateway = await world.Scripted();
        // An open and a close, nothing between them.
        await gateway.Read($"72 6500000100 77 01 0A63686172676562 6F74 8102".Replace(" ", "", StringComparison.Ordinal));
        await gateway.Closed();
        await GatewayWorld.Until(async () => !(await world.Links.ChargePoints.Look(GatewayWorld.Identity))!.Station.Online, "it is away");
    }

    [Fact]
    public async Task An_answer_on_the_next_connection_still_reaches_its_order()
    {
        await using var world = await GatewayWorld.Start();
        using var gateway = await world.Scripted();
        var command = await world.Ask(CommandKind.Unlock, new UnlockConnector(1));
        var order = await gateway.Order("8101C60204FF");
        using var next = await world.Scripted();
        await next.Answer(order, "FD00");
        await world.Becomes(command, CommandState.Confirmed);
    }
}
