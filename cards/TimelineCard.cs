using ChargeBot.Domain.Evidence;

namespace ChargeBot.Cards;

/// <summary>A page of what happened at a port, or with a ticket.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Entries">The page, the newest first.</param>
/// <param name="Page">Which, from 0.</param>
/// <param name="Total">How many there are.</param>
public sealed record TimelineView(PortView Port, IReadOnlyList<TimelineEntry> Entries, int Page, int Total)
{
    /// <summary>Lines of a page.</summary>
    public const int PageSize = 12;

    /// <summary>How many days back one can look.</summary>
    public static IReadOnlyList<int> Periods { get; } = [1, 7, 30, 90];

    /// <summary>How many days back it looks.</summary>
    public int Days { get; init; } = 7;

    /// <summary>What it is narrowed to.</summary>
    public TimelineSource Source { get; init; }

    /// <summary>The ticket that it is of; null: the port.</summary>
    public (Guid Id, long Number)? Ticket { get; init; }

    /// <summary>Where the case pack is that was asked for; null: none was.</summary>
    public Uri? Pack { get; init; }
}

/// <summary>What happened at a port, whoever knows of it: the charger, the desk, the people. The way to the case pack.</summary>
public static class TimelineCard
{
    private const int LongestLine = 260;

    private static readonly Redaction Nothing = new(on: false);

    /// <summary>Draws it.</summary>
    public static CardJson Draw(TimelineView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        (string, string)[] of = view.Ticket is { } ticket ? [port.PortData, ("ticket", ticket.Id.ToString())] : [port.PortData];
        (string, string)[] here = [.. of, ("days", view.Days.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("source", view.Source.ToString())];
        var card = PortHead.For(context, port).Add(
            new Text(view.Ticket is { } its ? t.TimelineOf(its.Number) : t.TimelineTitle) { Bold = true },
            view.Pack is null ? null : Preflight.Notice(Tint.Accent, t.CasePackReady),
            view.Total == 0 ? new Text(t.TimelineEmpty) : null);
        card.Add([.. view.Entries.Select((entry, index) => (Element)new Columns(
            new Column(new Text(Typed.Bound(t.Told(entry, Nothing), LongestLine)) { Id = true, Small = true }),
            new Column(new Text(t.ClockToTheSecond(entry.At, context.Now, port.Clock)) { Small = true, Subtle = true, Align = Align.Right }) { Narrow = true })
        { Near = true, Ruled = index == 0 })]);
        return card
            .Add(
                Pager.For(t, view.Page, view.Total, TimelineView.PageSize, "timeline.show", here),
                new ChoiceInput("source", t.TimelineSourceLabel, Several: false, [.. Enum.GetValues<TimelineSource>().Select(source => (t.Of(source), source.ToString()))]) { Value = view.Source.ToString(), Compact = true },
                view.Ticket is null
                    ? new ChoiceInput("days", t.TimelineDays, Several: false, [.. TimelineView.Periods.Select(days => $"{days}").Select(days => (t.DaysBack(days), days))]) { Value = $"{view.Days}", Compact = true }
                    : null)
            .Buttons(
                view.Pack is { } pack ? new Press(t.OpenCasePack, "") { Opens = pack, Style = PressStyle.Positive } : null,
                new Press(t.NarrowButton, "timeline.show", of),
                new Press(t.CasePackButton, "timeline.pack", here) { WithoutInputs = true },
                view.Ticket is { } back ? new Press(t.BackButton, "ticket.show", port.PortData, ("ticket", back.Id.ToString())) { WithoutInputs = true } : null,
                new Press(t.ToPortButton, "port.show", port.PortData) { WithoutInputs = true })
            .Draw();
    }
}
