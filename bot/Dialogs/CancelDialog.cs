using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Cancel, said where no question is open; with one open, the router answers it with no.</summary>
public sealed class CancelDialog : IDialog
{
    /// <inheritdoc/>
    public string Name => "cancel";

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes => [new("cancel.question", null, new Words(
        ["cancel"], ["abbrechen", "abbruch"], TakesPort: false,
        ("takes back an open question", "nimmt eine offene Frage zurück")))];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn)
    {
        turn.Say(Saying.NothingToCancel);
        return Task.CompletedTask;
    }
}
