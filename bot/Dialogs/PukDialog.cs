using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>PUK: gives the way to a one-time page, in the person's own chat alone. The PUK itself stands on no card.</summary>
public sealed class PukDialog(Network network, IChargePoints chargePoints, ParametersPainter parameters, OneTimeTickets tickets) : IDialog
{
    /// <inheritdoc/>
    public string Name => "puk";

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes => [new("puk.link", Permission.Puk, new Words(
        ["puk"], ["puk"], TakesPort: true,
        ("gives you a page that shows a Gen3 charger's PUK once", "gibt Ihnen eine Seite, die die PUK einer Gen3-Ladesäule einmal zeigt")))];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is not { } port)
        {
            return;
        }

        if (!turn.Turn.Personal)
        {
            turn.Say(Saying.PersonalOnly);
            return;
        }

        if (port.Planned || port.ChargePointId is not { } chargePointId || await chargePoints.Look(chargePointId) is not { } station)
        {
            turn.Show(CardKinds.Port, port.PortId, new CardData());
            return;
        }

        if (station.Station.Protocol is not Protocol.Lg2Wan
            || Lg2WanParameters.Of(station.Station, await parameters.Values(port.StationId)).All(one => one.Key != Lg2WanParameters.Puk))
        {
            turn.Show(CardKinds.Parameters, port.PortId, new CardData { OfCharger = true });
            return;
        }

        turn.Show(CardKinds.Parameters, port.PortId, new CardData
        {
            OfCharger = true,
            Setting = new Setting(Lg2WanParameters.Puk),
            Link = tickets.Issue(turn, "puk", port.PortId),
        });
        turn.Note("puk.link", port.StationId, port.PortId);
    }
}
