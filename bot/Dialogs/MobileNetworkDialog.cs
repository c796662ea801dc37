using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// Mobile network: what is known about the connection of an LG2WAN station's SIM, and the question to its operator. The
/// question is a row that is due at once: the turn is answered with 'asking now', the operator's answer redraws the card.
/// </summary>
public sealed class MobileNetworkDialog(Network network, StationSims sims) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.MobileNetwork;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("sim.show", Permission.Look, new Words(
            ["mobile network", "sim"], ["mobilfunk", "sim-karte"], TakesPort: true,
            ("shows the mobile network connection of an LG2WAN station", "zeigt die Mobilfunkverbindung einer LG2WAN-Station"))),
        new("sim.refresh", Permission.Look),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is not { } port)
        {
            return;
        }

        var asks = route.Verb == "sim.refresh" && sims.CanAsk && (await sims.Of(port.StationId)).State is SimState.Managed;
        turn.Show(Name, port.PortId, asks ? new CardData { Operator = new OperatorAsk(turn.Now) } : new CardData());
        if (asks)
        {
            turn.Unit.Deadlines.Add(new Deadline(OperatorQuestions.DeadlineKind, Deadline.SubjectOf(turn.Turn.ConversationId, turn.Result!.Id), turn.Now));
            turn.Note(route.Verb, port.StationId, port.PortId);
        }
    }
}
