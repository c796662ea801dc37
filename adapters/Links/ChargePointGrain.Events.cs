using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Links;

/// <summary>What the device says: applied, committed, and only then acknowledged.</summary>
internal sealed partial class ChargePointGrain
{
    /// <inheritdoc/>
    public async Task<DeviceReply> Happened(long epoch, DeviceEvent seen)
    {
        await Fresh();
        if (epoch != this.epoch || link is null)
        {
            // Overtaken, or its owner was lost with the link in its memory: the device connects again and tells again.
            return new DeviceReply(Refused: true);
        }

        if (state is null)
        {
            return await HappenedToStranger(seen);
        }

        seen = await Judged(seen);
        var transactionId = seen is TransactionStarted ? await transactionIds.Next() : 0;
        var stopped = seen as TransactionStopped;
        if (stopped is { TransactionId: > 0 } && !state.Remembers(stopped)
            && await store.Session(state.Station.Id, stopped.TransactionId) is { } old)
        {
            state.Recall(old);
        }

        var verdicts = stopped is { Signed.Count: > 0 } ? await Verify(stopped) : [];

        if (seen is not (Heard or MeterValuesReported) || state.Commands.Count > 0)
        {
            // A heartbeat that can move nothing needs no commit, and nobody has to be kept from seeing a reading early.
            _ = snapshot ?? Publish();
        }

        newFirmware |= seen is Booted { Firmware: { } firmware } && state.Station.Firmware is { } before && firmware != before;
        var changes = new StationChanges();
        var reply = state.Apply(seen, () => transactionId, changes);
        StationState.Keep(verdicts, changes);
        await Commit(changes);
        Saw(new SeenMessage(seen.ReceivedAt, MessageDirection.FromDevice, seen.Message));
        if (changes.Changed.Contains(state.Station))
        {
            lastHeard.Forget(state.Station.Id);
        }
        else
        {
            lastHeard.Note(state.Station);
        }

        DispatchSoon();
        return reply;
    }

    /// <summary>The event with whether its tag may charge here, and the start from afar that it belongs to.</summary>
    private async Task<DeviceEvent> Judged(DeviceEvent seen)
    {
        switch (seen)
        {
            case AuthorizationAsked asked:
                var (id, may) = await Judge(asked.IdTag, null);
                return asked with { ActivationId = id, Verdict = may };
            case TransactionStarted started:
                return await Judged(started);
            case TransactionStopped { Began: { } began } stopped when !state!.Remembers(stopped):
                return stopped with { Began = await Judged(began) };
            default:
                return seen;
        }
    }

    private async Task<TransactionStarted> Judged(TransactionStarted started)
    {
        var (id, may) = await Judge(started.IdTag, started.ConnectorId);
        return started with { ActivationId = id, Verdict = may };
    }

    /// <summary>
    /// The tag of a start from afar is good for that start alone, at its port, once. All other tags may charge unless they
    /// are blocked: who holds them is between driver and provider.
    /// </summary>
    private async Task<(Guid? ActivationId, TagVerdict Verdict)> Judge(string tag, int? connector)
    {
        if (!ActivationTag.Is(tag))
        {
            return (null, options.Value.BlockedTags.Contains(tag, StringComparer.OrdinalIgnoreCase) ? TagVerdict.Blocked : TagVerdict.Accepted);
        }

        return await store.ActivationOf(state!.Station.Id, tag) is { } activation && (activation.AwaitsSession || connector is null)
            && (connector is null || connector == activation.ConnectorId)
                ? (activation.Id, activation.AwaitsSession || activation.Runs ? TagVerdict.Accepted : TagVerdict.Invalid)
                : (null, TagVerdict.Invalid);
    }

    /// <summary>Checks signed readings with the key that is known for the port's meter, else with the one that came along.</summary>
    private async Task<List<SignedRecord>> Verify(TransactionStopped stopped)
    {
        var port = state!.PortOf(stopped);
        var known = port is null ? null : await store.PublicKey(port.StationId, port.ConnectorId);
        return [.. stopped.Signed.Select((data, index) => SignedRecord.Of(data, SignatureCheck.Verify(data, known), index, Now))];
    }

    private async Task<DeviceReply> HappenedToStranger(DeviceEvent seen)
    {
        switch (seen)
        {
            case Booted boot:
                await Hold(stranger => (stranger.Vendor, stranger.Model, stranger.SerialNumber, stranger.Firmware) =
                    (boot.Vendor, boot.Model, boot.SerialNumber, boot.Firmware));
                break;
            case StatusReported status when status.ConnectorId > held?.Connectors:
                await Hold(stranger => stranger.Connectors = status.ConnectorId);
                break;
            default:
                break;
        }

        return new DeviceReply(seen is TransactionStarted ? await transactionIds.Next() : null);
    }

    /// <summary>Keeps the stranger, so that an engineer finds it and can adopt it.</summary>
    private async Task Hold(Action<HeldChargePoint> change)
    {
        held ??= new HeldChargePoint { ChargePointId = Key, FirstSeenAt = Now };
        held.LastSeenAt = Now;
        change(held);
        var row = held.Copy();
        await Commit(new WriteUnit
        {
            Changes = async (db, cancel) =>
            {
                if (await db.HeldChargePoints.FindAsync([row.ChargePointId], cancel) is { } known)
                {
                    db.Entry(known).CurrentValues.SetValues(row);
                }
                else
                {
                    db.HeldChargePoints.Add(row);
                }
            },
        });
    }
}
