using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// What is asked of the device: one at a time, in the order of the wishes, each at most once. A command is Sent in the
/// database before the first byte of its frame leaves; what cannot be known afterwards is Unknown, never tried again.
/// <para>
/// A force stop closes our record of the session, whatever the device makes of it: together with Sent, or, where the
/// station could not be reached, together with Expired. One that is withdrawn closes nothing.
/// </para>
/// </summary>
internal sealed partial class ChargePointGrain
{
    /// <summary>A link writes into its own socket: one that takes longer is lost, and its frame may have left.</summary>
    private static readonly TimeSpan ToWrite = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task Submit(CommandRecord command)
    {
        await Fresh();
        if (await Find(command.Id) is not null)
        {
            DispatchSoon();
        }
    }

    /// <inheritdoc/>
    public async Task Dispatch()
    {
        await Fresh();
        while (link is { } target && Next() is { } command)
        {
            if (Now >= command.Deadline)
            {
                await Change(changes => Expire(command, changes));
            }
            else if (!state!.Idle && command.Kind is CommandKind.SoftReboot)
            {
                await Change(changes => Moved(command, command.WaitUntilIdle(Now), changes));
            }
            else if (WhyNot(command) is { } words)
            {
                await Change(changes => Moved(command, command.Withdraw(Now, words), changes));
            }
            else if (!await Send(target, command))
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public async Task Answered(long epoch, string messageId, Outcome outcome)
    {
        await Fresh();
        var command = state?.Commands.FirstOrDefault(known => known.MessageId == messageId);
        if (command is null && state is not null && await store.CommandOf(state.Station.Id, messageId) is { } old)
        {
            command = Remember(old);
        }

        // An answer tells of its frame, whichever connection it comes from; one to no command is an adoption's trigger.
        if (command is not null)
        {
            await Change(changes =>
            {
                Moved(command, command.Answer(Now, outcome), changes);
                if (outcome.Configuration.Count > 0)
                {
                    state!.Take(new ConfigurationReported(Now, outcome.Configuration) { Message = command.Command.GetType().Name }, changes);
                }
            }, NewPassword(outcome) ?? Book(command, outcome));
            if (outcome.Kind is not (OutcomeKind.TimedOut or OutcomeKind.Unreachable))
            {
                Saw(new SeenMessage(Now, MessageDirection.FromDevice, Command: command.Kind));
            }

            DispatchSoon();
        }
    }

    /// <summary>The password that a device took is the one that lets it in from now on; stored with its answer.</summary>
    private Func<ChargeBotDb, CancellationToken, Task>? NewPassword(Outcome outcome)
    {
        if (secrets.Reveal(outcome.NewPassword) is not { } password)
        {
            return null;
        }

        var (id, hash) = (state!.Station.Id, PasswordHash.Make(password));
        state.Station.PasswordHash = hash;
        return (db, cancel) => db.Stations.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, hash), cancel);
    }

    /// <summary>A logbook that came with the answer: stored with it.</summary>
    private Func<ChargeBotDb, CancellationToken, Task>? Book(CommandRecord command, Outcome outcome)
    {
        if (command.Command is not RequestLog { UploadTo: null } || outcome.Kind is not OutcomeKind.Accepted)
        {
            return null;
        }

        var (id, entries, now) = (command.Id, outcome.Log, Now);
        return (db, cancel) => LogMoves.Book(db, id, Key, entries, now, cancel);
    }

    /// <inheritdoc/>
    public async Task<bool> Withdraw(Guid commandId)
    {
        await Fresh();
        var done = false;
        if (await Find(commandId) is { } command)
        {
            await Change(changes => Moved(command, done = command.Withdraw(Now), changes));
            DispatchSoon();
        }

        return done;
    }

    /// <inheritdoc/>
    public async Task Arrived(Guid commandId)
    {
        await Fresh();
        if (await Find(commandId) is { } command)
        {
            await Change(changes => Moved(command, command.Confirm(Now), changes));
            DispatchSoon();
        }
    }

    /// <inheritdoc/>
    public async Task DeadlinePassed(Guid commandId)
    {
        await Fresh();
        if (await Find(commandId) is not { } command)
        {
            await DeadlineOfAnother(commandId);
        }
        else if (Now >= command.Deadline)
        {
            await Change(changes => Expire(command, changes));
            DispatchSoon();
        }
        else
        {
            await Commit(DeadlineAsItIs(command));
        }
    }

    /// <summary>The next command to leave, unless one waits for its answer on this very connection.</summary>
    private CommandRecord? Next() =>
        !ready || state is null || state.Commands.Any(command => command.State is CommandState.Sent && command.Epoch == epoch)
            ? null
            : state.Commands.FirstOrDefault(command => command.State is CommandState.Requested
                || (command.State is CommandState.WaitingUntilIdle && (state.Idle || Now >= command.Deadline)));

