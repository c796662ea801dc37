using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Links;

/// <summary>What devices say to the owner of their charge point, and who is heard.</summary>
public sealed class LinkTests
{
    [Fact]
    public async Task The_newest_connection_wins_and_the_older_one_is_closed_and_refused()
    {
        await using var world = await LinkWorld.Start();
        var older = await world.Connect();
        var newer = await world.Connect();
        Assert.True(newer.Epoch > older.Epoch);
        await older.Closed.Task.WaitAsync(TimeSpan.FromSeconds(10), LinkWorld.Cancel);
        Assert.True((await world.Grain().Happened(older.Epoch, Samples.Status(PortStatus.Charging))).Refused);
        Assert.False((await world.Grain().Happened(newer.Epoch, Samples.Status(PortStatus.Available))).Refused);
        Assert.Equal(PortStatus.Available, (await world.Look()).Port.Status);
        Assert.Equal(newer.Epoch, (await world.Read(db => db.Stations.SingleAsync(LinkWorld.Cancel))).Epoch);
        await world.Grain().Detach(older.Epoch);
        Assert.True((await world.ChargePoints.Look(Samples.Identity))!.Station.Online);
        await world.Grain().Detach(newer.Epoch);
        Assert.False((await world.ChargePoints.Look(Samples.Identity))!.Station.Online);
    }

