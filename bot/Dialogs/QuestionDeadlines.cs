using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;

namespace ChargeBot.Bot.Dialogs;

/// <summary>A question that nobody answered in ten minutes: its lane closes it.</summary>
public sealed class QuestionDeadlines(IGrainFactory grains) : IDeadlineHandler
{
    /// <inheritdoc/>
    public string Kind => Deadline.Question;

    /// <inheritdoc/>
    public Task Passed(string subject, CancellationToken cancel)
    {
        var (conversationId, cardId) = Deadline.Read(subject);
        return grains.GetGrain<ILane>(conversationId).QuestionExpired(cardId);
    }
}
