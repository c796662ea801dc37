using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Links;

/// <summary>A command's way through the owner of its charge point.</summary>
public sealed class CommandTests
{
    private static readonly Outcome Accepted = new(OutcomeKind.Accepted);

    [Fact]
    public async Task A_stop_is_sent_durably_before_its_frame_leaves_and_confirmed_by_the_end_of_its_transaction()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var session = await world.Charge(link);
        var command = Samples.Command(CommandKind.Stop, new RemoteStop(session.TransactionId), world.Clock.GetUtcNow(), session: session.Id);
        CommandRecord? atWrite = null;
        link.OnWrite = async () =>
        {
            atWrite = await world.Stored(command);
            return true;
        };
        await world.Ask(command);
        var (messageId, ask) = await link.Next();
        Assert.Equal(command.Command, ask);
        Assert.Equal((CommandState.Sent, messageId, link.Epoch), (atWrite!.State, atWrite.MessageId, atWrite.Epoch));

        await world.Grain().Answered(link.Epoch, messageId, Accepted);
        Assert.Equal(CommandState.Accepted, (await world.Stored(command)).State);
        await world.Grain().Happened(link.Epoch, Samples.Stop(session.TransactionId, world.Clock.GetUtcNow()));
        Assert.Equal(CommandState.Confirmed, (await world.Stored(command)).State);
        var audit = await world.Read(db => db.Audit.SingleAsync(LinkWorld.Cancel));
        Assert.Equal(("device", "stop:Confirmed", command.Id), (audit.Who, audit.What, audit.CommandId));
        Assert.Equal(0, await world.Read(db => db.Deadlines.CountAsync(LinkWorld.Cancel)));
    }

    [Fact]
    public async Task One_is_outstanding_at_a_time_and_the_next_leaves_when_it_is_answered()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var first = await world.Ask(Samples.Command(CommandKind.Refresh, new Trigger("StatusNotification", 1), world.Clock.GetUtcNow()));
        var second = await world.Ask(Samples.Command(CommandKind.Unlock, new UnlockConnector(1), world.Clock.GetUtcNow()));
        var (messageId, _) = await link.Next();
        await world.Quiet();
        Assert.Equal(1, link.Writes);
        await world.Grain().Answered(link.Epoch, messageId, new Outcome(OutcomeKind.NotSupported));
        (messageId, _) = await link.Next();
        await world.Grain().Answered(link.Epoch, messageId, new Outcome(OutcomeKind.Accepted, "Unlocked"));
        Assert.Equal(CommandState.Rejected, (await world.Stored(first)).State);
        Assert.Equal((CommandState.Confirmed, "Unlocked"), ((await world.Stored(second)).State, (await world.Stored(second)).Words));
    }

    [Fact]
    public async Task A_command_handed_over_twice_leaves_once()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var command = await world.Ask(Samples.Command(CommandKind.Unlock, new UnlockConnector(1), world.Clock.GetUtcNow()));
        await world.ChargePoints.Submit(command);
        var (messageId, _) = await link.Next();
        await world.Grain().Answered(link.Epoch, messageId, new Outcome(OutcomeKind.Rejected, "UnlockFailed"));
        await world.ChargePoints.Submit(command);
        await world.Quiet();
        Assert.Equal(1, link.Writes);
    }

    [Fact]
    public async Task A_frame_that_provably_never_left_is_sent_on_the_next_connection()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        link.OnWrite = () => Task.FromResult(false);
        var command = await world.Ask(Samples.Command(CommandKind.Unlock, new UnlockConnector(1), world.Clock.GetUtcNow()));
        await link.Next();
        await world.Quiet();
        Assert.Equal(CommandState.Requested, (await world.Stored(command)).State);
        var next = await world.Connect();
        await next.Next();
        Assert.Equal((CommandState.Sent, next.Epoch), ((await world.Stored(command)).State, (await world.Stored(command)).Epoch));
    }

    [Fact]
    public async Task A_write_that_throws_may_have_left_so_it_is_never_repeated()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        link.OnWrite = () => throw new InvalidOperationException("the socket broke");
        var command = await world.Ask(Samples.Command(CommandKind.Unlock, new UnlockConnector(1), world.Clock.GetUtcNow()));
        await world.Quiet();
        var next = await world.Connect();
        world.Clock.Forward(CommandTimes.ToAnswer + TimeSpan.FromSeconds(1));
        await world.Get<DeadlineClock>().Tick(LinkWorld.Cancel);
        Assert.Equal(CommandState.Unknown, (await world.Stored(command)).State);
        await world.Quiet();
        Assert.Equal(0, next.Writes);
    }

    [Fact]
    public async Task An_answer_that_comes_late_still_reaches_its_command()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var command = await world.Ask(Samples.Command(CommandKind.Unlock, new UnlockConnector(1), world.Clock.GetUtcNow()));
        var (messageId, _) = await link.Next();
        await world.Grain().Answered(link.Epoch, messageId, new Outcome(OutcomeKind.TimedOut));
        Assert.Equal(CommandState.Unknown, (await world.Stored(command)).State);
        await world.Grain().Answered(link.Epoch, messageId, new Outcome(OutcomeKind.Accepted, "Unlocked"));
        Assert.Equal(CommandState.Confirmed, (await world.Stored(command)).State);
        await world.Grain().Answered(link.Epoch, "of nobody", Accepted);
    }

    [Fact]
    public async Task A_stop_whose_session_ended_meanwhile_is_withdrawn_with_words()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect(ready: false);
        var session = await world.Charge(link);
        var command = await world.Ask(Samples.Command(CommandKind.Stop, new RemoteStop(session.TransactionId), world.Clock.GetUtcNow(), session: session.Id));
        await world.Grain().Happened(link.Epoch, Samples.Stop(session.TransactionId, world.Clock.GetUtcNow()));
        await world.Grain().Ready(link.Epoch);
        await world.Quiet();
        var stored = await world.Stored(command);
        Assert.Equal((CommandState.Withdrawn, Overtaken.SessionEnded, 0), (stored.State, stored.Words, link.Writes));
    }

    [Fact]
    public async Task What_may_interrupt_nobody_is_withdrawn_when_someone_came_meanwhile()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect(ready: false);
        var reboot = await world.Ask(Samples.Command(CommandKind.HardReboot, new Reset(true), world.Clock.GetUtcNow(), onlyIfNobody: true));
        var unlock = await world.Ask(Samples.Command(CommandKind.Unlock, new UnlockConnector(2), world.Clock.GetUtcNow(), onlyIfNobody: true, port: Samples.Port2));
        await world.Charge(link);
        await world.Grain().Ready(link.Epoch);
        Assert.Equal(unlock.Command, (await link.Next()).Command);
        var stored = await world.Stored(reboot);
        Assert.Equal((CommandState.Withdrawn, Overtaken.SomeoneCharges), (stored.State, stored.Words));
    }

    [Fact]
    public async Task A_force_stop_closes_our_record_with_its_sending()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var session = await world.Charge(link);
        await world.Ask(Samples.Command(CommandKind.ForceStop, new RemoteStop(session.TransactionId), world.Clock.GetUtcNow(), session: session.Id));
        var (messageId, _) = await link.Next();
        var stored = await world.Read(db => db.Sessions.SingleAsync(LinkWorld.Cancel));
        Assert.Equal((SessionState.ClosedByUs, SessionFlags.ForceStopped), (stored.State, stored.Flags));
        Assert.Equal(1, await world.Read(db => db.ChargeRecords.CountAsync(LinkWorld.Cancel)));

        await world.Grain().Answered(link.Epoch, messageId, Accepted);
        await world.Grain().Happened(link.Epoch, Samples.Stop(session.TransactionId, world.Clock.GetUtcNow()));
        Assert.Equal(4000, (await world.Read(db => db.ChargeRecords.SingleAsync(LinkWorld.Cancel))).Energy);
    }

    [Fact]
    public async Task A_force_stop_of_a_station_that_is_away_closes_our_record_when_it_expires()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var session = await world.Charge(link);
        await world.Grain().Detach(link.Epoch);
        var command = await world.Ask(Samples.Command(CommandKind.ForceStop, new RemoteStop(session.TransactionId), world.Clock.GetUtcNow(), session: session.Id));
        world.Clock.Forward(CommandTimes.ToReach(command.Kind) + TimeSpan.FromSeconds(1));
        await world.Get<DeadlineClock>().Tick(LinkWorld.Cancel);
        Assert.Equal(CommandState.Expired, (await world.Stored(command)).State);
        Assert.Equal(SessionState.ClosedByUs, (await world.Read(db => db.Sessions.SingleAsync(LinkWorld.Cancel))).State);
        Assert.Equal(("system", "forceStop:Expired"), await world.Read(async db => await db.Audit.Select(row => ValueTuple.Create(row.Who, row.What)).SingleAsync(LinkWorld.Cancel)));
    }

    [Fact]
    public async Task What_expired_while_nobody_looked_is_not_sent_when_the_station_comes_back()
    {
        await using var world = await LinkWorld.Start();
        var command = await world.Ask(Samples.Command(CommandKind.Unlock, new UnlockConnector(1), world.Clock.GetUtcNow()));
        world.Clock.Forward(TimeSpan.FromHours(3));
        var link = await world.Connect();
        await world.Quiet();
        Assert.Equal((CommandState.Expired, 0), ((await world.Stored(command)).State, link.Writes));
    }

    [Fact]
    public async Task A_soft_reboot_waits_for_the_last_driver_and_a_boot_confirms_it()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var session = await world.Charge(link);
        var command = await world.Ask(Samples.Command(CommandKind.SoftReboot, new Reset(false), world.Clock.GetUtcNow(), wait: true));
        await world.Grain().Happened(link.Epoch, Samples.Stop(session.TransactionId, world.Clock.GetUtcNow()));
        await world.Quiet();
        Assert.Equal(0, link.Writes);
        await world.Grain().Happened(link.Epoch, Samples.Status(PortStatus.Finishing, at: world.Clock.GetUtcNow()));
        var (messageId, _) = await link.Next();
        await world.Grain().Answered(link.Epoch, messageId, Accepted);
        Assert.Equal(CommandState.Accepted, (await world.Stored(command)).State);
        var after = await world.Connect();
        await world.Grain().Happened(after.Epoch, Samples.Boot(world.Clock.GetUtcNow()));
        Assert.Equal(CommandState.Confirmed, (await world.Stored(command)).State);
    }

    [Fact]
    public async Task A_soft_reboot_that_waits_can_be_taken_back_and_a_sent_one_cannot()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        await world.Charge(link);
        var waiting = await world.Ask(Samples.Command(CommandKind.SoftReboot, new Reset(false), world.Clock.GetUtcNow(), wait: true));
        Assert.True(await world.ChargePoints.Withdraw(Samples.Identity, waiting.Id));
        Assert.Equal(CommandState.Withdrawn, (await world.Stored(waiting)).State);
        var sent = await world.Ask(Samples.Command(CommandKind.HardReboot, new Reset(true), world.Clock.GetUtcNow()));
        await link.Next();
        Assert.False(await world.ChargePoints.Withdraw(Samples.Identity, sent.Id));
    }

    [Fact]
    public async Task A_reconnect_after_a_reset_counts_at_the_deadline()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var command = await world.Ask(Samples.Command(CommandKind.HardReboot, new Reset(true), world.Clock.GetUtcNow()));
        var (messageId, _) = await link.Next();
        await world.Grain().Answered(link.Epoch, messageId, Accepted);
        await world.Grain().Detach(link.Epoch);
        await world.Connect();
        Assert.Equal((CommandState.Accepted, "reconnected"), ((await world.Stored(command)).State, (await world.Stored(command)).WeakEvidence));
        world.Clock.Forward(CommandTimes.ToConfirm(command.Kind) + TimeSpan.FromSeconds(1));
        await world.Get<DeadlineClock>().Tick(LinkWorld.Cancel);
        Assert.Equal((CommandState.Confirmed, "reconnected"), ((await world.Stored(command)).State, (await world.Stored(command)).Words));
    }

    [Fact]
    public async Task After_an_end_that_nobody_saw_a_late_boot_still_confirms()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var command = await world.Ask(Samples.Command(CommandKind.HardReboot, new Reset(true), world.Clock.GetUtcNow()));
        await link.Next();
        world.Clock.Forward(CommandTimes.ToAnswer + TimeSpan.FromSeconds(1));
        await world.Get<DeadlineClock>().Tick(LinkWorld.Cancel);
        Assert.Equal(CommandState.Unknown, (await world.Stored(command)).State);
        await world.Grain().Happened(link.Epoch, Samples.Boot(world.Clock.GetUtcNow()));
        Assert.Equal(CommandState.Confirmed, (await world.Stored(command)).State);
        Assert.Equal(["hardReboot:Unknown", "hardReboot:Confirmed"], await world.Read(db => db.Audit.OrderBy(row => row.At).Select(row => row.What).ToListAsync(LinkWorld.Cancel)));
    }
}
