using System.Globalization;
using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// The Activation overview of a port's last seven days or of the network's last day, and charge records: looked at only, what is
/// kept is what the card shows. Files of it are downloaded on a one-time page.
/// </summary>
public sealed class SessionsDialog(Network network, OneTimeTickets tickets, SecretBox box) : IDialog
{
    private const int MostPages = 100_000, LongestSearch = 500, LongestWord = 60;

    /// <inheritdoc/>
    public string Name => CardKinds.Activations;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("activations.show", Permission.Look, new Words(
            ["activations", "activation overview", "sessions"], ["aktivierungen", "aktivierungsübersicht", "vorgänge"], TakesPort: true,
            ("shows what was started at a charge port, or without one, in the network", "zeigt, was an einem Ladepunkt oder, ohne ihn, im Netz gestartet wurde"))),
        new("activations.wide", Permission.Look),
        new("activations.open", Permission.Look),
        new("activations.export", Permission.Look),
        new("records.show", Permission.Look, new Words(
            ["charge records", "records"], ["ladebelege", "belege"], TakesPort: true,
            ("shows the charge records of a charge port's last seven days", "zeigt die Ladebelege der letzten sieben Tage an einem Ladepunkt"))),
        new("records.open", Permission.Look),
        new("records.signed", Permission.Look),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn)
    {
        var press = turn.Turn.Press;
        var kind = route.Verb.StartsWith("records.", StringComparison.Ordinal) ? CardKinds.Records : CardKinds.Activations;
        var shown = turn.Card?.Kind == kind && turn.Shown.Listed is { } before ? before : new SessionsShown();
        if (route.Verb == "activations.wide" || (route.Verb == "activations.show" && press is null && string.IsNullOrWhiteSpace(turn.Rest)))
        {
            turn.Show(kind, null, new CardData { Listed = Wider(press, shown with { Wide = true, Session = null }) });
        }
        else if (route.Verb == "activations.export" && shown.Wide && turn.Card?.PortId is null)
        {
            Export(turn, null, Wider(press, shown));
        }
        else if (PortDialog.Named(network, turn) is { } port)
        {
            switch (route.Verb)
            {
                case "activations.export":
                    Export(turn, port.PortId, Next(route.Verb, press, shown));
                    break;
                case "records.signed":
                    Signed(turn, port, kind, shown);
                    break;
                default:
                    turn.Show(kind, port.PortId, new CardData { Listed = Next(route.Verb, press, shown) });
                    break;
            }
        }

        return Task.CompletedTask;
    }

    private void Export(TurnContext turn, string? port, SessionsShown shown)
    {
        if (!turn.Turn.Personal)
        {
            turn.Say(Saying.PersonalOnly);
            return;
        }

        turn.Show(CardKinds.Activations, port, new CardData { Listed = shown, Link = tickets.Issue(turn, OverviewFile.Purpose, OverviewFile.SubjectOf(port, shown)) });
        turn.Note("activations.export", port is null ? null : network.Find(port)?.StationId, port);
    }

    /// <summary>The signed readings of the session that is open: they hold personal data.</summary>
    private void Signed(TurnContext turn, Domain.ChargePoints.PortEntry port, string kind, SessionsShown shown)
    {
        if (!turn.Turn.Personal)
        {
            turn.Say(Saying.PersonalOnly);
        }
        else if (Guid.TryParse(turn.Turn.Press?.Input("session"), out var id))
        {
            var at = turn.Card?.Kind is CardKinds.Activations or CardKinds.Records ? turn.Card.Kind : kind;
            var listed = turn.Shown.Listed ?? shown;
            turn.Show(at, port.PortId, new CardData { Listed = listed with { Session = id }, Link = tickets.Issue(turn, SignedFile.Purpose, $"{port.PortId}\n{id}") });
            turn.Note("records.signed", port.StationId, port.PortId, null, null, id.ToString());
        }
    }

    private SessionsShown Wider(Press? press, SessionsShown shown)
    {
        if (press is null)
        {
            return new SessionsShown { Wide = true };
        }

        var page = press.Input("page");
        return shown with
        {
            Wide = true,
            Hours = int.TryParse(press.Input("hours"), out var hours) && OverviewView.Choices.Contains(hours) ? hours : shown.Hours,
            Outcome = Enum.TryParse<SessionOutcome>(press.Input("filter"), out var outcome) && Enum.IsDefined(outcome) ? outcome : shown.Outcome,
            Source = Enum.TryParse<AuthenticationSource>(press.Input("source"), out var source) && Enum.IsDefined(source) ? source : shown.Source,
            Search = !press.Has("search") ? shown.Search : press.Input("search", LongestSearch) is { } typed ? box.Protect(typed) : null,
            Place = press.Has("place") ? press.Input("place", LongestWord) : shown.Place,
            Provider = press.Has("provider") ? press.Input("provider", LongestWord) : shown.Provider,
            Page = page == "same" ? shown.Page : int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, MostPages) : 0,
        };
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
