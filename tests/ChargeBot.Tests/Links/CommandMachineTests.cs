using ChargeBot.Domain.ChargePoints;
using Stateless.Graph;
using Xunit;

namespace ChargeBot.Tests.Links;

public sealed class CommandMachineTests
{
    private static readonly DateTimeOffset Noon = Samples.Noon;

    [Fact]
    public void The_machine_is_the_one_that_was_agreed()
    {
        var machine = CommandMachine.Over(() => CommandState.Requested, _ => { });
        Golden.Check("machines/command.mmd", MermaidGraph.Format(machine.GetInfo()));
    }

    [Fact]
    public void A_sent_command_is_never_sent_again()
    {
        var command = Sent();
        Assert.False(command.Send(Noon, "again", 2));
        command.DeadlinePassed(Noon);
        Assert.Equal(CommandState.Unknown, command.State);
        Assert.False(command.Send(Noon, "again", 2));
        Assert.False(command.NeverLeft(Noon));
    }

    [Fact]
    public void Only_the_proof_that_nothing_left_takes_it_back()
    {
        var command = Sent();
        Assert.True(command.NeverLeft(Noon));
        Assert.Equal((CommandState.Requested, null), (command.State, command.MessageId));
        Assert.Equal(Noon + CommandTimes.ToReach(command.Kind), command.Deadline);
    }

    [Fact]
    public void A_soft_reboot_whose_frame_never_left_has_its_time_to_be_reached_again()
    {
        var command = Samples.Command(CommandKind.SoftReboot, new Reset(false), wait: true);
        var later = Noon + TimeSpan.FromHours(5);
        command.BecameIdle(later);
        command.Send(later, "m", 1);
        command.NeverLeft(later);
        Assert.Equal(later + CommandTimes.ToReach(command.Kind), command.Deadline);
    }

    [Fact]
    public void A_late_yes_and_a_late_deed_reopen_an_unknown_one()
    {
        var command = Sent();
        command.DeadlinePassed(Noon);
        Assert.True(command.Answer(Noon, new Outcome(OutcomeKind.Accepted)));
        Assert.Equal((CommandState.Accepted, false), (command.State, command.Settled));
        Assert.True(command.Confirm(Noon));
        Assert.Equal((CommandState.Confirmed, true), (command.State, command.Settled));
    }

    [Fact]
    public void A_time_out_after_the_answer_says_nothing()
    {
        var command = Sent();
        command.Answer(Noon, new Outcome(OutcomeKind.Accepted));
        Assert.False(command.Answer(Noon, new Outcome(OutcomeKind.TimedOut)));
        Assert.Equal(CommandState.Accepted, command.State);
    }

    [Fact]
    public void A_refusal_keeps_the_devices_words()
    {
        var command = Sent();
        command.Answer(Noon, new Outcome(OutcomeKind.Rejected, "no such transaction"));
        Assert.Equal((CommandState.Rejected, "no such transaction"), (command.State, command.Words));
        command = Sent();
        command.Answer(Noon, new Outcome(OutcomeKind.NotSupported));
        Assert.Equal((CommandState.Rejected, "NotSupported"), (command.State, command.Words));
    }

    [Fact]
    public void An_unlock_is_done_when_the_device_says_so()
    {
        var command = Samples.Command(CommandKind.Unlock, new UnlockConnector(1));
        command.Send(Noon, "m", 1);
        command.Answer(Noon, new Outcome(OutcomeKind.Accepted, "Unlocked"));
        Assert.Equal(CommandState.Confirmed, command.State);
    }

    [Fact]
    public void A_hint_settles_it_at_the_deadline_and_at_once_where_that_is_over()
    {
        var command = Sent();
        Assert.True(command.Suggest(Noon, "Finishing"));
        Assert.False(command.Suggest(Noon, "Finishing"));
        Assert.Equal(CommandState.Sent, command.State);
        command.DeadlinePassed(Noon);
        Assert.Equal((CommandState.Confirmed, "Finishing"), (command.State, command.Words));

        command = Sent();
        command.DeadlinePassed(Noon);
        command.Suggest(Noon, "reconnected");
        Assert.Equal(CommandState.Confirmed, command.State);
    }

    [Fact]
    public void Where_nothing_is_at_stake_a_yes_without_a_deed_stays_a_yes()
    {
        var command = Samples.Command(CommandKind.Refresh, new Trigger("StatusNotification", 1));
        command.Send(Noon, "m", 1);
        command.Answer(Noon, new Outcome(OutcomeKind.Accepted));
        command.DeadlinePassed(Noon);
        Assert.Equal((CommandState.Accepted, true), (command.State, command.Settled));
    }

    [Fact]
    public void What_was_not_sent_expires_or_is_withdrawn()
    {
        var command = Samples.Command(CommandKind.Stop, new RemoteStop(1));
        command.DeadlinePassed(Noon);
        Assert.Equal(CommandState.Expired, command.State);
        command = Samples.Command(CommandKind.Stop, new RemoteStop(1));
        Assert.True(command.Withdraw(Noon, Overtaken.SessionEnded));
        Assert.Equal((CommandState.Withdrawn, Overtaken.SessionEnded), (command.State, command.Words));
        Assert.False(Sent().Withdraw(Noon));
    }

    [Fact]
    public void A_copy_survives_the_way_between_silos()
    {
        var command = Sent();
        var json = System.Text.Json.JsonSerializer.Serialize(command);
        var there = System.Text.Json.JsonSerializer.Deserialize<CommandRecord>(json)!;
        Assert.Equal((command.State, command.MessageId, command.Epoch, command.Version, command.SentAt, command.Deadline),
            (there.State, there.MessageId, there.Epoch, there.Version, there.SentAt, there.Deadline));
        Assert.Equal(command.Command, there.Command);
    }

    private static CommandRecord Sent()
    {
        var command = Samples.Command(CommandKind.Stop, new RemoteStop(1));
        Assert.True(command.Send(Noon, "m", 1));
        return command;
    }
}
