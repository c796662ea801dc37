using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;
using Xunit;

namespace ChargeBot.Tests.Links;

/// <summary>What is different about a device that counts its sessions and its starts itself, and tells a session whole at its end.</summary>
public sealed class GatewayStateTests
{
    private static readonly DateTimeOffset Noon = Samples.Noon;
    private readonly StationState state = Samples.State();

    [Fact]
    public void A_session_has_the_devices_own_number_and_is_one_however_often_it_is_told()
    {
        Assert.Equal(41, Apply(Begun(41)).Reply.TransactionId);
        Assert.Empty(Apply(Begun(41, Noon.AddMinutes(1))).Changes.Added);
        Assert.Equal(41, state.Running(Samples.Port1)!.TransactionId);
    }

    [Fact]
    public void A_record_of_a_session_that_nobody_heard_of_becomes_a_session_and_leaves_the_one_that_runs_alone()
    {
        Apply(Begun(42));
        var ended = Assert.Single(Apply(Record(Begun(41, tag: "EARLIER", meter: 100))).Changes.Ended);
        Assert.Equal((41L, "EARLIER", 4900L, SessionState.Ended), (ended.TransactionId, ended.IdTag, ended.Energy, ended.State));
        Assert.True(ended.Flags.HasFlag(SessionFlags.StartUnseen));
        Assert.False(ended.Flags.HasFlag(SessionFlags.EndMatchedLoosely));
        Assert.Equal(42, state.Running(Samples.Port1)!.TransactionId);
    }

    [Fact]
    public void A_record_told_again_changes_nothing()
    {
        Apply(Begun(41));
        Assert.Single(Apply(Record(Begun(41))).Changes.Ended);
        var again = Apply(Record(Begun(41))).Changes;
        Assert.Equal((0, 0), (again.Ended.Count, again.Added.Count));
    }

    [Fact]
    public void A_number_that_began_anew_is_another_session()
    {
        Apply(Begun(1));
        Apply(Record(Begun(1)));
        Assert.Equal(1, Apply(Begun(1, Noon.AddDays(1), tag: "OTHER", meter: 9000)).Reply.TransactionId);
        Assert.Equal("OTHER", state.Running(Samples.Port1)!.IdTag);
    }

    [Fact]
    public void A_record_of_a_port_that_we_do_not_know_is_acknowledged_and_kept_from_the_others()
    {
        Apply(Begun(42));
        var (reply, changes) = Apply(Record(Begun(41) with { ConnectorId = 9 }));
        Assert.Equal((false, 0), (reply.Refused, changes.Ended.Count));
        Assert.NotNull(state.Running(Samples.Port1));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(6L, true)]
    [InlineData(7L, false)]
    public void Who_it_is_said_again_with_the_same_number_of_starts_is_no_boot(long? before, bool booted)
    {
        state.Station.Starts = before;
        var reboot = Sent(CommandKind.HardReboot, new Reset(true));
        Apply(Samples.Boot(Noon.AddMinutes(1)) with { Starts = 7, Cannot = Verbs.Unlock });
        Assert.Equal(booted ? CommandState.Confirmed : CommandState.Sent, reboot.State);
        Assert.Equal(booted ? Noon.AddMinutes(1) : null, state.Station.BootedAt);
        Assert.Equal((7L, false, true), (state.Station.Starts, state.Station.Can(Verbs.Unlock), state.Station.Can(Verbs.RemoteStop)));
    }

    [Fact]
    public void A_start_is_not_confirmed_by_an_older_session_under_the_same_identification_told_again()
    {
        Apply(Begun(41));
        var start = Sent(CommandKind.RemoteStart, new RemoteStart(1, "TAG"));
        Apply(Begun(41));
        Assert.Equal(CommandState.Sent, start.State);
        Apply(Begun(42, meter: 6000));
        Assert.Equal(CommandState.Confirmed, start.State);
    }

