using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Teams;
using ChargeBot.Bot.People;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>
/// Sends the cards that are due: in order for each conversation, drawn at the last moment. The rows are the queue; what
/// is in memory is only the news of it, so a full memory or a crash loses nothing. A card may be sent twice when we
/// die between the send and its note; it is never forgotten.
/// </summary>
public sealed class Outbox : BackgroundService
{
    private const int MostInMemory = 20_000;
    private const int MostAtOnce = 128;
    private const int MostTries = 8;
    private static readonly TimeSpan RefillEvery = TimeSpan.FromSeconds(2);
    private static readonly Meter Meter = new("ChargeBot.Outbox");
    private static readonly Counter<long> GivenUp = Meter.CreateCounter<long>("chargebot.outbox.dead", description: "Cards that were given up.");
    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("chargebot.outbox.sent", description: "Cards sent or updated, by outcome.");

    private readonly ConcurrentDictionary<string, Mailbox> mailboxes = new();
    private readonly SemaphoreSlim slots = new(MostAtOnce);
    private readonly CancellationTokenSource stopping = new();
    private readonly Writer writer;
    private readonly ChargeBotDbs dbs;
    private readonly ConversationBook conversations;
    private readonly PeopleDirectory people;
    private readonly Painter painter;
    private readonly ConnectorClient connector;
    private readonly Backlog backlog;
    private readonly TimeProvider clock;
    private readonly ILogger<Outbox> log;
    private int inMemory;

    /// <summary>Listens to the writer.</summary>
    public Outbox(
        Writer writer, ChargeBotDbs dbs, ConversationBook conversations, PeopleDirectory people, Painter painter,
        ConnectorClient connector, Backlog backlog, TimeProvider clock, ILogger<Outbox> log)
    {
        (this.writer, this.dbs, this.conversations, this.people) = (writer, dbs, conversations, people);
        (this.painter, this.connector, this.backlog, this.clock, this.log) = (painter, connector, backlog, clock, log);
        writer.CardsDue = Take;
    }

    /// <summary>When a card was last given up (UTC); null: none since the start.</summary>
    public DateTimeOffset? LastGivenUp { get; private set; }

