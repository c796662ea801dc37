using ChargeBot.Domain.Audit;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Adapters.Storage;

/// <summary>
/// Units folded into one list for each kind of row. Where two units write the same row, the later one is kept: what
/// the statements leave behind is what writing unit after unit would have left.
/// </summary>
internal sealed class Batch
{
    private readonly Dictionary<(string, string), DraftRow> drafts = [];
    private readonly Dictionary<(string, string), RecentPort> recents = [];
    private readonly Dictionary<string, ConversationRow> conversations = [];
    private readonly Dictionary<Guid, CardSent> sentCards = [];
    private readonly Dictionary<(string Kind, string Subject), Deadline?> deadlines = [];
    private readonly Dictionary<Guid, ChargingSession> metered = [];
    private readonly Dictionary<string, StationHeard> heard = [];
    private readonly HashSet<Guid> cards = [];

    public List<SeenActivity> Seen { get; } = [];

    public IReadOnlyCollection<DraftRow> Drafts => drafts.Values;

    public IReadOnlyCollection<RecentPort> Recents => recents.Values;

    public IReadOnlyCollection<ConversationRow> Conversations => conversations.Values;

    public List<PostedCard> NewCards { get; } = [];

    public List<PostedCard> MovedCards { get; } = [];

    public IReadOnlyCollection<CardSent> SentCards => sentCards.Values;

    public HashSet<Guid> RedrawCommands { get; } = [];

    public List<Deadline> Deadlines { get; } = [];

    public List<(string Kind, string Subject)> DeadlinesMet { get; } = [];

    public List<AuditEntry> Audit { get; } = [];

    public List<MeterReading> Readings { get; } = [];

    public IReadOnlyCollection<ChargingSession> Metered => metered.Values;

    public IReadOnlyCollection<StationHeard> Heard => heard.Values;

    public List<JudgedSession> Judged { get; } = [];

    /// <summary>Splits units, in their order, into batches in which no card is made or moved twice.</summary>
    public static IEnumerable<Batch> Fold(IReadOnlyList<WriteUnit> units)
    {
        var batch = new Batch();
        foreach (var unit in units)
        {
            if (unit.NewCards.Exists(card => batch.cards.Contains(card.Id)) || unit.MovedCards.Exists(card => batch.cards.Contains(card.Id)))
            {
                yield return batch.Close();
                batch = new Batch();
            }

            batch.Add(unit);
        }

        yield return batch.Close();
    }

    private void Add(WriteUnit unit)
    {
        Seen.AddRange(unit.Seen);
        NewCards.AddRange(unit.NewCards);
        MovedCards.AddRange(unit.MovedCards);
        RedrawCommands.UnionWith(unit.RedrawCommands);
        Audit.AddRange(unit.Audit);
        Readings.AddRange(unit.Readings);
        Judged.AddRange(unit.Judged);
        unit.Metered.ForEach(session => metered[session.Id] = session);
        unit.Heard.ForEach(station => heard[station.StationId] = station);
        cards.UnionWith(unit.NewCards.Select(card => card.Id));
        cards.UnionWith(unit.MovedCards.Select(card => card.Id));
        unit.Drafts.ForEach(draft => drafts[(draft.ConversationId, draft.PersonId)] = draft);
        unit.Recents.ForEach(recent => recents[(recent.PersonId, recent.PortId)] = recent);
        unit.Conversations.ForEach(conversation => conversations[conversation.Id] = conversation);
        unit.DeadlinesMet.ForEach(met => deadlines[met] = null);
        unit.Deadlines.ForEach(deadline => deadlines[(deadline.Kind, deadline.Subject)] = deadline);
        foreach (var sent in unit.SentCards)
        {
            sentCards[sent.CardId] = !sentCards.TryGetValue(sent.CardId, out var before) ? sent : sent with
            {
                DrawnVersion = Math.Max(before.DrawnVersion, sent.DrawnVersion),
                ActivityId = sent.ActivityId ?? before.ActivityId,
            };
        }
    }

    private Batch Close()
    {
        foreach (var (key, deadline) in deadlines)
        {
            if (deadline is null)
            {
                DeadlinesMet.Add(key);
            }
            else
            {
                Deadlines.Add(deadline);
            }
        }

        return this;
    }
}