    [Theory]
    [InlineData(-60, CommandState.Sent)]
    [InlineData(1, CommandState.Confirmed)]
    public void A_stop_of_whatever_runs_is_confirmed_by_a_record_of_now_and_not_by_one_that_was_kept(int minutes, CommandState then)
    {
        var stop = Sent(CommandKind.Stop, new RemoteStop(0) { ConnectorId = 1 });
        Apply(Record(Begun(41, Noon.AddHours(-2))) with { ReportedAt = Noon.AddMinutes(minutes) });
        Assert.Equal(then, stop.State);
    }

    [Theory]
    [InlineData("16", "16", CommandState.Confirmed)]
    [InlineData("016", "16", CommandState.Confirmed)]
    [InlineData("True", "true", CommandState.Confirmed)]
    [InlineData("RFID, Remote", "RFID,Remote", CommandState.Confirmed)]
    [InlineData("10", "16", CommandState.Accepted)]
    public void A_change_is_what_the_device_reads_afterwards(string read, string wanted, CommandState then)
    {
        var change = Sent(CommandKind.ChangeParameter, new ChangeParameter("MaxCurrent", wanted) { ConnectorId = 1 });
        change.Answer(Noon, new Outcome(OutcomeKind.Accepted));
        Apply(Read("MaxCurrent", read, connector: 2));
        Assert.False(change.Settled);
        Apply(Read("MaxCurrent", read));
        Assert.Equal((then, true, read), (change.State, change.Settled, change.Words));
    }

    [Fact]
    public void A_value_that_the_device_keeps_to_itself_says_nothing_about_a_change()
    {
        var change = Sent(CommandKind.ChangeParameter, new ChangeParameter("MaxCurrent", "16") { ConnectorId = 1 });
        change.Answer(Noon, new Outcome(OutcomeKind.Accepted));
        Apply(Read("MaxCurrent", null));
        Assert.Equal((CommandState.Accepted, false), (change.State, change.Settled));
    }

    [Fact]
    public void A_secret_that_was_changed_is_confirmed_by_being_there_and_its_words_never_hold_it()
    {
        var change = Sent(CommandKind.ChangeParameter, new ChangeParameter("Puk", "protected-1") { Secret = true });
        change.Answer(Noon, new Outcome(OutcomeKind.Accepted));
        Apply(Read("Puk", "protected-2", connector: 0));
        Assert.Equal((CommandState.Confirmed, (string?)null), (change.State, change.Words));
        Assert.DoesNotContain("protected", change.Command.ToString());
    }

    [Theory]
    [InlineData(nameof(MeterCheckResult.Running), CommandState.Accepted)]
    [InlineData(nameof(MeterCheckResult.NotChecked), CommandState.Accepted)]
    [InlineData(nameof(MeterCheckResult.Complies), CommandState.Confirmed)]
    [InlineData(nameof(MeterCheckResult.DoesNotComply), CommandState.Confirmed)]
    public void A_meter_check_is_confirmed_by_its_result(string result, CommandState then)
    {
        var check = Sent(CommandKind.MeterCheck, new MeterCheck(1));
        check.Answer(Noon, new Outcome(OutcomeKind.Accepted));
        Apply(Read(DeviceDetail.MeterCheck, result));
        Assert.Equal((then, then is CommandState.Confirmed ? result : null), (check.State, check.Words));
    }

    private static TransactionStarted Begun(long number, DateTimeOffset? at = null, string tag = "TAG", long meter = 1000) =>
        Samples.Start(at, tag: tag, meter: meter) with { TransactionId = number };

    private static TransactionStopped Record(TransactionStarted began) => Samples.Stop(began.TransactionId!.Value) with { Began = began };

    private static ConfigurationReported Read(string key, string? value, int connector = 1) =>
        new(Noon, [new ConfigurationValue(key, value, false) { ConnectorId = connector }]) { Message = "GetProcParameter" };

    private CommandRecord Sent(CommandKind kind, DeviceCommand ask)
    {
        var command = Samples.Command(kind, ask);
        state.Add(command, Noon);
        command.Send(Noon, "m", 1);
        return command;
    }

    private (DeviceReply Reply, StationChanges Changes) Apply(DeviceEvent seen)
    {
        var changes = new StationChanges();
        return (state.Apply(seen, () => throw new InvalidOperationException("the device gives the number"), changes), changes);
    }
}
