using System.Globalization;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>The list of the infrastructure: filtered by words or by a press, in pages; a press without anything goes back to where one was.</summary>
public sealed class ListDialog : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.List;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("list.show", Permission.Look, new Words(
            ["list", "infrastructure", "overview"], ["liste", "infrastruktur", "übersicht"], TakesPort: false,
            ("lists ports by status; add words: list faulted berlin dc", "listet Ladepunkte nach Status; mit Worten: liste gestört berlin dc"))),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn)
    {
        var state = turn.Turn.Press is { } press ? Pressed(press, turn.Shown.List ?? new ListState(new InfrastructureFilter())) : new ListState(ListWords.Read(turn.Rest));
        turn.Show(Name, null, new CardData { List = state });
        return Task.CompletedTask;
    }

    private static ListState Pressed(Press press, ListState before)
    {
        var filter = before.Filter;
        filter = press.Input("group") is { } group ? filter with { Group = Choice<InfrastructureGroup>(group) } : filter;
        filter = press.Input("mode") is { } mode ? filter with { Mode = Choice<ChargingMode>(mode) } : filter;
        filter = press.Input("protocol") is { } protocol ? filter with { Lg2Wan = protocol switch { "ocpp" => false, "lg2wan" => true, _ => null } } : filter;
        filter = press.Input("site") is not null ? filter with { Site = null } : filter;
        return filter != before.Filter ? new ListState(filter)
            : press.Input("page") is { } page && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? before with { Page = number }
            : before;
    }

    /// <summary>One of the values; null for all of them, and for what is none.</summary>
    private static T? Choice<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
