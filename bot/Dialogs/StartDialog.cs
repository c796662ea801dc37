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

/// <summary>The manual's Start: the choice of the way, and what can be done about a start that was asked for.</summary>
public sealed class StartDialog(Network network, Starts starts, Extensions extensions, IChargePoints chargePoints, ChargeBotDbs dbs) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Start;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("start.ask", Permission.Look, new Words(
            ["start", "start charging", "activate"], ["starte", "starten", "start laden", "freischalten"], TakesPort: true,
            ("starts a session: customer contract, goodwill or voucher", "startet einen Vorgang: Kundenvertrag, Kulanz oder Gutschein"))),
        new("start.withdraw", Permission.Look),
        new("start.extend", Permission.Look),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn) => route.Verb switch
    {
        "start.ask" => Ask(turn),
        "start.withdraw" => Withdraw(turn),
        _ => Extend(turn),
    };

    private async Task Ask(TurnContext turn)
    {
        if (!turn.Turn.Personal)
        {
            await StartForm.OnlyInPersonalChat(turn);
        }
        else if (PortDialog.Named(network, turn) is { } port)
        {
            turn.Show(await starts.At(port) is null ? CardKinds.Port : CardKinds.Start, port.PortId, new CardData());
        }
    }

    /// <summary>Takes back what has not begun: by who asked, while the charge point was not asked yet.</summary>
    private async Task Withdraw(TurnContext turn)
    {
        if (await Mine(turn) is not { } activation)
        {
            return;
        }

        if (activation.State is ActivationState.Starting)
        {
            // Its start command's withdrawal moves it.
            if (!await chargePoints.Withdraw(activation.ChargePointId, activation.Id))
            {
                turn.Say(Saying.TooLate);
                return;
            }
        }
        else if (!activation.GiveUp(turn.Now, StartFailure.Withdrawn))
        {
            turn.Say(Saying.NotWithdrawn);
            return;
        }
        else
        {
            turn.Activation = activation;
            turn.Show(CardKinds.Activation, activation.PortId, turn.Shown with { Link = null }, activation.Id);
            turn.Unit.RedrawCommands.Add(activation.Id);
            turn.Unit.DeadlinesMet.Add((Deadline.Approval, ApprovalDesk.SubjectOf(activation.Id)));
            turn.Unit.Also(async (db, cancel) =>
            {
                if (await ActivationMoves.Move(db, activation.Id, turn.Now, turn.Agent.ObjectId, one => one.GiveUp(turn.Now, StartFailure.Withdrawn), cancel) is null
                    || (await db.Approvals.FindAsync([activation.Id], cancel) is Approval approval && !approval.Withdraw(turn.Now)))
                {
                    throw new UnitFailedException(UnitFailure.Stale);
                }
            });
        }

        turn.Note("start.withdraw", activation.StationId, activation.PortId, null, activation.Id);
    }

    /// <summary>Lets a session last longer, as far as its account and who asks allow.</summary>
    private async Task Extend(TurnContext turn)
    {
        if (turn.Card is not { Kind: CardKinds.Activation, CommandId: { } id })
        {
            return;
        }

        await using var db = dbs.Open();
        if (await db.Activations.FindAsync(id) is not { } activation || extensions.For(activation, turn.Agent) is not (> 0 and var minutes)
            || !activation.Last(activation.Minutes!.Value + minutes))
        {
            turn.Say(Saying.NotExtended);
            return;
        }

        turn.Activation = activation;
        turn.Show(CardKinds.Activation, activation.PortId, turn.Shown, id);
        turn.Unit.RedrawCommands.Add(id);
        turn.Unit.Also(async (writing, cancel) =>
        {
            if (await ActivationMoves.Move(writing, id, turn.Now, turn.Agent.ObjectId, one => one.Runs && one.Last(activation.Minutes!.Value), cancel) is null)
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }
        });
        turn.Note("start.extend", activation.StationId, activation.PortId, null, id, $"{activation.Minutes} min");
    }

    private async Task<Activation?> Mine(TurnContext turn)
    {
        await using var db = dbs.Open();
        if (turn.Card is not { Kind: CardKinds.Activation, CommandId: { } id } || await db.Activations.FindAsync(id) is not { } activation)
        {
            return null;
        }

        if (activation.PersonId == turn.Agent.ObjectId)
        {
            return activation;
        }

        turn.Say(Saying.AskedSomeoneElse);
        return null;
    }
}
