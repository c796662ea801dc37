using System.Text.Json;
using ChargeBot.Adapters.Graph;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Teams;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>A person's chat with us.</summary>
/// <param name="ConversationId">Which.</param>
/// <param name="Language">'en' or 'de'.</param>
/// <param name="New">Its row, where we did not know it before: stored with what is written there.</param>
public sealed record PersonalChat(string ConversationId, string Language, ConversationRow? New = null);

/// <summary>Finds a person's own chat with us, or has the channel open it; who has not the bot gets it first, where Graph may do that.</summary>
public sealed class PersonalChats(ChargeBotDbs dbs, ConnectorClient connector, TimeProvider clock, GraphApps? apps = null)
{
    /// <summary>A person's chat; null: the channel would not open one.</summary>
    public async Task<PersonalChat?> Find(string tenantId, ServiceAgent person, CancellationToken cancel)
    {
        await using var db = dbs.Open();
        if (await db.Conversations.AsNoTracking().Where(row => row.PersonId == person.ObjectId && row.TenantId == tenantId)
            .OrderByDescending(row => row.UpdatedAt).FirstOrDefaultAsync(cancel) is { } known)
        {
            return new PersonalChat(known.Id, known.Language ?? ConversationLanguage.Of(person));
        }

        // Any conversation of the tenant knows the connector's address and the bot's own account.
        if (await db.Conversations.AsNoTracking().Where(row => row.TenantId == tenantId).OrderByDescending(row => row.UpdatedAt).FirstOrDefaultAsync(cancel) is not { } near
            || JsonSerializer.Deserialize(near.Reference, TeamsJson.Default.ConversationReference) is not { Bot: { } bot } reference)
        {
            return null;
        }

        var chat = ConversationParameters.Personal(bot, new ChannelAccount { Id = person.ObjectId, AadObjectId = person.ObjectId }, tenantId);
        var made = await connector.Create(reference, chat, cancel);
        if (made.Result.Outcome is ConnectorOutcome.Forbidden && apps is not null && await apps.Install(person.ObjectId, cancel))
        {
            made = await connector.Create(reference, chat, cancel);
        }

        if (made.Value?.Id is not { Length: > 0 } id)
        {
            return null;
        }

        var kept = reference with
        {
            Conversation = new ConversationAccount { Id = id, ConversationType = "personal", TenantId = tenantId },
            User = new ChannelAccount { Id = person.ObjectId, AadObjectId = person.ObjectId },
            Locale = null,
        };
        return new PersonalChat(id, ConversationLanguage.Of(person), new ConversationRow(
            id, tenantId, JsonSerializer.Serialize(kept, TeamsJson.Default.ConversationReference), clock.GetUtcNow(), null, person.ObjectId));
    }
}
