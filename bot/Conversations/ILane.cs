using ChargeBot.Bot.Turns;

namespace ChargeBot.Bot.Conversations;

/// <summary>A conversation's lane: one turn at a time, each activity once. Keyed by the channel's conversation id.</summary>
public interface ILane : IGrainWithStringKey
{
    /// <summary>Works on a turn. Returns when everything it decided is stored, and never waits for a device.</summary>
    Task<TurnAnswer> Take(Turn turn);

    /// <summary>A question on a card was left unanswered for too long.</summary>
    Task QuestionExpired(Guid cardId);
}
