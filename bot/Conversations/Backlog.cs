using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>
/// What piled up in a conversation, because Teams was away or much happened at once, is told in one card instead of one message for each:
/// whoever comes back to forty messages reads none. What could not be sent yet goes into the next such card. Only news are taken together; answers, calls and requests for approval never are.
/// </summary>
public sealed class Backlog(ChargeBotDbs dbs, Writer writer, TimeProvider clock)
{
    /// <summary>So many come one by one.</summary>
    public const int Few = 5;

    private const int MostTogether = 500;

    /// <summary>Takes a card that was not sent yet together with others like it. False: it is to be sent by itself.</summary>
    public async Task<bool> Takes(PostedCard card, CancellationToken cancel)
    {
        if (card.ActivityId is not null || card.Kind == CardKinds.Backlog || !CardData.Read(card.Data).News)
        {
            return false;
        }

        await using var db = dbs.Open();
        var due = await db.Cards.AsNoTracking()
            .Where(row => row.ConversationId == card.ConversationId && row.Version > row.DrawnVersion && !row.Dead && row.ActivityId == null)
            .OrderBy(row => row.Id).Take(MostTogether).ToListAsync(cancel);
        List<(Guid Card, int Version, CardData Data)> news =
        [
            .. due.Where(row => row.Kind == CardKinds.Backlog || row.CommandId is not null)
                .Select(row => (row.Id, row.Version, Data: row.Kind == CardKinds.Backlog || row.CommandId is not { } about ? CardData.Read(row.Data) : CardData.Read(row.Data) with { Told = [about], Page = 1 }))
                .Where(row => row.Data.News),
        ];
        var total = news.Sum(row => row.Data.Page);
        if (total <= Few)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var unit = new WriteUnit();
        unit.NewCards.Add(new PostedCard
        {
            Id = Guid.CreateVersion7(now),
            ConversationId = card.ConversationId,
            PersonId = card.PersonId,
            Kind = CardKinds.Backlog,
            Data = new CardData { News = true, Told = [.. news.SelectMany(row => row.Data.Told).Distinct().TakeLast(BacklogView.Most)], Page = total }.Write(),
            Language = card.Language,
            CreatedAt = now,
        });

        // Told with it, each of these is never sent.
        unit.SentCards.AddRange(news.Select(row => new CardSent(row.Card, row.Version, null, 0, null, Dead: true)));
        await writer.Commit(unit, cancel);
        return true;
    }
}
