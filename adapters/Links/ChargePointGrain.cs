using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// The owner of one charge point: its life, its link, and what others see of it. What the device says is in
/// ChargePointGrain.Events.cs, what is asked of it in ChargePointGrain.Commands.cs, what is known of its line in
/// ChargePointGrain.Line.cs.
/// </summary>
internal sealed partial class ChargePointGrain(
    StationStore store, Writer writer, TransactionIds transactionIds, Network network, SecretBox secrets, SessionJudge judge, LastHeard lastHeard,
    NearChargePoints near, IOptions<LinkOptions> options, TimeProvider clock, ILogger<ChargePointGrain> log) : Grain, IChargePointGrain
{
    /// <summary>After a silo was lost its links attach again within this time; until then the database's word stands.</summary>
    private static readonly TimeSpan GraceToAttach = TimeSpan.FromSeconds(45);

    private readonly Dictionary<Guid, int> stored = [];
    private readonly Flapping flapping = new();
    private StationState? state;
    private HeldChargePoint? held;
    private StationSnapshot? snapshot;
    private IChargePointLink? link;
    private IGrainTimer? grace;
    private long epoch;
    private long networkSeen;
    private bool ready;
    private bool newFirmware;
    private bool broken;

    private string Key => this.GetPrimaryKeyString();

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Load(cancellationToken);
        near.Add(Key, this);
        if (state is null)
        {
            return;
        }

        await Change(LoseSight);
        if (state.Station.Online)
        {
            grace = this.RegisterGrainTimer(_ => link is null ? Detached() : Task.CompletedTask,
                new GrainTimerCreationOptions(GraceToAttach, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        }
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // Nobody leaves again: the near door stays shut.
        near.Remove(Key, this);
        Enter();
        if (!broken && state is { } known)
        {
            await lastHeard.Write(known.Station.Id);
        }
    }

    /// <inheritdoc/>
    public async Task<Admission> Admit()
    {
        await Fresh();
        if (state is null)
        {
            return new Admission(options.Value.Strangers is StrangerPolicy.Hold ? AdmissionKind.Held : AdmissionKind.Refused, null);
        }

        var gateway = state.Station.Protocol is Protocol.Lg2Wan ? await store.Gateway(state.Station.Id) : null;
        return new Admission(AdmissionKind.Known, state.Station.PasswordHash, state.Station.Protocol) { UserName = gateway?.UserName, SerialNumber = state.Station.SerialNumber };
    }

    /// <inheritdoc/>
    public async Task<long> Attach(IChargePointLink link, Caller caller)
    {
        await Fresh();
        if (link.Equals(this.link))
        {
            return epoch;
        }

        var (older, otherVersion) = (this.link, false);
        if (state is null)
        {
            // A stranger has no row to raise an epoch in: milliseconds of our clock rise as well, also over a restart.
            epoch = Math.Max(epoch + 1, Now.ToUnixTimeMilliseconds());
            await Hold(stranger => (stranger.Protocol, stranger.ControllerId) = (caller.Protocol, caller.ControllerId));
        }
        else
        {
            if (caller.Protocol is not Protocol.Lg2Wan && state.Station.Protocol is not Protocol.Lg2Wan)
            {
                // The version is the connection's: a station that was updated speaks another one than it was imported with.
                (otherVersion, state.Station.Protocol) = (state.Station.Protocol != caller.Protocol, caller.Protocol);
            }

            // Where this owner is new and the device was never seen to leave, our own restart may have cut the line.
            var cameBack = older is not null || !state.Station.Online;
            epoch = state.Station.Epoch + 1;
            await Change(changes => CameOnline(cameBack, changes), StationUnit.RaiseEpoch(state.Station.Id, epoch));
        }

        (this.link, ready, newFirmware, facts) = (link, false, otherVersion, caller.Line);

        // The link is known here alone, and some devices are silent for hours.
        DelayDeactivation(TimeSpan.MaxValue);
        if (older is not null)
        {
            LeaveAlone(older.Close("a newer connection of the same charge point"));
            if (flapping.Count(Now))
            {
                log.LogWarning("Charge point {ChargePointId} keeps connecting while it is connected: two devices may share this identity.", Key);
            }
        }

        return epoch;
    }

    /// <inheritdoc/>
    public Task Detach(long epoch)
    {
        if (broken)
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        return epoch == this.epoch && link is not null ? Detached() : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<bool> Ready(long epoch)
    {
        if (epoch != this.epoch)
        {
            return false;
        }

        ready = true;
        DispatchSoon();
        return state is { Station: { Protocol: not Protocol.Lg2Wan } station } && (newFirmware || !await store.WasRead(station.Id));
    }

    /// <inheritdoc/>
    public async ValueTask<Immutable<StationSnapshot?>> Look()
    {
        if (networkSeen != network.Current)
        {
            await this.AsReference<IChargePointGrain>().Refresh();
        }

        return (snapshot ?? Publish()).AsImmutable();
    }

    /// <inheritdoc/>
    public Task Refresh()
    {
        // Whoever asks may know of a change that this silo has not noticed yet.
        networkSeen = -1;
        return Fresh();
    }

    private async Task Load(CancellationToken cancel)
    {
        networkSeen = network.Current;
        state = await store.Load(Key, cancel);
        held = state is null ? await store.LoadHeld(Key, cancel) : null;
        epoch = Math.Max(epoch, state?.Station.Epoch ?? 0);
        foreach (var command in state?.Commands ?? [])
        {
            stored[command.Id] = command.Version;
        }
    }

    /// <summary>Takes over what changed in the network since the last look; a stranger may have become ours.</summary>
    private async Task Fresh()
    {
        if (broken)
        {
            DeactivateOnIdle();
            throw new InvalidOperationException("A save failed: this owner is on its way out, the next one reads what is true.");
        }

        var current = network.Current;
        if (networkSeen == current)
        {
            return;
        }

        if (state is null)
        {
            await Load(CancellationToken.None);
            if (state is not null && link is not null)
            {
                await Adopted();
            }
        }
        else if (await store.LoadMasterData(Key, CancellationToken.None) is { } master)
        {
            state.Refresh(master.Station, master.Ports);
        }
        else
        {
            // The identity was given to no station any more: from now on it is a stranger's.
            state = null;
            LeaveAlone(link?.Close("the station was taken out") ?? Task.CompletedTask);
            (link, facts) = (null, null);
        }

        (networkSeen, snapshot) = (current, null);
    }

    /// <summary>The stranger that is connected is ours now: it is asked to boot again, and that boot is accepted.</summary>
    private async Task Adopted()
    {
        await Change(changes => CameOnline(false, changes), StationUnit.RaiseEpoch(state!.Station.Id, epoch));
        LeaveAlone(link!.Write(epoch, MessageId(), new Trigger("BootNotification", null)));
    }

    private async Task Detached()
    {
        (link, ready, facts) = (null, false, null);
        DelayDeactivation(TimeSpan.Zero);
        if (state is not null)
        {
            await Change(changes =>
            {
                (state.Station.Online, state.Station.OnlineChangedAt) = (false, Now);
                changes.Touch(state.Station);
                changes.Add(StationEvent.Of(state.Station, StationEventKind.Disconnected, Now));
            });
        }
    }

    private void CameOnline(bool cameBack, StationChanges changes)
    {
        var station = state!.Station;
        (station.Epoch, station.Online, station.OnlineChangedAt) = (epoch, true, Now);
        changes.Touch(station);
        changes.Add(StationEvent.Of(station, StationEventKind.Connected, Now));
        foreach (var command in state.Commands.Where(command => cameBack && command.Command is Reset && command.Epoch < epoch))
        {
            if (command.Suggest(Now, "reconnected"))
            {
                changes.Moved(command);
            }
        }
    }

    /// <summary>What others see until the next change is committed.</summary>
    private StationSnapshot? Publish() => snapshot = state is null ? null : StationSnapshot.Of(state) with { Communication = Line };

    /// <summary>Changes the state and commits; until that is done, others see what was true before.</summary>
    private async Task Change(Action<StationChanges> act, Func<ChargeBotDb, CancellationToken, Task>? also = null)
    {
        _ = snapshot ?? Publish();
        var changes = new StationChanges();
        act(changes);
        await Commit(changes, also);
    }

    /// <summary>Writes what changed. Where that fails, memory may be ahead of the database: this owner gives up.</summary>
    private async Task Commit(StationChanges changes, Func<ChargeBotDb, CancellationToken, Task>? also = null)
    {
        if (changes.Any)
        {
            foreach (var command in changes.Commands.SelectMany(state!.AskedWith).ToList())
            {
                changes.Redraw(command);
            }

            var unit = StationUnit.Of(Key, state?.Station.Id ?? "", changes, command => stored.GetValueOrDefault(command.Id), secrets, judge, Now);
            unit.Changes = also is null ? unit.Changes : StationUnit.Both(also, unit.Changes);
            await Commit(unit);
            foreach (var command in changes.Commands)
            {
                stored[command.Id] = command.Version;
            }
        }

        snapshot = null;
    }

    private async Task Commit(WriteUnit unit)
    {
        try
        {
            await writer.Commit(unit);
        }
        catch
        {
            broken = true;
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>Not waited for: a link that is lost must not hold up the one that is there.</summary>
    private void LeaveAlone(Task call) => call.ContinueWith(
        failed => log.LogDebug(failed.Exception, "A link of {ChargePointId} did not answer.", Key),
        CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private string MessageId() => Guid.CreateVersion7(Now).ToString("N");
}
