using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Conversations;

namespace ChargeBot.Bot.Dialogs;

/// <summary>A question that nobody answered in ten minutes: its lane closes it.</summary>
public sealed class QuestionDeadlines(IGrainFactory grains) : IDeadlineHandler
{
    /// <inheritdoc/>
    public string Kind => "dialog";

    /// <inheritdoc/>
    public Task Passed(string subject, CancellationToken cancel)
    {
        var slash = subject.LastIndexOf('/');
        return grains.GetGrain<ILane>(subject[..slash]).QuestionExpired(Guid.Parse(subject.AsSpan(slash + 1)));
    }
}