    private void DispatchSoon()
    {
        // A turn of its own: whoever called is answered first, and never waits for a link.
        if (Next() is not null)
        {
            LeaveAlone(this.AsReference<IChargePointGrain>().Dispatch());
        }
    }

    /// <summary>Preflight once more, with what is true now: why it must not leave, or null.</summary>
    private string? WhyNot(CommandRecord command) => state!.Outlived(command) ? Overtaken.SessionEnded
        : !state.Station.Can(command.Command.Verb()) ? Overtaken.NotKnownThere
        : (command.OnlyIfNobodyInterrupted || command.Kind is CommandKind.RemoteStart) && state.WouldInterrupt(command) ? Overtaken.SomeoneCharges
        : null;

    /// <summary>Sends it. False: the link is of no use now, the next try comes with the next thing that happens.</summary>
    private async Task<bool> Send(IChargePointLink target, CommandRecord command)
    {
        var messageId = MessageId();
        await Change(changes =>
        {
            command.BecameIdle(Now);
            Moved(command, command.Send(Now, messageId, epoch), changes);
            if (command.Kind is CommandKind.ForceStop)
            {
                state!.CloseByForce(command, Now, changes);
            }
        });
        try
        {
            if (await target.Write(epoch, messageId, Named(command.Command)).WaitAsync(ToWrite))
            {
                Saw(new SeenMessage(Now, MessageDirection.ToDevice, Command: command.Kind));
                return true;
            }
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "Whether the frame of command {CommandId} left for {ChargePointId} is not known.", command.Id, Key);
            return false;
        }

        await Change(changes => Moved(command, command.NeverLeft(Now), changes));
        return false;
    }

    /// <summary>A stop with what the device itself calls the transaction.</summary>
    private DeviceCommand Named(DeviceCommand command) => command is RemoteStop stop
        ? stop with { DeviceTransactionId = state!.Sessions.LastOrDefault(session => session.TransactionId == stop.TransactionId)?.DeviceTransactionId }
        : command;

    private void Expire(CommandRecord command, StationChanges changes)
    {
        var unsent = command.State is CommandState.Requested;
        Moved(command, command.DeadlinePassed(Now), changes);
        if (unsent && command.Kind is CommandKind.ForceStop)
        {
            state!.CloseByForce(command, Now, changes);
        }
    }

    /// <summary>Frames that were on the wire when the last owner went: nobody awaits their answers now.</summary>
    private void LoseSight(StationChanges changes)
    {
        foreach (var command in state!.Commands)
        {
            Moved(command, command.LostSight(Now), changes);
        }
    }

    private static void Moved(CommandRecord command, bool moved, StationChanges changes)
    {
        if (moved)
        {
            changes.Moved(command);
        }
    }

    /// <summary>One of ours, from memory or as it is stored; null for one that is not there or is another station's.</summary>
    private async Task<CommandRecord?> Find(Guid id) => state is null ? null
        : state.Commands.FirstOrDefault(command => command.Id == id)
            ?? (await store.Command(id) is { } row && row.StationId == state.Station.Id ? Remember(row) : null);

    private CommandRecord Remember(CommandRecord row)
    {
        stored[row.Id] = row.Version;
        state!.Add(row, Now);
        foreach (var forgotten in stored.Keys.Except(state.Commands.Select(command => command.Id)).ToList())
        {
            stored.Remove(forgotten);
        }

        return row;
    }

    /// <summary>It has moved since the deadline was set, or it has none any more.</summary>
    private WriteUnit DeadlineAsItIs(CommandRecord command)
    {
        var unit = new WriteUnit();
        if (command.Deadline is { } due)
        {
            unit.Deadlines.Add(new Deadline(Deadline.Command, Deadline.SubjectOf(Key, command.Id), due));
        }
        else
        {
            unit.DeadlinesMet.Add((Deadline.Command, Deadline.SubjectOf(Key, command.Id)));
        }

        return unit;
    }

    /// <summary>
    /// The command went under this identity, but the station answers to another now: its owner ends it, and the row that
    /// named this one is done with.
    /// </summary>
    private async Task DeadlineOfAnother(Guid id)
    {
        if (await store.Command(id) is { Settled: false } command
            && await store.ChargePointOf(command.StationId) is { } other && other != Key)
        {
            await GrainFactory.GetGrain<IChargePointGrain>(other).DeadlinePassed(id);
        }

        var unit = new WriteUnit();
        unit.DeadlinesMet.Add((Deadline.Command, Deadline.SubjectOf(Key, id)));
        await Commit(unit);
    }
}
