using System.Globalization;
using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Lists of tickets: mine, open ones, those of a site, those that are late.</summary>
public sealed class TicketsDialog(Network network) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Tickets;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("tickets.show", Permission.Tickets, new Words(
            ["my tickets", "tickets"], ["meine tickets", "tickets"], TakesPort: false, ("lists your tickets", "listet Ihre Tickets"))),
        new("tickets.open", Permission.Tickets, new Words(
            ["open tickets"], ["offene tickets"], TakesPort: true, ("lists open tickets, with an id those at its site", "listet offene Tickets, mit Kennung die am Standort"))),
        new("tickets.late", Permission.Tickets, new Words(
            ["late tickets", "breaching soon"], ["späte tickets", "überfällige tickets"], TakesPort: false, ("lists tickets that are or soon will be late", "listet Tickets, die überfällig sind oder bald"))),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn)
    {
        var press = turn.Turn.Press;
        var port = press?.Input("port") is { } id ? network.Find(id)?.PortId : null;
        var scope = Enum.TryParse<TicketScope>(press?.Input("scope"), out var chosen) && Enum.IsDefined(chosen) ? chosen : TicketScope.Mine;
        if (route.Verb == "tickets.late")
        {
            scope = TicketScope.Late;
        }
        else if (route.Verb == "tickets.open")
        {
            if (turn.Rest.Length > 0)
            {
                if (PortDialog.Named(network, turn) is not { } named)
                {
                    return Task.CompletedTask;
                }

                port = named.PortId;
            }

            scope = port is null ? TicketScope.Open : TicketScope.Site;
        }

        if (port is null && scope is TicketScope.Site or TicketScope.Port)
        {
            scope = TicketScope.Open;
        }

        turn.Show(CardKinds.Tickets, port, new CardData
        {
            Asked = turn.Agent.ObjectId,
            Tickets = new TicketsShown(scope, int.TryParse(press?.Input("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Min(page, 100_000) : 0),
        });
        return Task.CompletedTask;
    }
}
