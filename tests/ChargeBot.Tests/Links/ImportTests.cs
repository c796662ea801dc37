using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Links;

public sealed class ImportTests
{
    [Fact]
    public async Task What_is_new_is_created_what_differs_updated_and_the_rest_left_alone()
    {
        await using var world = await LinkWorld.Start();
        var import = world.Get<StationImport>();
        ImportedStation[] file = [.. Enumerable.Range(1, 250).Select(number => Station($"S{number}"))];
        Assert.Equal((250, 0, 0), Counts(await import.Import(file, LinkWorld.Cancel)));
        Assert.Equal((0, 0, 250), Counts(await import.Import(file, LinkWorld.Cancel)));
        file[7] = file[7] with { Name = "Depot" };
        file[8] = file[8] with { Password = "another-password-1" };
        Assert.Equal((0, 2, 248), Counts(await import.Import(file, LinkWorld.Cancel)));
        var stored = await world.Read(db => db.Stations.SingleAsync(row => row.Id == "S9", LinkWorld.Cancel));
        Assert.True(PasswordHash.Verify(stored.PasswordHash!, "another-password-1"));
    }

    [Fact]
    public async Task A_change_of_the_network_reaches_the_search_and_the_owners_without_touching_what_devices_said()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        await world.Charge(link);
        var master = Station(Samples.StationId) with
        {
            ChargePointId = new ChargePointId(Samples.Identity),
            Name = "Depot",
            Ports = [Port(Samples.Port1, 1, null) with { Position = "left" }],
        };
        var result = await world.Get<StationImport>().Import([master], LinkWorld.Cancel);
        Assert.Contains(Samples.Port2, Assert.Single(result.Remarks).Text, StringComparison.Ordinal);
        await world.Get<Network>().Check(LinkWorld.Cancel);
        var snapshot = (await world.ChargePoints.Look(Samples.Identity))!;
        Assert.Equal(("Depot", true), (snapshot.Station.Name, snapshot.Station.Online));
        Assert.Equal(2, snapshot.Ports.Count);
        Assert.Equal(("left", PortStatus.Charging), (snapshot.Ports[0].Port.Position, snapshot.Ports[0].Port.Status));
        Assert.Equal(PortStatus.Charging, (await world.Read(db => db.Ports.SingleAsync(row => row.Id == Samples.Port1, LinkWorld.Cancel))).Status);
        Assert.Equal(Samples.Port1, world.Get<Network>().Index.Find("deabce11").Exact!.Port!.PortId);
    }

    [Fact]
    public async Task A_file_takes_no_id_from_one_thing_to_give_it_to_another()
    {
        await using var world = await LinkWorld.Start();
        var import = world.Get<StationImport>();
        Assert.True(EvseId.TryParse("DE*ABC*E77*1", out var evse));
        await import.Import([Station("A") with { Ports = [Port("A*1", 1, evse)] }], LinkWorld.Cancel);
        var result = await import.Import(
            [
                Station("B") with { ChargePointId = new ChargePointId("cp-A") },
                Station("C") with { Ports = [Port("A*1", 1, null)] },
                Station("D") with { Ports = [Port("D*1", 1, evse)] },
                Station("A") with { ChargePointId = new ChargePointId("cp-new") },
            ], LinkWorld.Cancel);
        Assert.Equal((0, 0, 0), Counts(result));
        Assert.Equal(
            [
                "B: the identity cp-A belongs to station A",
                "C: port A*1 belongs to station A",
                "D: the EVSE id DE*ABC*E77*1 belongs to port A*1",
                "A: its identity is cp-A, the file says cp-new; an import does not change it",
            ], result.Rejected.Select(remark => $"{remark.StationId}: {remark.Text}"));
    }

    [Fact]
    public async Task A_planned_station_becomes_an_installed_one_and_never_the_other_way()
    {
        await using var world = await LinkWorld.Start();
        var import = world.Get<StationImport>();
        var planned = Station("P") with { Planned = true, ChargePointId = null };
        await import.Import([planned], LinkWorld.Cancel);
        Assert.Equal((0, 1, 0), Counts(await import.Import([Station("P")], LinkWorld.Cancel)));
        var again = await import.Import([planned], LinkWorld.Cancel);
        Assert.Equal((0, 0, 1), Counts(again));
        Assert.Single(again.Remarks);
        var stored = await world.Read(db => db.Stations.SingleAsync(row => row.Id == "P", LinkWorld.Cancel));
        Assert.Equal((StationStage.Installed, "cp-P"), (stored.Stage, stored.ChargePointId));
    }

    [Fact]
    public async Task A_stranger_that_is_imported_while_it_is_connected_is_asked_to_boot()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect("cp-Z", ready: false);
        await world.Get<StationImport>().Import([Station("Z")], LinkWorld.Cancel);
        await world.Get<Network>().Check(LinkWorld.Cancel);
        await world.Grain("cp-Z").Happened(link.Epoch, Samples.Heartbeat());
        Assert.Equal(new Trigger("BootNotification", null), (await link.Next()).Command);
        Assert.Equal(0, await world.Read(db => db.HeldChargePoints.CountAsync(LinkWorld.Cancel)));
    }

    [Fact]
    public async Task A_gateway_and_the_details_of_devices_are_kept_and_the_same_file_again_changes_nothing()
    {
        await using var world = await LinkWorld.Start();
        var import = world.Get<StationImport>();
        var file = Gateway("L");
        var first = await import.Import([file], LinkWorld.Cancel);
        Assert.Equal((1, 0, 0), Counts(first));
        Assert.Equal(
            [
                "SimIccid of the communication device has a check digit that does not fit; it is taken as it is",
                "MeterServerId of port L*1 has 7 bytes; expected are 10 bytes; it is taken as it is",
            ], first.Remarks.Select(remark => remark.Text));
        var kept = await world.Read(db => db.Gateways.SingleAsync(LinkWorld.Cancel));
        var station = await world.Read(db => db.Stations.SingleAsync(row => row.Id == "L", LinkWorld.Cancel));
        Assert.Equal((GatewayDirection.Outgoing, "10.0.0.1", "bot"), (kept.Direction, kept.Address, kept.UserName));
        Assert.Equal((Protocol.Lg2Wan, "0A01454D480000A1B2C3", "LSX", "3.1"), (station.Protocol, station.ChargePointId, station.Model, station.Firmware));
        Assert.True(PasswordHash.Verify(station.PasswordHash!, "gate-pass-1"));
        Assert.DoesNotContain("gate-pass", kept.Password, StringComparison.Ordinal);
        Assert.Equal("gate-pass-1", world.Get<SecretBox>().Reveal(kept.Password));
        var values = await world.Read(db => db.DeviceValues.Where(row => row.StationId == "L").OrderBy(row => row.Key).ToListAsync(LinkWorld.Cancel));
        Assert.Equal(
            ["0 ControllerId LC-77 import", "1 MeterServerId 05001A2B3C4D5E import", "0 SimIccid 8949020000101234567 import"],
            values.Select(value => $"{value.ConnectorId} {value.Key} {value.Entered} {value.EnteredBy}"));

        Assert.Equal((0, 0, 1), Counts(await import.Import([file], LinkWorld.Cancel)));
        var again = await world.Read(db => db.Gateways.SingleAsync(LinkWorld.Cancel));
        Assert.Equal(kept.Password, again.Password);

        var changed = file with { Ports = [file.Ports[0] with { Details = [new ImportedDetail(DeviceDetail.MeterServerId, "0A01454D480000BC614E")] }] };
        Assert.Equal((0, 1, 0), Counts(await import.Import([changed], LinkWorld.Cancel)));
        Assert.Equal((0, 1, 0), Counts(await import.Import([changed with { Password = "gate-pass-2" }], LinkWorld.Cancel)));
        var incoming = changed with { Password = "gate-pass-2", Gateway = changed.Gateway! with { Direction = GatewayDirection.Incoming } };
        Assert.Equal((0, 1, 0), Counts(await import.Import([incoming], LinkWorld.Cancel)));
        Assert.Null((await world.Read(db => db.Gateways.SingleAsync(LinkWorld.Cancel))).Password);
    }

    [Fact]
    public async Task What_a_gateway_said_it_is_goes_before_the_file()
    {
        await using var world = await LinkWorld.Start();
        var import = world.Get<StationImport>();
        await import.Import([Gateway("L")], LinkWorld.Cancel);
        await world.Get<Writer>().Commit(new WriteUnit
        {
            Changes = async (db, stop) =>
            {
                var row = await db.Stations.SingleAsync(station => station.Id == "L", stop);
                (row.Model, row.BootedAt) = ("ACCU", Samples.Noon);
                db.DeviceValues.Single(value => value.StationId == "L" && value.ConnectorId == 1).Reported = "0901454D480000BC614E";
            },
        }, LinkWorld.Cancel);
        Assert.Equal((0, 0, 1), Counts(await import.Import([Gateway("L")], LinkWorld.Cancel)));
        Assert.Equal("ACCU", (await world.Read(db => db.Stations.SingleAsync(row => row.Id == "L", LinkWorld.Cancel))).Model);
        var value = await world.Read(db => db.DeviceValues.SingleAsync(row => row.StationId == "L" && row.ConnectorId == 1, LinkWorld.Cancel));
        Assert.Equal(("0901454D480000BC614E", true, true), (value.Value, value.FromDevice, value.Differs));
    }

    private static ImportedStation Gateway(string id) => Station(id) with
    {
        ChargePointId = new ChargePointId("0A01454D480000A1B2C3"),
        Protocol = Protocol.Lg2Wan,
        Password = "gate-pass-1",
        Gateway = new ImportedGateway { Direction = GatewayDirection.Outgoing, Address = "10.0.0.1", UserName = "bot", ControllerId = "LC-77", Type = "LSX", Firmware = "3.1" },
        Communication = [new ImportedDetail(DeviceDetail.SimIccid, "8949020000101234567")],
        Ports = [Port($"{id}*1", 1, null) with { Details = [new ImportedDetail(DeviceDetail.MeterServerId, "05001A2B3C4D5E")] }],
    };

    private static (int Created, int Updated, int Unchanged) Counts(ImportResult result) => (result.Created, result.Updated, result.Unchanged);

    private static ImportedStation Station(string id) => new()
    {
        StationId = id,
        Place = new Place("Street 1", "10115", "Berlin", "DEU"),
        TimeZone = "Europe/Berlin",
        ChargePointId = new ChargePointId($"cp-{id}"),
        Password = id == "S9" ? "a-password-of-a-machine" : null,
        Ports = [Port($"{id}*1", 1, null)],
    };

    private static ImportedPort Port(string id, int connector, EvseId? evse) => new()
    {
        PortId = id,
        ConnectorId = connector,
        EvseId = evse,
        ConnectorType = "IEC_62196_T2",
        MaxVoltage = 230,
        MaxCurrent = 32,
        MaxPowerW = 22_000,
        Phases = 3,
    };
}
