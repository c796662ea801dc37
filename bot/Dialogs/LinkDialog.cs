using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>The address that leads to a port, to be copied into a ticket or a mail.</summary>
public sealed class LinkDialog(Network network, PortLinks links) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Link;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("link.show", Permission.Look, new Words(
            ["link", "copy link"], ["link kopieren"], TakesPort: true,
            ("gives an address that leads to a port", "nennt eine Adresse, die zu einem Ladepunkt führt"))),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is not { } port)
        {
            return Task.CompletedTask;
        }

        if (links.Of(port.PortId) is null)
        {
            turn.Say(Saying.NoLink);
        }
        else
        {
            turn.Show(Name, port.PortId, new CardData());
        }

        return Task.CompletedTask;
    }
}