    /// <inheritdoc/>
    public override void Dispose()
    {
        writer.CardsDue = null;
        stopping.Dispose();
        slots.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var link = stoppingToken.Register(stopping.Cancel);
        using var timer = new PeriodicTimer(RefillEvery, clock);
        do
        {
            try
            {
                await Refill(stoppingToken);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                log.LogError(trouble, "The outbox could not be read; it is tried again in {Seconds} s", RefillEvery.TotalSeconds);
            }
        }
        while (await Tick(timer, stoppingToken));
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Refill(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = dbs.Open();
        var due = await db.Cards
            .Where(card => card.Version > card.DrawnVersion && !card.Dead && (card.NotBefore == null || card.NotBefore <= now))
            .OrderBy(card => card.CreatedAt).Take(500)
            .Select(card => new DueCard(card.ConversationId, card.Id, null))
            .ToListAsync(stop);
        Take(due);
    }

    private void Take(IReadOnlyList<DueCard> due)
    {
        foreach (var card in due)
        {
            if (Volatile.Read(ref inMemory) >= MostInMemory)
            {
                return;
            }

            Mailbox mailbox;
            Mailbox.Reception reception;
            do
            {
                mailbox = mailboxes.GetOrAdd(card.ConversationId, static _ => new Mailbox());
                reception = mailbox.Put(card);
            }
            while (reception is Mailbox.Reception.Closed);

            Interlocked.Add(ref inMemory, reception is Mailbox.Reception.Known ? 0 : 1);
            if (reception is Mailbox.Reception.First)
            {
                _ = Task.Run(() => Empty(card.ConversationId, mailbox));
            }
        }
    }

    private async Task Empty(string conversationId, Mailbox mailbox)
    {
        while (mailbox.Next() is { } card)
        {
            Interlocked.Decrement(ref inMemory);
            try
            {
                await slots.WaitAsync(stopping.Token);
                try
                {
                    await Send(card);
                }
                finally
                {
                    slots.Release();
                }
            }
            catch (Exception trouble) when (trouble is OperationCanceledException or ObjectDisposedException && stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble)
            {
                log.LogError(trouble, "Card {Card} could not be sent now; its row keeps it due", card.CardId);
            }
        }

        mailboxes.TryRemove(new KeyValuePair<string, Mailbox>(conversationId, mailbox));
    }

    private async Task Send(DueCard due)
    {
        var card = due.Row ?? await Load(due.CardId);
        if (card is null || card.Dead || card.Version <= card.DrawnVersion || card.NotBefore > clock.GetUtcNow())
        {
            return;
        }

        if (await backlog.Takes(card, stopping.Token))
        {
            return;
        }

        if (await conversations.Find(card.ConversationId) is not { } conversation)
        {
            await Note(new CardSent(card.Id, card.DrawnVersion, null, card.Tries, null, Dead: true));
            return;
        }

        var reader = people.Find(conversation.TenantId, card.PersonId) ?? ServiceAgent.Stranger(conversation.TenantId, card.PersonId, "");
        var result = await Post(card, reader, conversation.Reference);
        Sent.Add(1, new KeyValuePair<string, object?>("outcome", result.Outcome.ToString()));
        await Note(After(card, result));
    }

    private async Task<ConnectorResult> Post(PostedCard card, ServiceAgent reader, ConversationReference to)
    {
        JsonRaw drawn;
        try
        {
            drawn = await painter.Draw(card, reader, null);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // Our own mistake, or a database that is away: it counts as a try, so that one card cannot block its lane for ever.
            log.LogError(trouble, "Card {Card} of kind {Kind} could not be drawn", card.Id, card.Kind);
            return new ConnectorResult(ConnectorOutcome.Failed, null, 0, "not-drawn");
        }

        if (card.ActivityId is not { } id)
        {
            return await connector.SendCard(to, drawn, stopping.Token);
        }

        var updated = await connector.UpdateCard(to, id, drawn, stopping.Token);
        return updated.Outcome is ConnectorOutcome.Gone ? await connector.SendCard(to, drawn, stopping.Token) : updated;
    }

    private CardSent After(PostedCard card, ConnectorResult result)
    {
        if (result.IsOk)
        {
            return new CardSent(card.Id, card.Version, result.Id ?? card.ActivityId, 0, null, Dead: false);
        }

        var tries = card.Tries + 1;
        var dead = result.Outcome is ConnectorOutcome.Forbidden or ConnectorOutcome.Gone || tries >= MostTries;
        if (dead && result.Outcome is not ConnectorOutcome.Forbidden)
        {
            // Nobody took the bot out of that conversation: somebody was not told something, and an operator has to look.
            log.LogError("Card {Card} of kind {Kind} was given up after {Tries} tries ({Outcome}, status {Status})", card.Id, card.Kind, tries, result.Outcome, result.Status);
            GivenUp.Add(1, new KeyValuePair<string, object?>("kind", card.Kind));
            LastGivenUp = clock.GetUtcNow();
        }
        else
        {
            log.LogWarning("Card {Card} was not sent ({Outcome}, status {Status}), try {Try}{Dead}", card.Id, result.Outcome, result.Status, tries, dead ? ": given up" : "");
        }

        return new CardSent(card.Id, card.DrawnVersion, card.ActivityId, tries,
            clock.GetUtcNow() + (result.RetryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, tries))), dead);
    }

    private async Task<PostedCard?> Load(Guid id)
    {
        await using var db = dbs.Open();
        return await db.Cards.FirstOrDefaultAsync(card => card.Id == id);
    }

    private Task Note(CardSent sent)
    {
        var unit = new WriteUnit();
        unit.SentCards.Add(sent);
        return writer.Commit(unit);
    }

    /// <summary>What one conversation waits for. A card that is named twice is sent once, as it is then.</summary>
    private sealed class Mailbox
    {
        private readonly Queue<Guid> order = new();
        private readonly Dictionary<Guid, DueCard> waiting = [];
        private readonly Lock gate = new();
        private bool working;
        private bool closed;

        /// <summary>How a card was received.</summary>
        public enum Reception
        {
            /// <summary>The first one: someone has to begin.</summary>
            First,

            /// <summary>It waits behind others.</summary>
            Queued,

            /// <summary>It waited already.</summary>
            Known,

            /// <summary>This mailbox was emptied and put away: take a new one.</summary>
            Closed,
        }

        public Reception Put(DueCard card)
        {
            lock (gate)
            {
                if (closed)
                {
                    return Reception.Closed;
                }

                if (!waiting.TryAdd(card.CardId, card))
                {
                    // It changed while it waited: what it shows is read again when its turn comes.
                    waiting[card.CardId] = card with { Row = null };
                    return Reception.Known;
                }

                order.Enqueue(card.CardId);
                var first = !working;
                working = true;
                return first ? Reception.First : Reception.Queued;
            }
        }

        public DueCard? Next()
        {
            lock (gate)
            {
                if (order.TryDequeue(out var id))
                {
                    waiting.Remove(id, out var card);
                    return card;
                }

                closed = true;
                return null;
            }
        }
    }
}
