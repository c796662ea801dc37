using System.Globalization;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Storage.Activations;
using ChargeBot.Bot.Activations;
using ChargeBot.Bot.Approvals;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// Decides what waits for a second person. Who decides is checked here from the sender alone: the role for what is decided, and
/// that it is not the one who asked. The first decision stands; what comes later gets the true card.
/// </summary>
public sealed class ApprovalDialog(Network network, Starts starts, IChargePoints chargePoints, ChargeBotDbs dbs) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Approval;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("approval.look", Permission.Look),
        new("approval.withdraw", Permission.Look),
        new("goodwill.approve", Permission.ApproveGoodwill),
        new("goodwill.reject", Permission.ApproveGoodwill),
        new("change.approve", Permission.ApproveChange),
        new("change.reject", Permission.ApproveChange),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (route.Verb == "approval.look" || turn.Card is not { Kind: CardKinds.Approval, CommandId: { } id, PortId: { } portId })
        {
            return;
        }

        await using var db = dbs.Open();
        if (route.Verb == "approval.withdraw")
        {
            await Withdraw(turn, db, id, portId);
            return;
        }

        if (await db.Approvals.FindAsync(id) is not { } approval || PermissionFor(route) != ApprovalRounds.PermissionFor(approval.Kind))
        {
            turn.Say(Saying.CardUnknown);
            turn.Note($"{route.Verb}:forged", null, portId, null, id);
            return;
        }

        var yes = route.Verb.EndsWith(".approve", StringComparison.Ordinal);
        var reason = turn.Turn.Press?.Input("reason");
        if (Same(approval.AskedBy, turn.Agent.ObjectId))
        {
            turn.Say(Saying.NotOnesOwn);
            turn.Note($"{route.Verb}:own", approval.StationId, portId, null, id);
            return;
        }

        if (!yes && reason is null)
        {
            turn.Say(Saying.ReasonNeeded);
            return;
        }

        if (!approval.Decide(yes, turn.Agent.ObjectId, turn.Agent.Name, turn.Now, reason))
        {
            // Somebody was quicker, or its time is over: the card says who and what.
            turn.Note($"{route.Verb}:late", approval.StationId, portId, null, id);
            return;
        }

        turn.Approval = approval;
        turn.Show(CardKinds.Approval, portId, turn.Shown, id);
        turn.Unit.RedrawCommands.Add(id);
        turn.Unit.DeadlinesMet.Add((Deadline.Approval, ApprovalDesk.SubjectOf(id)));
        turn.Unit.Also(async (writing, cancel) =>
        {
            if (await writing.Approvals.FindAsync([id], cancel) is not { } row || !row.Decide(yes, turn.Agent.ObjectId, turn.Agent.Name, turn.Now, reason))
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }
        });
        turn.Note(route.Verb, approval.StationId, portId, reason, id);
        await (approval.Kind is ApprovalKind.Goodwill ? Goodwill(turn, db, approval, yes) : Change(turn, approval, yes));
    }

    /// <summary>Taken back by who asked, while nobody has decided.</summary>
    private static async Task Withdraw(TurnContext turn, ChargeBotDb db, Guid id, string portId)
    {
        if (await db.Approvals.FindAsync(id) is not { } approval)
        {
            return;
        }

        if (!Same(approval.AskedBy, turn.Agent.ObjectId))
        {
            turn.Say(Saying.AskedSomeoneElse);
            return;
        }

        if (!approval.Withdraw(turn.Now))
        {
            turn.Say(Saying.NotWithdrawn);
            return;
        }

        turn.Approval = approval;
        turn.Show(CardKinds.Approval, portId, turn.Shown, id);
        turn.Unit.RedrawCommands.Add(id);
        turn.Unit.DeadlinesMet.Add((Deadline.Approval, ApprovalDesk.SubjectOf(id)));
        turn.Unit.Also(async (writing, cancel) =>
        {
            if (await writing.Approvals.FindAsync([id], cancel) is not { } row || !row.Withdraw(turn.Now))
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }

            await ActivationMoves.Move(writing, id, turn.Now, turn.Agent.ObjectId, one => one.GiveUp(turn.Now, StartFailure.Withdrawn), cancel);
        });
        turn.Note("approval.withdraw", approval.StationId, portId, null, id);
    }

    /// <summary>The session is started as it was asked for, or shorter; the port is looked at once more.</summary>
    private async Task Goodwill(TurnContext turn, ChargeBotDb db, Approval approval, bool yes)
    {
        if (await db.Activations.FindAsync(approval.Id) is not { } activation)
        {
            return;
        }

        var place = network.Find(activation.PortId) is { } entry ? await starts.At(entry) : null;
        var shorter = yes ? Shorter(turn, activation) : null;
        var move = !yes ? one => one.GiveUp(turn.Now, StartFailure.NotApproved)
            : place is not { Takes: true } ? one => one.GiveUp(turn.Now, StartFailure.PortChanged)
            : (Func<Activation, bool>)(one => (shorter is not { } minutes || one.Last(minutes)) && one.Proceed());
        if (!move(activation))
        {
            return;
        }

        turn.Activation = activation;
        if (activation.State is ActivationState.Starting)
        {
            turn.Request(activation.Start(turn.Now));
        }

        turn.Unit.Also(async (writing, cancel) =>
        {
            if (await ActivationMoves.Move(writing, approval.Id, turn.Now, turn.Agent.ObjectId, move, cancel) is null)
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }
        });
    }

    /// <summary>The change is asked of the charge point in the name of who wanted it.</summary>
    private async Task Change(TurnContext turn, Approval approval, bool yes)
    {
        if (yes && approval.Command is { } command && network.Find(approval.PortId) is { ChargePointId: { } chargePointId }
            && await chargePoints.Look(chargePointId) is { } station && station.Station.Can(command.Verb()))
        {
            turn.Request(new CommandRecord
            {
                Id = approval.Id,
                StationId = approval.StationId,
                ChargePointId = chargePointId,
                PortId = approval.PortId,
                Kind = command is RawCall ? CommandKind.RawCall : CommandKind.ChangeParameter,
                Command = command,
                PersonId = approval.AskedBy,
                PersonName = approval.AskedByName,
                RequestedAt = turn.Now,
            }.Request(waitUntilIdle: false));
        }
    }

    /// <summary>A duration that was typed and is shorter than what was asked for: nobody approves more than that.</summary>
    private static int? Shorter(TurnContext turn, Activation activation) =>
        int.TryParse(turn.Turn.Press?.Input("minutes"), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
        && minutes >= ActivationTimes.Shortest && minutes < activation.Minutes ? minutes : null;

    private static Permission PermissionFor(Route route) => route.Permission!.Value;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
