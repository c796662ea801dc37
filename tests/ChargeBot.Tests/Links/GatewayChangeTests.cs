using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Links;

/// <summary>A gateway that reported and belongs to nobody is given to a station.</summary>
public sealed class GatewayChangeTests
{
    private const string Station = "Köln-007";
    private const string Old = "0A01454D480000000001";
    private const string New = "0A01454D480000000002";
    private const string Other = "0A01454D480000000003";

    private static CancellationToken Cancel => LinkWorld.Cancel;

    [Theory]
    [InlineData(StationStage.Planned)]
    [InlineData(StationStage.Installed)]
    public async Task A_station_without_a_gateway_gets_the_one_that_waits_and_is_in_service_with_it(StationStage stage)
    {
        await using var world = await World(null, stage);
        var link = await Report(world, New, "LC-2");
        Assert.Equal(AdoptionResult.Adopted, await world.Get<Adoption>().Assign(New, Station, null, "engineer"));

        Assert.Equal(new Trigger("BootNotification", null), (await link.Next()).Command);
        var row = await Row(world);
        Assert.Equal((New, StationStage.Installed, Protocol.Lg2Wan), (row.ChargePointId, row.Stage, row.Protocol));
        Assert.Equal(0, await world.Read(db => db.HeldChargePoints.CountAsync(Cancel)));
        Assert.True((await world.ChargePoints.Look(New))!.Station.Online);
        Assert.Equal(New, world.Get<Network>().Find("K7*1")!.ChargePointId);
        var controller = await world.Read(db => db.DeviceValues.SingleAsync(value => value.Key == DeviceDetail.ControllerId, Cancel));
        Assert.Equal(("LC-2", true), (controller.Value, controller.FromDevice));
        var audit = await world.Read(db => db.Audit.SingleAsync(entry => entry.What == "assign", Cancel));
        Assert.Equal(("engineer", Station, New), (audit.Who, audit.StationId, audit.Result));
    }

    [Fact]
    public async Task What_was_asked_of_a_broken_gateway_and_not_sent_never_reaches_the_new_one()
    {
        await using var world = await World(Old);
        var before = await world.Connect(Old);
        var sent = await world.Ask(Command(world, CommandKind.Unlock, new UnlockConnector(1)));
        await before.Next();
        var waiting = await world.Ask(Command(world, CommandKind.MeterCheck, new MeterCheck(1)));
        await Enter(world, DeviceDetail.SimIccid, reported: "89490200001012345611", entered: "8949020000101234561");
        await Report(world, New, "LC-2");

        Assert.Equal(AdoptionResult.Adopted, await world.Get<Adoption>().Assign(New, Station, Old, "engineer"));

        var after = await world.Connect(New);
        await world.Grain(New).Happened(after.Epoch, Samples.Boot(world.Clock.GetUtcNow()) with { Starts = 1 });
        await world.Grain(New).Ready(after.Epoch);
        await world.Quiet(New);
        Assert.Equal(0, after.Writes);
        Assert.Equal((CommandState.Withdrawn, Overtaken.GatewayReplaced), ((await world.Stored(waiting)).State, (await world.Stored(waiting)).Words));
        Assert.Equal(CommandState.Unknown, (await world.Stored(sent)).State);
        Assert.Contains("taken out", await before.Closed.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel), StringComparison.Ordinal);
        Assert.Null(await world.ChargePoints.Look(Old));
        var value = await world.Read(db => db.DeviceValues.SingleAsync(row => row.Key == DeviceDetail.SimIccid, Cancel));
        Assert.Equal(("8949020000101234561", false), (value.Value, value.FromDevice));

