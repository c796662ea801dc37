using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Look: finds a charge port by whatever was typed and shows the truth about it; asks the device for its state now.</summary>
public sealed class PortDialog(Network network, IChargePoints chargePoints) : IDialog
{
    /// <inheritdoc/>
    public string Name => "port";

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("port.show", Permission.Look, new Words(
            ["port", "show", "look", "search", "find"], ["säule", "ladepunkt", "zeige", "suche", "finde"], TakesPort: true,
            ("shows a charge port; its id alone will do", "zeigt einen Ladepunkt; die Kennung allein genügt"))),
        new("port.refresh", Permission.Look, new Words(
            ["refresh"], ["aktualisieren", "aktualisiere"], TakesPort: true,
            ("asks the charge point for its state now", "fragt die Ladesäule nach ihrem Zustand"))),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (Named(network, turn) is not { } port)
        {
            return;
        }

        var refresh = route.Verb == "port.refresh" ? await Refresh(port, turn) : null;
        turn.Show(CardKinds.Port, port.PortId, new CardData(), refresh?.Id);
    }

    /// <summary>
    /// The port that a turn names: in its words, on the pressed button or card, or the one looked at before.
    /// Where there is not exactly one, the search's answer is shown instead and this is null.
    /// </summary>
    public static PortEntry? Named(Network network, TurnContext turn)
    {
        var typed = turn.Turn.Press is { } press ? press.Input("port", PortIndexText) ?? turn.Card?.PortId : turn.Rest;
        if (string.IsNullOrWhiteSpace(typed))
        {
            typed = turn.FocusPort;
        }

        if (string.IsNullOrWhiteSpace(typed))
        {
            turn.Say(Saying.WhichPort);
            return null;
        }

        if (network.Find(typed) is { } known)
        {
            return known;
        }

        var found = network.Index.Find(typed);
        if ((found.Exact?.Port ?? (found.Exact?.Ports is [var only] ? only : null)) is { } port)
        {
            return port;
        }

        turn.Show(CardKinds.Search, null, new CardData { Query = typed });
        return null;
    }

    private const int PortIndexText = 200;

    private async Task<CommandRecord?> Refresh(PortEntry entry, TurnContext turn)
    {
        if (entry.ChargePointId is not { } chargePointId || await chargePoints.Look(chargePointId) is not { Station.Online: true } station
            || station.Find(entry.PortId) is not { } port)
        {
            return null;
        }

        return turn.Request(entry, CommandKind.Refresh, new ReportStatus(port.Port.ConnectorId));
    }
}
