using System.Collections.Concurrent;
using System.Text.Json;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Teams;
using ChargeBot.Bot.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>The conversations that we may write to, read from the database at first sight and then kept.</summary>
public sealed class ConversationBook(ChargeBotDbs dbs)
{
    private readonly ConcurrentDictionary<string, Known> known = new();

    /// <summary>Where to write and for whom; null for a conversation that we were removed from or never saw.</summary>
    public async ValueTask<Known?> Find(string conversationId)
    {
        if (known.TryGetValue(conversationId, out var here))
        {
            return here;
        }

        await using var db = dbs.Open();
        if (await db.Conversations.FirstOrDefaultAsync(row => row.Id == conversationId) is { } row)
        {
            return JsonSerializer.Deserialize(row.Reference, TeamsJson.Default.ConversationReference) is { } reference
                ? known.GetOrAdd(conversationId, new Known(reference, row.TenantId, row.Reference)) : null;
        }

        // A channel itself is written to by who was only ever spoken to in its threads: their ids begin with its own.
        var thread = conversationId + ";";
        return await db.Conversations.Where(one => one.Id.StartsWith(thread)).OrderByDescending(one => one.UpdatedAt).FirstOrDefaultAsync() is { } within
            && JsonSerializer.Deserialize(within.Reference, TeamsJson.Default.ConversationReference) is { } its
                ? new Known(its with { Conversation = its.Conversation with { Id = conversationId } }, within.TenantId, within.Reference) : null;
    }

    /// <summary>Whether it was seen before.</summary>
    public async ValueTask<bool> Knows(string conversationId) => await Find(conversationId) is not null;

    /// <summary>Whether a turn's reference differs from the one that is kept in a way that matters for writing.</summary>
    public bool Changed(Turn turn) => !known.TryGetValue(turn.ConversationId, out var before) || before.Text != turn.Reference;

    /// <summary>Keeps what was stored.</summary>
    public void Keep(Turn turn)
    {
        if (turn.What is What.Left)
        {
            known.TryRemove(turn.ConversationId, out _);
        }
        else if (Changed(turn))
        {
            known[turn.ConversationId] = new Known(
                JsonSerializer.Deserialize(turn.Reference, TeamsJson.Default.ConversationReference)!, turn.TenantId, turn.Reference);
        }
    }

    /// <summary>A conversation that we may write to.</summary>
    public sealed record Known(ConversationReference Reference, string TenantId, string Text);
}