        // The old one's deadline still comes, and changes nothing any more.
        world.Clock.Forward(TimeSpan.FromHours(1));
        await world.ChargePoints.DeadlinePassed(Old, waiting.Id);
        Assert.Equal(CommandState.Withdrawn, (await world.Stored(waiting)).State);
    }

    [Fact]
    public async Task The_broken_gateway_that_comes_back_is_a_stranger_and_may_be_given_back()
    {
        await using var world = await World(Old);
        await world.Connect(Old);
        await Report(world, New, "LC-2");
        await world.Get<Adoption>().Assign(New, Station, Old, "engineer");

        await Report(world, Old, "LC-1");
        Assert.Equal(Old, (await world.Read(db => db.HeldChargePoints.SingleAsync(Cancel))).ChargePointId);
        Assert.Equal(AdoptionResult.Adopted, await world.Get<Adoption>().Assign(Old, Station, New, "engineer"));
        Assert.Equal(Old, (await Row(world)).ChargePointId);
        Assert.True((await world.ChargePoints.Look(Old))!.Station.Online);
    }

    [Fact]
    public async Task A_gateway_is_not_given_to_a_station_that_speaks_something_else_or_is_not_there()
    {
        await using var world = await World(null);
        await Report(world, New, "LC-2");
        var adoption = world.Get<Adoption>();
        Assert.Equal(AdoptionResult.NoStation, await adoption.Assign(New, Samples.StationId, Samples.Identity, "engineer"));
        Assert.Equal(AdoptionResult.NoStation, await adoption.Assign(New, "nowhere", null, "engineer"));
        Assert.Equal(AdoptionResult.NotHeld, await adoption.Assign(Other, Station, null, "engineer"));
        Assert.Equal(Samples.Identity, (await world.Read(db => db.Stations.SingleAsync(row => row.Id == Samples.StationId, Cancel))).ChargePointId);
        Assert.Equal(1, await world.Read(db => db.HeldChargePoints.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Of_two_who_choose_at_once_one_is_told_that_the_other_was_first()
    {
        await using var world = await World(null);
        await Report(world, New, "LC-2");
        await Report(world, Other, "LC-3");
        var adoption = world.Get<Adoption>();

        var one = await Task.WhenAll(adoption.Assign(New, Station, null, "one"), adoption.Assign(New, Station, null, "two"));
        Assert.Equal([AdoptionResult.Adopted, AdoptionResult.NotHeld], one.Order());

        Assert.Equal(AdoptionResult.Changed, await adoption.Assign(Other, Station, null, "three"));
        Assert.Equal(New, (await Row(world)).ChargePointId);
        Assert.Equal(1, await world.Read(db => db.Audit.CountAsync(entry => entry.What == "assign", Cancel)));
    }

    [Fact]
    public async Task A_gateway_that_nobody_has_a_station_for_becomes_one_of_its_own_kind()
    {
        await using var world = await World(null);
        await Report(world, New, "LC-2");
        Assert.Equal(AdoptionResult.Adopted, await world.Get<Adoption>().Adopt(New, "Bonn-1", "engineer"));
        var station = await world.Read(db => db.Stations.SingleAsync(row => row.Id == "Bonn-1", Cancel));
        Assert.Equal((Protocol.Lg2Wan, New), (station.Protocol, station.ChargePointId));
        Assert.Equal("LC-2", (await world.Read(db => db.DeviceValues.SingleAsync(row => row.StationId == "Bonn-1", Cancel))).Reported);
    }

    private static async Task<LinkWorld> World(string? identity, StationStage stage = StationStage.Installed)
    {
        var world = await LinkWorld.Start();
        await world.Get<Writer>().Commit(new WriteUnit
        {
            Changes = (db, stop) =>
            {
                db.Stations.Add(new Station { Id = Station, ChargePointId = identity, Protocol = Protocol.Lg2Wan, Stage = stage, Model = "LSX" });
                db.Ports.Add(new Port { Id = "K7*1", StationId = Station, ConnectorId = 1 });
                return Counters.Raise(db, Counters.Network, stop);
            },
        }, Cancel);
        await world.Get<Network>().Check(Cancel);
        return world;
    }

    /// <summary>A gateway connects that is nobody's.</summary>
    private static async Task<FakeLink> Report(LinkWorld world, string identity, string controller)
    {
        var link = new FakeLink();
        link.Reference = world.Get<IGrainFactory>().CreateObjectReference<IChargePointLink>(link);
        link.Epoch = await world.Grain(identity).Attach(link.Reference, new Caller(Protocol.Lg2Wan, controller));
        return link;
    }

    private static CommandRecord Command(LinkWorld world, CommandKind kind, DeviceCommand ask) => new CommandRecord
    {
        Id = Guid.CreateVersion7(),
        StationId = Station,
        ChargePointId = Old,
        PortId = "K7*1",
        Kind = kind,
        Command = ask,
        PersonId = "p",
        PersonName = "P",
        RequestedAt = world.Clock.GetUtcNow(),
    }.Request(waitUntilIdle: false);

    private static Task Enter(LinkWorld world, string key, string reported, string entered) => world.Get<Writer>().Commit(new WriteUnit
    {
        Changes = (db, _) =>
        {
            db.DeviceValues.Add(new DeviceValue { StationId = Station, ConnectorId = 0, Key = key, Reported = reported, Entered = entered });
            return Task.CompletedTask;
        },
    }, Cancel);

    private static Task<Station> Row(LinkWorld world) => world.Read(db => db.Stations.SingleAsync(row => row.Id == Station, Cancel));
}
