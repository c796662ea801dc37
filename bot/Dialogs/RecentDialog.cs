using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Ports that the person looked at lately.</summary>
public sealed class RecentDialog : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Recent;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("recent.show", Permission.Look, new Words(
            ["recent"], ["zuletzt"], TakesPort: false,
            ("shows the ports that you looked at lately", "zeigt die zuletzt angesehenen Ladepunkte"))),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn)
    {
        turn.Show(Name, null, new CardData { Asked = turn.Turn.PersonId });
        return Task.CompletedTask;
    }
}
