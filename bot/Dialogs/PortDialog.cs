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
            ("asks the charge point for its state and configuration now", "fragt die Ladesäule nach Zustand und Konfiguration"))),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (Named(network, turn) is not { } port)
        {
            return;
        }

        var asked = route.Verb == "port.refresh" ? await Refresh(port, turn) : null;

        // A tab stays where it is; what had come to its end, such as a command's card, gives way to the port.
        var stays = asked is not null && turn.Card is not null && turn.Turn.Press?.Input("at") == "tab" && turn.Shown.Step is Step.Closed;
        turn.Show(stays ? turn.Card!.Kind : CardKinds.Port, port.PortId, stays ? turn.Shown with { Saved = false } : new CardData(), asked);
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

    /// <summary>
    /// Asks for the port's state and for the configuration, each as far as the station knows it: two commands of one press, so that
    /// a refusal or silence of one says nothing of the other. What is on its way already is not asked for again.
    /// </summary>
    /// <returns>The command whose moves draw the card anew, those of the other with it; null: there is nobody to ask.</returns>
    private async Task<Guid?> Refresh(PortEntry entry, TurnContext turn)
    {
        if (entry.ChargePointId is not { } chargePointId || await chargePoints.Look(chargePointId) is not { Station.Online: true } station
            || station.Find(entry.PortId) is not { } port)
        {
            return null;
        }

        if (port.Commands.LastOrDefault(command => command is { Kind: CommandKind.Refresh, Settled: false }) is { } open)
        {
            return open.Id;
        }

        DeviceCommand[] questions = [new ReportStatus(port.Port.ConnectorId), new ReadConfiguration([])];
        foreach (var question in questions.Where(question => station.Station.Can(question.Verb())))
        {
            turn.Request(entry, CommandKind.Refresh, question);
        }

        return turn.Requested.LastOrDefault()?.Id;
    }
}
