using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// The door for links of the same process. Orleans lets one call at a time into the grain; this door opens only while there is none, and
/// whoever comes by Orleans meanwhile waits at it for the few microseconds that memory changes.
/// </summary>
internal sealed partial class ChargePointGrain : INearChargePoint, IIncomingGrainCallFilter
{
    /// <summary>The state of <see cref="calls"/> while a near link is in.</summary>
    private const int Near = -1;

    private int calls;

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        Enter();
        try
        {
            await context.Invoke();
        }
        finally
        {
            Interlocked.Decrement(ref calls);
        }
    }

    /// <inheritdoc/>
    public bool TryTake(long epoch, DeviceEvent seen, out Task committed)
    {
        committed = Task.CompletedTask;
        if (seen is not (Heard or MeterValuesReported) || Interlocked.CompareExchange(ref calls, Near, 0) != 0)
        {
            return false;
        }

        try
        {
            // A command may be moved by what is said, and the network may have changed: that is for the grain.
            if (broken || state is not { Commands.Count: 0 } || link is null || epoch != this.epoch || networkSeen != network.Current)
            {
                return false;
            }

            var changes = new StationChanges();
            state.Apply(seen, () => 0, changes);
            Saw(new SeenMessage(seen.ReceivedAt, MessageDirection.FromDevice, seen.Message));
            lastHeard.Note(state.Station);
            committed = changes.Any ? CommitNear(StationUnit.Of(Key, state.Station.Id, changes, _ => 0, secrets, judge, Now)) : Task.CompletedTask;
            return true;
        }
        finally
        {
            Volatile.Write(ref calls, 0);
        }
    }

    private async Task CommitNear(WriteUnit unit)
    {
        try
        {
            await writer.Commit(unit);
        }
        catch
        {
            // Memory is ahead of the database: the next call by Orleans sends this owner away.
            broken = true;
            throw;
        }
    }

    private void Enter()
    {
        var wait = new SpinWait();
        while (true)
        {
            var now = Volatile.Read(ref calls);
            if (now != Near && Interlocked.CompareExchange(ref calls, now + 1, now) == now)
            {
                return;
            }

            wait.SpinOnce();
        }
    }
}
