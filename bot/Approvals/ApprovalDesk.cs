using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.Approvals;

namespace ChargeBot.Bot.Approvals;

/// <summary>Asks for an approval: its row, the card in the supervisors' channel, and the first round of whom to ask in person.</summary>
/// <param name="conversations">The conversations that we may write to.</param>
/// <param name="settings">Where the channel is.</param>
public sealed class ApprovalDesk(ConversationBook conversations, DeskSettings settings)
{
    /// <summary>Asks: all of it is stored with the unit, and the round begins when that is done.</summary>
    public async Task Ask(WriteUnit unit, Approval approval)
    {
        unit.Also((db, _) =>
        {
            db.Approvals.Add(approval.Copy());
            return Task.CompletedTask;
        });
        unit.Deadlines.Add(new Deadline(Deadline.Approval, SubjectOf(approval.Id), approval.AskedAt));
        if (settings.ApprovalsChannel is { } channel && await conversations.Knows(channel))
        {
            unit.NewCards.Add(CardFor(approval, channel, "", settings.ChannelLanguage, approval.AskedAt, shared: true));
        }
    }

    /// <summary>Asks within a turn, whose answer shows it.</summary>
    public Task Ask(TurnContext turn, Approval approval)
    {
        turn.Approval = approval;
        return Ask(turn.Unit, approval);
    }

    /// <summary>The subject of an approval's deadline.</summary>
    public static string SubjectOf(Guid id) => Deadline.SubjectOf("approval", id);

    /// <summary>The card of an approval in a conversation.</summary>
    /// <param name="approval">The approval.</param>
    /// <param name="conversationId">Where.</param>
    /// <param name="personId">Whose; empty in a shared conversation: it is nobody's, and whoever presses is asked for their role.</param>
    /// <param name="language">'en' or 'de'.</param>
    /// <param name="now">UTC.</param>
    /// <param name="shared">Everyone in the conversation sees it.</param>
    public static PostedCard CardFor(Approval approval, string conversationId, string personId, string language, DateTimeOffset now, bool shared) => new()
    {
        Id = Guid.CreateVersion7(now),
        ConversationId = conversationId,
        PersonId = personId,
        Kind = CardKinds.Approval,
        PortId = approval.PortId,
        CommandId = approval.Id,
        Data = new CardData { Shared = shared }.Write(),
        Language = language,
        CreatedAt = now,
    };
}
