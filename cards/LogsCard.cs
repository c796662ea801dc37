using System.Globalization;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Cards;

/// <summary>A page of a station's log files.</summary>
/// <param name="Port">The port at which they are looked at.</param>
/// <param name="Files">The page, the newest first.</param>
/// <param name="Page">Which, from 0.</param>
/// <param name="Total">How many there are.</param>
public sealed record LogsView(PortView Port, IReadOnlyList<LogFile> Files, int Page, int Total)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 6;

    /// <summary>The card tells that one has come.</summary>
    public bool Here { get; init; }

    /// <summary>The request that the card is about.</summary>
    public Guid? About { get; init; }

    /// <summary>A time of one's own is typed; null: one of the usual ones is chosen.</summary>
    public LogRange? Range { get; init; }

    /// <summary>How the charge point was told to upload; null: there is one way only, and nothing to choose.</summary>
    public UploadWay? Way { get; init; }

    /// <summary>Where the file is that was asked for; null: none was.</summary>
    public Uri? Download { get; init; }
}

/// <summary>A time of one's own, as it was typed, at the site.</summary>
/// <param name="FromDay">The day on which it begins.</param>
/// <param name="FromTime">Its time of day.</param>
/// <param name="ToDay">The day on which it ends.</param>
/// <param name="ToTime">Its time of day.</param>
/// <param name="Wrong">It does not do: what cannot be read, or ends before it begins.</param>
public sealed record LogRange(string? FromDay = null, string? FromTime = null, string? ToDay = null, string? ToTime = null, bool Wrong = false);

/// <summary>Log files of a station: request a new one, fetch those that came.</summary>
public static class LogsCard
{
    /// <summary>How many hours back a log can be requested.</summary>
    public static IReadOnlyList<string> Periods { get; } = ["1", "6", "24", "72", "168"];

    /// <summary>In the place of one of them: a time of one's own, which is asked for next.</summary>
    public const string OwnPeriod = "own";

    /// <summary>Draws it.</summary>
    public static CardJson Draw(LogsView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var open = view.Files.FirstOrDefault(file => file.State is LogState.Asked or LogState.Uploading && file.Until > context.Now);
        var failed = open is null && view.Files is [{ State: LogState.Failed } last, ..] && last.Id == view.About;

        // What failed by one way is tried by the other.
        var way = failed && view.Way is { } tried ? tried is UploadWay.Ftp ? UploadWay.Https : UploadWay.Ftp : view.Way;
        var card = PortHead.For(context, port).Add(
            new Text(t.LogsTitle) { Bold = true },
            view.Here ? Preflight.Notice(Tint.Good, t.LogHere) : null,
            view.Download is null ? null : Preflight.Notice(Tint.Accent, t.FileReady),
            open is null ? null : Preflight.Notice(Tint.Accent, t.LogUnderWay),
            failed ? Preflight.Notice(Tint.Warning, way is { } other ? t.LogFailedTryBy(other) : t.LogFailed) : null);
        foreach (var file in view.Files)
        {
            card.Add(Row(file, port, context));
        }

        if (open is null)
        {
            card.Add(Period(view, context));
            card.Add(port.Station.Protocol is Protocol.Lg2Wan ? null : new ChoiceInput("kind", t.LogKindLabel, Several: false, [.. Kinds.Select(kind => (t.LogKindName(kind), kind.ToString()))]) { Value = nameof(LogKind.Diagnostics), Compact = true });
            card.Add(way is { } chosen ? new ChoiceInput("way", t.LogWayLabel, Several: false, [.. Enum.GetValues<UploadWay>().Select(one => (Texts.LogWay(one), one.ToString()))]) { Value = chosen.ToString(), Compact = true } : null);
        }

        return card
            .Add(
                view.Total == 0 ? new Text(t.NoLogs) { Subtle = true } : null,
                Pager.For(t, view.Page, view.Total, LogsView.PageSize, "logs.show", port.PortData))
            .Buttons(
                view.Download is { } link ? new Press(t.DownloadButton, "") { Opens = link } : null,
                open is null ? new Press(t.RequestLogButton, "logs.request", port.PortData) { Style = PressStyle.Positive } : null,
                new Press(t.ToPortButton, "port.show", port.PortData) { WithoutInputs = true })
            .Draw();
    }

    private static IReadOnlyList<LogKind> Kinds { get; } = [LogKind.Diagnostics, LogKind.DiagnosticsLog, LogKind.SecurityLog];

    private static Element[] Period(LogsView view, CardContext context)
    {
        var t = context.Texts;
        if (view.Range is not { } range)
        {
            return [new ChoiceInput("hours", t.LogPeriod, Several: false, [.. Periods.Select(hours => (t.LastHours(hours), hours)), (t.OwnPeriod, OwnPeriod)]) { Value = "24", Compact = true }];
        }

        var (today, local) = (SiteZone.Today(SiteZone.Find(view.Port.Station.TimeZone), context.Now), view.Port.Clock.Local(context.Now));
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return
        [
            .. range.Wrong ? [Preflight.Notice(Tint.Warning, t.PeriodWrong)] : Array.Empty<Element>(),
            Pair("from", t.PeriodFrom, range.FromDay ?? day, range.FromTime ?? local.AddHours(-1).ToString("HH:mm", CultureInfo.InvariantCulture)),
            Pair("to", t.PeriodTo, range.ToDay ?? day, range.ToTime ?? local.ToString("HH:mm", CultureInfo.InvariantCulture)),
        ];

        Columns Pair(string name, (string Day, string Time) label, string day, string time) => new(
            new Column(new DateInput($"{name}Day", label.Day, today) { Value = Typed.Id(day) }), new Column(new TimeInput($"{name}Time", label.Time) { Value = Typed.Id(time) }));
    }

    private static Columns Row(LogFile file, PortView port, CardContext context)
    {
        var t = context.Texts;
        var here = file.State is LogState.Here;
        Column[] parts =
        [
            new Column(
                new Text(here ? Typed.Place(file.Name ?? "") : $"{t.LogKindName(file.Kind)}, {Clock(file.From)} – {Clock(file.To)}") { Id = true, Small = true, Bold = here },
                new Text(t.WrittenBy(Typed.Place(file.PersonName), Clock(file.RequestedAt))) { Small = true, Subtle = true, Touching = true, Id = true }),
            new Column(
                new Text(t.State(file.State)) { Small = true, Align = Align.Right, Tint = file.State is LogState.Here ? Tint.Good : file.State is LogState.Failed ? Tint.Attention : Tint.Default },
                new Text(here ? t.Size(file.Received) : file.Words is { } words ? Typed.Id(words) : file.Received > 0 ? t.Size(file.Received) : " ") { Id = true, Small = true, Subtle = true, Touching = true, Align = Align.Right })
            { Narrow = true },
            .. here ? [new Column(new Text(t.LookButton) { Small = true, Bold = true, Tint = Tint.Accent, Align = Align.Right }) { Narrow = true, Press = Of("logs.look", t.LookButton) }] : Array.Empty<Column>(),
        ];
        return new Columns(parts) { Near = true, Press = here ? Of("logs.file", t.DownloadButton) : null };

        Press Of(string verb, string title) => new(title, verb, port.PortData, ("log", file.Id.ToString())) { WithoutInputs = true };

        string Clock(DateTimeOffset at) => t.Clock(at, context.Now, port.Clock);
    }
}
