using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>A row of the Activation overview: when, who and how, what came of it, each leading to its facts.</summary>
internal static class OverviewRows
{
    public static Columns Of(OverviewRow row, Press? opens, bool withPort, SiteClock clock, CardContext context)
    {
        var t = context.Texts;
        var (state, tint) = Outcome(row, t);
        var when = t.Clock(row.At, context.Now, clock);
        var who = withPort && (row.PortId ?? row.Authorization?.StationId) is { } place ? $"{Typed.Id(place)} · {Who(row, t)}" : Who(row, t);
        return new Columns(
            new Column(new Text(when), new Text(who) { Small = true, Subtle = true, Touching = true, Id = withPort }),
            new Column(
                new Text(row.Session is { } session ? t.SessionSummary(session) : "–") { Align = Align.Right },
                new Text(state) { Small = true, Touching = true, Tint = tint, Align = Align.Right })
            { Narrow = true })
        {
            Near = true,
            Press = opens is null ? null : opens with { Title = when, WithoutInputs = true },
        };
    }

    private static string Who(OverviewRow row, Texts t) => row.Activation is { } activation
        ? activation.Emaid is { } emaid ? $"{t.KindOfStart(activation.Kind)} {ActivationCard.Shortened(emaid)}" : $"{t.KindOfStart(activation.Kind)}, {Typed.Bound(Typed.Place(activation.PersonName), 30)}"
        : Texts.Tag(row.Session?.IdTag ?? row.Authorization!.IdTag);

    private static (string, Tint) Outcome(OverviewRow row, Texts t) => row switch
    {
        { Session.State: SessionState.Running } => (t.Of(SessionOutcome.Running), Tint.Accent),
        { Session: { Error: null } } => (t.NotCounted, Tint.Default),
        { Session.Error: ErrorType.None } => (t.SuccessfulTitle, Tint.Good),
        { Session.Error: { } type } => (t.ErrorShort(type), Tint.Attention),
        { Activation: { State: ActivationState.NotStarted } activation } => (t.FailureShort(activation.Failure), Tint.Attention),
        { Activation: not null } => (t.Short(row.Activation.State), Tint.Accent),
        _ => (t.TagRefused(row.Authorization!.Verdict), Tint.Attention),
    };
}

/// <summary>The Activation overview of the whole network, with its filters and its search.</summary>
public static class OverviewCard
{
    private const int LongestSearch = 500, LongestPlace = 60, LongestProvider = 12, LongestPort = 256;

    /// <summary>Draws it.</summary>
    public static CardJson Draw(OverviewView view, CardContext context)
    {
        var (t, query) = (context.Texts, view.Query);
        var card = new Card(context).Add(
            new Text(t.ActivationsTitle) { Bold = true, Large = true },
            new Text(t.RowsIn(view.Hours, view.Total)) { Small = true, Subtle = true, Touching = true },
            new Columns([.. OverviewView.Choices.Select(hours => Chip(t.Hours(hours), "hours", $"{hours}", hours == view.Hours))]) { Near = true },
            new Columns([.. Enum.GetValues<SessionOutcome>().Select(outcome => Chip(t.Of(outcome), "filter", outcome.ToString(), outcome == query.Outcome))]) { Near = true },
            new Columns([.. Enum.GetValues<AuthenticationSource>().Select(source => Chip(t.Source(source), "source", source.ToString(), source == query.Source))]) { Near = true },
            view.Export is null ? null : Preflight.Notice(Tint.Accent, t.ExportReady),
            query.Search.Unknown.Count > 0 ? Preflight.Notice(Tint.Warning, t.NotFoundAmong(string.Join(", ", query.Search.Unknown.Take(5).Select(Typed.Id)))) : null);
        foreach (var row in view.Rows)
        {
            card.Add(OverviewRows.Of(
                row, row.PortId is { Length: <= LongestPort } ? new Press("", "activations.open", ("session", row.Id.ToString()), ("port", row.PortId), ("wide", "true")) : null,
                withPort: true, new SiteClock(Domain.ChargePoints.SiteZone.Usual), context));
        }

        return card
            .Add(
                view.Total == 0 ? new Text(t.NothingHere) { Subtle = true } : null,
                Pager.For(t, view.Page, view.Total, OverviewQuery.PageSize, "activations.wide"),
                new TextInput("search", t.OverviewSearchLabel, LongestSearch) { Value = Bound(view.Search, LongestSearch) },
                new TextInput("place", t.OverviewPlaceLabel, LongestPlace) { Value = Bound(view.Place, LongestPlace) },
                new TextInput("provider", t.OverviewProviderLabel, LongestProvider) { Value = Bound(view.Provider, LongestProvider) })
            .Buttons(
                new Press(t.SearchButton, "activations.wide") { Style = PressStyle.Positive },
                view.Export is { } file ? new Press(t.DownloadButton, "") { Opens = file } : new Press(t.ExportButton, "activations.export"))
            .Draw();
    }

    private static string? Bound(string? typed, int most) => typed is { Length: > 0 } ? Typed.Bound(typed, most) : null;

    private static Column Chip(string title, string key, string value, bool here) => new(
        new Text(title) { Small = true, Bold = here, Underlined = here, Tint = here ? Tint.Accent : Tint.Default, Align = Align.Center })
    {
        Press = here ? null : new Press(title, "activations.wide", (key, value)),
    };
}
