using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using Xunit;

namespace ChargeBot.Tests.Links;

public sealed class StationStateTests
{
    private static readonly DateTimeOffset Noon = Samples.Noon;
    private readonly StationState state = Samples.State();
    private long next = 100;

    [Fact]
    public void A_transaction_becomes_a_session_and_at_its_end_a_record()
    {
        var id = Apply(Samples.Start()).Reply.TransactionId!.Value;
        Apply(Samples.Meter(id, 2500));
        Assert.Equal(1500, state.Running(Samples.Port1)!.Energy);
        Assert.Equal(id, state.Ports[0].LastSeenTransactionId);
        var (_, changes) = Apply(Samples.Stop(id));
        var ended = Assert.Single(changes.Ended);
        Assert.Equal((SessionState.Ended, 4000L, "Remote"), (ended.State, ended.Energy, ended.StopReason));
        Assert.Null(state.Running(Samples.Port1));
        Assert.Same(ended, state.Last(Samples.Port1));
    }

    [Fact]
    public void A_start_told_twice_is_one_session_with_one_number()
    {
        var first = Apply(Samples.Start()).Reply;
        var (again, changes) = Apply(Samples.Start());
        Assert.Equal(first.TransactionId, again.TransactionId);
        Assert.Empty(changes.Added);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_stop_without_a_number_ends_the_one_that_runs(long number)
    {
        Apply(Samples.Start());
        Apply(Samples.Start(connector: 2, tag: "OTHER"));
        var (_, changes) = Apply(Samples.Stop(number));
        var ended = Assert.Single(changes.Ended);
        Assert.Equal(Samples.Port1, ended.PortId);
        Assert.True(ended.Flags.HasFlag(SessionFlags.EndMatchedLoosely));
        Assert.NotNull(state.Running(Samples.Port2));
    }

    [Fact]
    public void A_stop_of_a_transaction_that_nobody_knows_changes_nothing()
    {
        Apply(Samples.Start());
        var (reply, changes) = Apply(Samples.Stop(4711));
        Assert.Equal((false, false), (reply.Refused, changes.Any));
        Assert.NotNull(state.Running(Samples.Port1));
    }

    [Fact]
    public void A_meter_that_ran_backwards_is_flagged_and_not_refused()
    {
        var id = Apply(Samples.Start()).Reply.TransactionId!.Value;
        Apply(Samples.Stop(id, meter: 10));
        Assert.True(state.Last(Samples.Port1)!.Flags.HasFlag(SessionFlags.EnergyImplausible));
        Assert.Equal(0, state.Last(Samples.Port1)!.Energy);
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2450, false)]
    public void An_end_below_the_last_reading_is_flagged_unless_it_is_rounded(long meter, bool flagged)
    {
        var id = Apply(Samples.Start()).Reply.TransactionId!.Value;
        Apply(Samples.Meter(id, 2500));
        Apply(Samples.Stop(id, meter: meter));
        Assert.Equal(flagged, state.Last(Samples.Port1)!.Flags.HasFlag(SessionFlags.EnergyImplausible));
        Assert.Equal(meter - 1000, state.Last(Samples.Port1)!.Energy);
    }

    [Fact]
    public void Late_readings_of_an_earlier_session_say_nothing_about_the_one_that_runs()
    {
        var earlier = Apply(Samples.Start()).Reply.TransactionId!.Value;
        Apply(Samples.Start(Noon.AddHours(1), tag: "NEXT"));
        var (_, changes) = Apply(Samples.Meter(earlier, 9000, Noon.AddHours(2)));
        Assert.Equal((0L, (double?)null), (state.Running(Samples.Port1)!.Energy, state.Running(Samples.Port1)!.Power));
        Assert.Equal(state.Last(Samples.Port1)!.Id, Assert.Single(changes.Added.OfType<MeterReading>()).SessionId);
    }

    [Fact]
    public void A_next_start_closes_the_one_whose_end_was_never_told_and_its_late_end_completes_it()
    {
        var lost = Apply(Samples.Start()).Reply.TransactionId!.Value;
        Apply(Samples.Start(Noon.AddHours(1), tag: "NEXT"));
        Assert.Equal(SessionState.ClosedByUs, state.Last(Samples.Port1)!.State);
        var (_, changes) = Apply(Samples.Stop(lost, Noon.AddHours(2)));
        Assert.Equal(lost, Assert.Single(changes.Ended).TransactionId);
        Assert.NotNull(state.Running(Samples.Port1));
    }

