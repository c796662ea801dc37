using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Simulator.Lg2Wan;
using ChargeBot.Tests.Links;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Lg2Wan;

/// <summary>Who comes in, what it is told, and how it ends.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task A_gateway_logs_in_says_who_it_is_and_is_ready()
    {
        await using var world = await GatewayWorld.Start(password: true);
        using var gateway = new ByteGateway(world.At);
        var welcome = await gateway.LogIn(password: "07 67656865696D");
        // PublicOpen.Res repeats the file's id and the server id, and tells the time (a timestamp).
        Assert.Contains($"7265000001017601 0A63686172676562 6F74 8102{ByteGateway.Id}{ByteGateway.Server} 72 6202 65".Replace(" ", ""), welcome);
        Assert.DoesNotContain("8181C7C7", welcome);
        await gateway.FirstWords();
        await GatewayWorld.Until(async () => (await world.Look()).Port.Status is PortStatus.Available, "the port's status is known");
        var station = (await world.Links.ChargePoints.Look(GatewayWorld.Identity))!.Station;
        Assert.Equal(("V", "LSX", "3.0", 7, true), (station.Vendor, station.Model, station.Firmware, station.Starts, station.Online));
        Assert.NotNull(station.BootedAt);
    }

    [Theory]
    [InlineData("01", "06 66616C73 63")]
    [InlineData("01", "01")]
    public async Task A_wrong_password_is_refused_and_the_connection_closed(string user, string password)
    {
        await using var world = await GatewayWorld.Start(password: true);
        using var gateway = new ByteGateway(world.At);
        Assert.Contains("078181C7C7FE02", await gateway.LogIn(user: user, password: password));
        await gateway.Closed();
        Assert.False((await world.Links.ChargePoints.Look(GatewayWorld.Identity))!.Station.Online);
    }

    [Fact]
    public async Task Where_the_gateway_has_a_name_it_must_say_it()
    {
        await using var world = await GatewayWorld.Start(gateway: new Gateway { StationId = GatewayWorld.StationId, UserName = "lg" });
        using var gateway = new ByteGateway(world.At);
        Assert.Contains("078181C7C7FE02", await gateway.LogIn());
        await gateway.Closed();
        Assert.DoesNotContain("8181C7C7", await gateway.LogIn(user: "03 6C67"));
    }

    [Fact]
    public async Task An_OCPP_station_is_no_gateway_and_a_gateway_no_OCPP_station()
    {
        await using var world = await GatewayWorld.Start();
        await world.Links.Read(db => db.Stations.Where(row => row.Id == Samples.StationId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ChargePointId, "C0FFEE"), GatewayWorld.Cancel));
        using var gateway = new ByteGateway(world.At);
        Assert.Contains("078181C7C7FE03", await gateway.LogIn(server: "04 C0FFEE"));
        await gateway.Closed();
        Assert.Equal(Protocol.Lg2Wan, (await world.Grain.Admit()).Protocol);
    }

    [Theory]
    [InlineData("01")]
    [InlineData("8200 000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D")]
    public async Task A_server_id_that_is_no_identity_is_refused(string server)
    {
        await using var world = await GatewayWorld.Start();
        using var gateway = new ByteGateway(world.At);
        Assert.Contains("078181C7C7FE03", await gateway.LogIn(server: server));
        await gateway.Closed();
    }

    [Fact]
    public async Task A_connection_that_does_not_log_in_is_closed()
    {
        await using var world = await GatewayWorld.Start([("LoginTimeout", "00:00:00.3")]);
        using var gateway = new ByteGateway(world.At);
        await gateway.Connect();
        await gateway.Closed();
    }

    [Fact]
    public async Task A_stranger_is_held_with_its_controller_id_and_nothing_of_it_is_stored()
    {
        await using var world = await GatewayWorld.Start();
        await using var gateway = world.Simulated(server: "0A014C47570000000099");
        await gateway.StartAsync(GatewayWorld.Cancel);
        await gateway.ChargeAsync(1, "TAG", GatewayWorld.Cancel);
        await gateway.NextAsync<PushAcknowledged>(GatewayWorld.Cancel);
        await GatewayWorld.Until(async () => await world.Links.Read(db => db.HeldChargePoints.AnyAsync(row => row.Connectors == 2)), "it is held");
        var held = await world.Links.Read(db => db.HeldChargePoints.SingleAsync(GatewayWorld.Cancel));
        Assert.Equal(("0A014C47570000000099", Protocol.Lg2Wan, "CTRL-000001", "LSX"), (held.ChargePointId, held.Protocol, held.ControllerId, held.Model));
        Assert.Empty(await world.Sessions());

        // Its charge record stays with it until it is one of ours.
        await gateway.StopAsync(1, GatewayWorld.Cancel);
        await gateway.NextAsync<SessionEnded>(GatewayWorld.Cancel);
        Assert.Equal(AdoptionResult.Adopted, await world.Links.Get<Adoption>().Adopt("0A014C47570000000099", "Berlin-099", "me"));
        await GatewayWorld.Until(async () => (await world.Links.ChargePoints.Look("0A014C47570000000099"))?.Find("Berlin-099*1")?.Port.StatusAt is not null, "it tells who it is, as ours");
        gateway.DropLink();
        gateway.Reconnect();
        await gateway.NextAsync<RecordAcknowledged>(GatewayWorld.Cancel);
        Assert.Equal("TAG", (await world.Links.Read(db => db.ChargeRecords.SingleAsync(GatewayWorld.Cancel))).IdTag);
    }

    [Fact]
    public async Task The_newest_connection_wins()
    {
        await using var world = await GatewayWorld.Start();
        using var older = await world.Scripted();
        using var newer = await world.Scripted();
        await older.Closed();
        Assert.True((await world.Links.ChargePoints.Look(GatewayWorld.Identity))!.Station.Online);
    }

    [Fact]
    public async Task At_the_end_the_connection_is_closed_and_the_owner_knows()
    {
        await using var world = await GatewayWorld.Start();
        using (var gateway = await world.Scripted())
        {
            await GatewayWorld.Until(async () => (await world.Links.ChargePoints.Look(GatewayWorld.Identity))!.Station.Online, "it is online");
        }

        await GatewayWorld.Until(async () => !(await world.Links.ChargePoints.Look(GatewayWorld.Identity))!.Station.Online, "it is away");
    }
}
