using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// 'Where was I': in a conversation in which the person has a card, that card comes to the bottom as it stands, an open
/// question still open; in a new one, the port looked at last anywhere is shown at the tab where it was.
/// </summary>
public sealed class WhereDialog(Network network, ChargeBotDbs dbs, RoleTable table) : IDialog
{
    private const int Conversations = 20;

    /// <inheritdoc/>
    public string Name => "where";

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("where.show", Permission.Look, new Words(
            ["where was i", "where am i"], ["wo war ich", "wo bin ich"], TakesPort: false,
            ("brings your last card to the bottom of the chat", "holt Ihre letzte Karte nach unten"))),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        await using var db = dbs.Open();
        var drafts = await db.Drafts.Where(draft => draft.PersonId == turn.Turn.PersonId).OrderByDescending(draft => draft.UpdatedAt).Take(Conversations).ToListAsync();
        var here = drafts.Find(draft => draft.ConversationId == turn.Turn.ConversationId);
        if (here?.CardId is { } cardId && await db.Cards.FirstOrDefaultAsync(card => card.Id == cardId && card.ConversationId == turn.Turn.ConversationId) is { } card)
        {
            turn.Bring(card);
            return;
        }

        if (drafts.Find(draft => draft.PortId is { } port && network.Find(port) is not null) is not { } last)
        {
            turn.Say(Saying.NothingBefore);
            return;
        }

        var kind = await db.Cards.Where(other => other.Id == last.CardId && other.PortId == last.PortId).Select(other => other.Kind).FirstOrDefaultAsync();
        turn.Show(kind is not null && MayOpen(kind, turn) ? kind : CardKinds.Port, last.PortId, new CardData());
    }

    /// <summary>A tab is shown again; a question or a command belongs to the conversation where it was put.</summary>
    private bool MayOpen(string kind, TurnContext turn) => CardKinds.Tabs.TryGetValue(kind, out var permission) && table.Ask(turn.Agent, permission) is not Grant.Denied;
}
