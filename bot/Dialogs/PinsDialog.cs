using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Ports that the person keeps at hand: shows them, keeps one, lets one go.</summary>
public sealed class PinsDialog(Network network, ChargeBotDbs dbs) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Pins;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("pins.show", Permission.Look, new Words(
            ["pins", "pinned"], ["angeheftet", "angeheftete"], TakesPort: false,
            ("shows the ports that you pinned", "zeigt die angehefteten Ladepunkte"))),
        new("pins.add", Permission.Look, new Words(
            ["pin"], ["anheften", "hefte an"], TakesPort: true,
            ("keeps a port at hand", "hält einen Ladepunkt zur Hand"))),
        new("pins.remove", Permission.Look, new Words(
            ["unpin"], ["ablösen", "löse"], TakesPort: true,
            ("lets a pinned port go", "löst einen angehefteten Ladepunkt"))),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (route.Verb == "pins.show")
        {
            ShowPins(turn);
        }
        else if (PortDialog.Named(network, turn) is { } port)
        {
            if (route.Verb == "pins.remove")
            {
                turn.Unit.Changes = (db, cancel) => Pin(db, turn, port.PortId).ExecuteDeleteAsync(cancel);
            }
            else if (!await Keep(port.PortId, turn))
            {
                turn.Say(Saying.TooManyPins, $"{KeptView.Most}");
                return;
            }

            if (turn.Card?.Kind == CardKinds.Pins)
            {
                ShowPins(turn);
            }
            else
            {
                turn.Show(CardKinds.Port, port.PortId, new CardData());
            }
        }
    }

    private void ShowPins(TurnContext turn) => turn.Show(Name, null, new CardData { Asked = turn.Turn.PersonId });

    private async Task<bool> Keep(string portId, TurnContext turn)
    {
        await using var db = dbs.Open();
        var kept = await db.PinnedPorts.Where(pin => pin.PersonId == turn.Turn.PersonId).Select(pin => pin.PortId).ToListAsync();
        if (kept.Contains(portId))
        {
            return true;
        }

        turn.Unit.Changes = async (write, cancel) =>
        {
            if (!await Pin(write, turn, portId).AnyAsync(cancel))
            {
                write.PinnedPorts.Add(new PinnedPort(turn.Turn.PersonId, portId, turn.Now));
            }
        };
        return kept.Count < KeptView.Most;
    }

    private static IQueryable<PinnedPort> Pin(ChargeBotDb db, TurnContext turn, string portId) =>
        db.PinnedPorts.Where(pin => pin.PersonId == turn.Turn.PersonId && pin.PortId == portId);
}
