using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Storage.Activations;

/// <summary>
/// Moves activations in the transaction that stores why they move: what a device did, what a person decided, that a time is
/// over. What follows from the move (its deadline, the voucher that is given back, the audit) is part of it.
/// </summary>
public static class ActivationMoves
{
    /// <summary>Moves one.</summary>
    /// <param name="db">The writer's.</param>
    /// <param name="id">Which.</param>
    /// <param name="now">UTC.</param>
    /// <param name="who">Who or what moves it, for the audit.</param>
    /// <param name="move">Says whether it moved.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>As it is now; null where it did not move.</returns>
    public static async Task<Activation?> Move(ChargeBotDb db, Guid id, DateTimeOffset now, string who, Func<Activation, bool> move, CancellationToken cancel)
    {
        if (await db.Activations.FindAsync([id], cancel) is not { } activation || !move(activation))
        {
            return null;
        }

        await GiveVoucherBack(db, activation, cancel);
        await Set(db, Deadline.Activation, activation, activation.Id, WaitsUntil(activation, now), cancel);
        if (activation.SessionId is { } session)
        {
            await Set(db, Deadline.Session, activation, session, EndsAt(activation), cancel);
        }

        db.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Who = who,
            What = $"activation:{activation.State}",
            StationId = activation.StationId,
            PortId = activation.PortId,
            CommandId = activation.Id,
            Result = activation.Failure is StartFailure.None ? null : activation.Failure.ToString(),
        });
        return activation;
    }

    /// <summary>What a charge point did to the activations of its starts.</summary>
    internal static async Task Follow(
        ChargeBotDb db, IEnumerable<CommandRecord> starts, IEnumerable<(ActivationTrigger Trigger, ChargingSession Session)> seen, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var (trigger, session) in seen)
        {
            var moved = await Move(db, session.ActivationId!.Value, now, "device", activation => trigger switch
            {
                ActivationTrigger.Begin => activation.Begin(session),
                ActivationTrigger.Flow => activation.Flow(),
                _ => activation.End(session),
            }, cancel);
            if (moved is null && trigger is ActivationTrigger.Begin)
            {
                // Its time ran out between our look at it and this transaction: the device is to ask again.
                throw new UnitFailedException(UnitFailure.Stale);
            }
        }

        foreach (var start in starts)
        {
            await Move(db, start.Id, now, "device", activation => activation.Follow(start, now), cancel);
        }
    }

    /// <summary>Until when an activation stays as it is without anybody's doing; null: others see to that.</summary>
    private static DateTimeOffset? WaitsUntil(Activation activation, DateTimeOffset now) => activation.State switch
    {
        ActivationState.Overdue => now + ActivationTimes.Grace,
        ActivationState.AwaitingPassword => activation.RequestedAt + ActivationTimes.ToBegin,
        _ => null,
    };

    /// <summary>When somebody has to look at its session; null: never.</summary>
    private static DateTimeOffset? EndsAt(Activation activation) => !activation.Runs || activation.EndsAt is not { } end ? null
        : activation.Warned ? end : end - ActivationTimes.Warning;

    /// <summary>Once for each activation: whoever moves it to its end without a start holds its row.</summary>
    private static async Task GiveVoucherBack(ChargeBotDb db, Activation activation, CancellationToken cancel)
    {
        if (activation is { State: ActivationState.NotStarted, HoldsVoucher: true, VoucherId: { } voucher })
        {
            activation.HoldsVoucher = false;
            await db.Vouchers.Where(row => row.Id == voucher && row.Used > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Used, row => row.Used - 1), cancel);
        }
    }

    private static async Task Set(ChargeBotDb db, string kind, Activation activation, Guid id, DateTimeOffset? due, CancellationToken cancel)
    {
        var subject = Deadline.SubjectOf(activation.ChargePointId, id);
        var there = db.Deadlines.Where(row => row.Kind == kind && row.Subject == subject);
        if (due is not { } at)
        {
            await there.ExecuteDeleteAsync(cancel);
        }
        else if (await there.ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, at)
            .SetProperty(row => EF.Property<DateTimeOffset?>(row, "LeasedUntil"), (DateTimeOffset?)null), cancel) == 0)
        {
            db.Deadlines.Add(new Deadline(kind, subject, at));
        }
    }
}