    [Fact]
    public async Task The_same_link_may_attach_again_and_keeps_its_epoch()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        Assert.Equal(link.Epoch, await world.Grain().Attach(link.Reference, new Caller(Protocol.Ocpp16)));
        Assert.False(link.Closed.Task.IsCompleted);
    }

    [Fact]
    public async Task A_transaction_is_in_the_database_when_it_is_acknowledged()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var now = world.Clock.GetUtcNow();
        var reply = await world.Grain().Happened(link.Epoch, Samples.Start(now));
        var session = await world.Read(db => db.Sessions.SingleAsync(LinkWorld.Cancel));
        Assert.Equal(reply.TransactionId, session.TransactionId);

        await world.Grain().Happened(link.Epoch, Samples.Meter(session.TransactionId, 3000, now));
        Assert.Equal(3000, (await world.Read(db => db.MeterReadings.SingleAsync(LinkWorld.Cancel))).Energy);
        await world.Grain().Happened(link.Epoch, Samples.Stop(session.TransactionId, now));
        var record = await world.Read(db => db.ChargeRecords.SingleAsync(LinkWorld.Cancel));
        Assert.Equal((session.Id, 4000L, "Remote"), (record.Id, record.Energy, record.StopReason));
    }

    [Fact]
    public async Task An_end_that_is_told_late_keeps_the_time_at_which_it_was()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var now = Samples.Noon;
        var number = (await world.Grain().Happened(link.Epoch, Samples.Start(now))).TransactionId!.Value;
        var late = Samples.Stop(number, now.AddHours(2)) with { ReportedAt = now.AddMinutes(20) };
        await world.Grain().Happened(link.Epoch, late);

        var record = await world.Read(db => db.ChargeRecords.SingleAsync(LinkWorld.Cancel));
        Assert.Equal((now.AddHours(2), now.AddMinutes(20)), (record.EndedAt, record.EndReportedAt));
    }

    [Fact]
    public async Task A_start_told_again_after_a_restart_gets_the_number_it_had()
    {
        await using var first = await LinkWorld.Start();
        var told = Samples.Start(first.Clock.GetUtcNow());
        var link = await first.Connect();
        var number = (await first.Grain().Happened(link.Epoch, told)).TransactionId;
        await first.Kill();
        await using var second = await LinkWorld.Start(first.File, first.Clock);
        link = await second.Connect();
        Assert.Equal(number, (await second.Grain().Happened(link.Epoch, told)).TransactionId);
        Assert.Equal(1, await second.Read(db => db.Sessions.CountAsync(LinkWorld.Cancel)));
    }

    [Fact]
    public async Task A_late_end_completes_a_record_that_was_closed_long_ago()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var at = world.Clock.GetUtcNow();
        var lost = (await world.Grain().Happened(link.Epoch, Samples.Start(at))).TransactionId!.Value;
        for (var i = 1; i <= 5; i++)
        {
            await world.Grain().Happened(link.Epoch, Samples.Start(at.AddMinutes(i), tag: $"T{i}"));
        }

        await world.Grain().Happened(link.Epoch, Samples.Stop(lost, at.AddMinutes(9)));
        var record = await world.Read(db => db.ChargeRecords.SingleAsync(row => row.TransactionId == lost, LinkWorld.Cancel));
        Assert.Equal((4000L, "Remote"), (record.Energy, record.StopReason));
    }

    [Fact]
    public async Task A_heartbeat_is_seen_at_once_and_written_behind()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var at = world.Clock.GetUtcNow().AddSeconds(1);
        await world.Grain().Happened(link.Epoch, Samples.Heartbeat(at));
        Assert.Equal(at, (await world.ChargePoints.Look(Samples.Identity))!.Station.LastMessageAt);
        var deadline = DateTime.UtcNow.AddSeconds(10);
        while ((await world.Read(db => db.Stations.SingleAsync(LinkWorld.Cancel))).LastMessage != "Heartbeat")
        {
            Assert.True(DateTime.UtcNow < deadline, "the last message was not written");
            await Task.Delay(50, LinkWorld.Cancel);
        }
    }

    [Fact]
    public async Task What_others_see_does_not_change_under_their_eyes()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var before = (await world.ChargePoints.Look(Samples.Identity))!;
        Assert.Same(before, await world.ChargePoints.Look(Samples.Identity));
        await world.Charge(link);
        Assert.True(before.Idle);
        Assert.False((await world.ChargePoints.Look(Samples.Identity))!.Idle);
    }

    [Fact]
    public async Task A_save_that_fails_is_not_acknowledged_and_the_next_owner_knows_what_is_true()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        await world.Read(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER no BEFORE UPDATE ON Ports BEGIN SELECT RAISE(ABORT, 'no'); END", LinkWorld.Cancel));
        await Assert.ThrowsAnyAsync<Exception>(() => world.Grain().Happened(link.Epoch, Samples.Status(PortStatus.Charging)));
        await world.Read(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER no", LinkWorld.Cancel));
        link = await world.Connect();
        Assert.Equal(PortStatus.Unknown, (await world.Look()).Port.Status);
        Assert.False((await world.Grain().Happened(link.Epoch, Samples.Status(PortStatus.Available))).Refused);
    }

    [Fact]
    public async Task A_stranger_is_held_and_becomes_a_station_when_it_is_adopted()
    {
        await using var world = await LinkWorld.Start();
        Assert.Equal(AdmissionKind.Held, (await world.Grain("NEW").Admit()).Kind);
        Assert.Equal(AdoptionResult.NotHeld, await world.Get<Adoption>().Adopt("NEW", "Berlin-043", "me"));
        var link = await world.Connect("NEW", ready: false);
        await world.Grain("NEW").Happened(link.Epoch, Samples.Boot());
        await world.Grain("NEW").Happened(link.Epoch, Samples.Status(PortStatus.Available, 2));
        Assert.Null(await world.ChargePoints.Look("NEW"));
        var held = await world.Read(db => db.HeldChargePoints.SingleAsync(LinkWorld.Cancel));
        Assert.Equal(("NEW", "Vendor", 2), (held.ChargePointId, held.Vendor, held.Connectors));

        Assert.Equal(AdoptionResult.BadId, await world.Get<Adoption>().Adopt("NEW", "two words", "me"));
        Assert.Equal(AdoptionResult.IdTaken, await world.Get<Adoption>().Adopt("NEW", Samples.StationId, "me"));
        Assert.Equal(AdoptionResult.Adopted, await world.Get<Adoption>().Adopt("NEW", "Berlin-043", "me"));
        Assert.Equal(new Trigger("BootNotification", null), (await link.Next()).Command);
        Assert.Equal(AdmissionKind.Known, (await world.Grain("NEW").Admit()).Kind);
        Assert.False((await world.Grain("NEW").Happened(link.Epoch, Samples.Boot())).Refused);
        Assert.Equal(["Berlin-043*1", "Berlin-043*2"], (await world.ChargePoints.Look("NEW"))!.Ports.Select(port => port.Port.Id));
        Assert.Equal("NEW", world.Get<Network>().Find("Berlin-043*2")!.ChargePointId);
        Assert.Equal(AdoptionResult.NotHeld, await world.Get<Adoption>().Adopt("NEW", "Berlin-044", "me"));
        Assert.Equal("adopt", (await world.Read(db => db.Audit.SingleAsync(LinkWorld.Cancel))).What);
    }

    [Fact]
    public async Task Strangers_are_refused_where_configuration_says_so()
    {
        await using var world = await LinkWorld.Start(strangers: "Refuse");
        Assert.Equal(AdmissionKind.Refused, (await world.Grain("NEW").Admit()).Kind);
        Assert.Equal(AdmissionKind.Known, (await world.Grain().Admit()).Kind);
    }
}