    [Fact]
    public void A_force_stop_closes_the_session_it_was_asked_for_and_never_the_next_drivers()
    {
        Apply(Samples.Start());
        var command = Samples.Command(CommandKind.ForceStop, new RemoteStop(100), Noon.AddMinutes(1), session: state.Running(Samples.Port1)!.Id);
        var changes = new StationChanges();
        state.CloseByForce(command, Noon.AddMinutes(1), changes);
        Assert.Equal((SessionState.ClosedByUs, SessionFlags.ForceStopped), (state.Last(Samples.Port1)!.State, state.Last(Samples.Port1)!.Flags));

        Apply(Samples.Start(Noon.AddMinutes(2), tag: "NEXT"));
        state.CloseByForce(command, Noon.AddMinutes(3), changes);
        Assert.NotNull(state.Running(Samples.Port1));
    }

    [Fact]
    public void Idle_is_when_neither_our_book_nor_any_device_status_says_otherwise()
    {
        Assert.True(state.Idle);
        Apply(Samples.Status(PortStatus.SuspendedByCar, 2));
        Assert.False(state.Idle);
        Apply(Samples.Status(PortStatus.Finishing, 2));
        Apply(Samples.Start());
        Assert.False(state.Idle);
    }

    [Fact]
    public void A_reboot_interrupts_whoever_charges_at_the_station_a_stop_only_who_charges_at_its_port()
    {
        Apply(Samples.Status(PortStatus.Charging, 2));
        Assert.True(state.WouldInterrupt(Samples.Command(CommandKind.HardReboot, new Reset(true))));
        Assert.False(state.WouldInterrupt(Samples.Command(CommandKind.Unlock, new UnlockConnector(1))));
        Assert.True(state.WouldInterrupt(Samples.Command(CommandKind.Unlock, new UnlockConnector(2), port: Samples.Port2)));
    }

    [Fact]
    public void A_stop_settled_by_a_status_still_gets_its_final_energy_on_the_card()
    {
        var id = Apply(Samples.Start()).Reply.TransactionId!.Value;
        var command = Samples.Command(CommandKind.Stop, new RemoteStop(id), session: state.Running(Samples.Port1)!.Id);
        state.Add(command, Noon);
        command.Send(Noon, "m", 1);
        Apply(Samples.Status(PortStatus.Finishing));
        command.DeadlinePassed(Noon);
        Assert.Equal(CommandState.Confirmed, command.State);
        var (_, changes) = Apply(Samples.Stop(id));
        Assert.Empty(changes.Commands);
        Assert.Equal([command], changes.ToRedraw);
    }

    [Fact]
    public void Commands_that_ended_long_ago_are_forgotten()
    {
        for (var i = 0; i < 30; i++)
        {
            var command = Samples.Command(CommandKind.Refresh, new Trigger("Heartbeat", null), Noon.AddSeconds(i));
            command.Withdraw(Noon.AddSeconds(i));
            state.Add(command, Noon.AddSeconds(i));
        }

        Assert.Equal(21, state.Commands.Count);
        state.Add(Samples.Command(CommandKind.Refresh, new Trigger("Heartbeat", null), Noon.AddDays(2)), Noon.AddDays(2));
        Assert.Single(state.Commands);
    }

    [Fact]
    public void Master_data_is_taken_over_without_what_the_device_said()
    {
        Apply(Samples.Status(PortStatus.Charging));
        Apply(Samples.Boot());
        var master = new Station { Id = Samples.StationId, ChargePointId = Samples.Identity, City = "Berlin" };
        Port[] ports = [new Port { Id = Samples.Port1, StationId = Samples.StationId, ConnectorId = 1, Position = "left" }, new Port { Id = "new", StationId = Samples.StationId, ConnectorId = 3 }];
        state.Refresh(master, ports);
        Assert.Equal(("Berlin", "Vendor"), (state.Station.City, state.Station.Vendor));
        Assert.Equal(("left", PortStatus.Charging), (state.Ports[0].Position, state.Ports[0].Status));
        Assert.Equal([Samples.Port1, Samples.Port2, "new"], state.Ports.Select(port => port.Id));
    }

    private (DeviceReply Reply, StationChanges Changes) Apply(DeviceEvent seen)
    {
        var changes = new StationChanges();
        return (state.Apply(seen, () => next++, changes), changes);
    }
}
