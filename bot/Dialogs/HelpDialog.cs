using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Help: what this person can ask, in their language.</summary>
public sealed class HelpDialog : IDialog
{
    /// <inheritdoc/>
    public string Name => "help";

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes => [new("help.show", null, new Words(
        ["help", "commands"], ["hilfe", "befehle"], TakesPort: false,
        ("shows what you can ask", "zeigt, was Sie fragen können")))];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn)
    {
        turn.Show(CardKinds.Help, turn.Card?.PortId, new CardData { Asked = turn.Agent.ObjectId });
        return Task.CompletedTask;
    }
}
