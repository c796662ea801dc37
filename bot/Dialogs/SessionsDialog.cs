using System.Globalization;
using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>A port's sessions and charge records of the last seven days: looked at only, what is kept is what the card shows.</summary>
public sealed class SessionsDialog(Network network) : IDialog
{
    private const int MostPages = 100_000;

    /// <inheritdoc/>
    public string Name => CardKinds.Activations;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("activations.show", Permission.Look, new Words(
            ["activations", "activation overview", "sessions"], ["aktivierungen", "aktivierungsübersicht", "vorgänge"], TakesPort: true,
            ("shows the sessions of a charge port's last seven days", "zeigt die Vorgänge der letzten sieben Tage an einem Ladepunkt"))),
        new("activations.open", Permission.Look),
        new("records.show", Permission.Look, new Words(
            ["charge records", "records"], ["ladebelege", "belege"], TakesPort: true,
            ("shows the charge records of a charge port's last seven days", "zeigt die Ladebelege der letzten sieben Tage an einem Ladepunkt"))),
        new("records.open", Permission.Look),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is { } port)
        {
            var kind = route.Verb.StartsWith("records.", StringComparison.Ordinal) ? CardKinds.Records : CardKinds.Activations;
            var shown = turn.Card?.Kind == kind && turn.Shown.Listed is { } before ? before : new SessionsShown();
            turn.Show(kind, port.PortId, new CardData { Listed = Next(route.Verb, turn.Turn.Press, shown) });
        }

        return Task.CompletedTask;
    }

    private static SessionsShown Next(string verb, Press? press, SessionsShown shown)
    {
        if (verb.EndsWith(".open", StringComparison.Ordinal))
        {
            return shown with { Session = Guid.TryParse(press?.Input("session"), out var id) ? id : null };
        }

        return press?.Input("page") == "same" ? shown with { Session = null } : new SessionsShown
        {
            Outcome = Enum.TryParse<SessionOutcome>(press?.Input("filter"), out var outcome) && Enum.IsDefined(outcome) ? outcome : SessionOutcome.All,
            Calibration = Enum.TryParse<CalibrationStatus>(press?.Input("filter"), out var status) && Enum.IsDefined(status) ? status : null,
            Page = int.TryParse(press?.Input("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Min(page, MostPages) : 0,
        };
    }
}
