using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Activations;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// Starts under a customer's contract: the EMAID on the card, the password on a one-time page, never in the chat. The page is
/// bound to the person, the port and this activation.
/// </summary>
public sealed class ContractDialog(Network network, Starts starts, SecretBox box, OneTimeTickets tickets, ChargeBotDbs dbs) : StartForm(network, starts, box)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Route> Routes => [.. base.Routes, new("contract.page", Permission)];

    /// <inheritdoc/>
    protected override ActivationKind Kind => ActivationKind.Contract;

    /// <inheritdoc/>
    protected override Permission Permission => Permission.StartByContract;

    /// <inheritdoc/>
    protected override Words Words => new(
        ["contract", "start contract"], ["vertrag", "starte vertrag"], TakesPort: true,
        ("starts a session under a customer's contract", "startet einen Vorgang auf einen Kundenvertrag"));

    /// <inheritdoc/>
    public override Task Handle(Route route, TurnContext turn) => route.Verb == "contract.page" && turn.Turn.Personal ? NewPage(turn) : base.Handle(route, turn);

    /// <inheritdoc/>
    protected override async Task<StartDecision> Decide(TurnContext turn, StartPlace place)
    {
        var press = turn.Turn.Press;
        if (Emaid.Read(press?.Input(StartFormCard.EmaidInput), out var emaid) is var wrong and not EmaidProblem.None)
        {
            return new StartDecision(Said(wrong));
        }

        if (press is null || Minutes(press) is not { } minutes)
        {
            return new StartDecision(StartProblem.Duration);
        }

        var activation = (await Starts.Make(turn, place, Kind, minutes)).With(ActivationState.AwaitingPassword, emaid.Value);
        turn.Unit.Deadlines.Add(new Deadline(Deadline.Activation, Deadline.SubjectOf(activation.ChargePointId, activation.Id), turn.Now + OneTimeTickets.GoodFor));
        return StartDecision.Of(activation) with { Link = tickets.Issue(turn, ContractPage.Purpose, activation.Id.ToString()) };
    }

    /// <summary>What is wrong with an EMAID, as the form says it.</summary>
    internal static StartProblem Said(EmaidProblem problem) => problem switch
    {
        EmaidProblem.Missing => StartProblem.EmaidMissing,
        EmaidProblem.Shape => StartProblem.EmaidShape,
        EmaidProblem.CheckDigit => StartProblem.EmaidCheckDigit,
        _ => StartProblem.None,
    };

    /// <summary>Another page in the place of one that is over, while the password is still awaited.</summary>
    private async Task NewPage(TurnContext turn)
    {
        await using var db = dbs.Open();
        if (turn.Card is { Kind: CardKinds.Activation, CommandId: { } id, PortId: { } portId } && await db.Activations.FindAsync(id) is
            { State: ActivationState.AwaitingPassword } activation && activation.PersonId == turn.Agent.ObjectId)
        {
            turn.Show(CardKinds.Activation, portId, turn.Shown with { Link = tickets.Issue(turn, ContractPage.Purpose, id.ToString()) }, id);
            turn.Unit.Deadlines.Add(new Deadline(Deadline.Activation, Deadline.SubjectOf(activation.ChargePointId, id), turn.Now + OneTimeTickets.GoodFor));
        }
    }
}
