using System.Globalization;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>
/// The manual's tab 'Error rate': faulty and successful sessions as bars with their figures below, the faulty ones by type
/// as a circle with a row for each slice, and what changed in the time.
/// </summary>
public static class ErrorRateCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(ErrorRateView view, CardContext context)
    {
        var (t, counts) = (context.Texts, view.Counts);
        var card = PortHead.At(PortTab.ErrorRate, context, view.Port)
            .Add(new Columns([.. Enum.GetValues<ErrorScope>().Select(scope => Scope(scope, view, t))]) { Near = true })
            .Add(view.Scope is ErrorScope.Port ? null : new Text(t.CountedPorts(view.Ports)) { Small = true, Subtle = true, Near = true })
            .Add([.. PeriodRows.Of(view.Form, t, view.Port.PortData)]);
        if (counts.Rate is not { } rate)
        {
            card.Add(Preflight.Notice(Tint.Default, t.NoSessionsInTime));
        }
        else
        {
            card.Add(
                new Text(t.FaultyOf(counts.Faulty, counts.All, rate)) { Bold = true },
                new BarChart(ErrorRateCharts.Sessions(counts, context.Language), view.SessionsPicture),
                new Facts((t.SuccessfulTitle, t.Count(counts.Successful)), (t.FaultyTitle, t.Count(counts.Faulty))));
        }

        if (counts.Faulty > 0)
        {
            card.Add(
                new PieChart(ErrorRateCharts.Types(counts, context.Language), view.TypesPicture),
                new Text(t.PressAType) { Small = true, Subtle = true });
            foreach (var (type, count) in counts.ByType)
            {
                card.Add(Row(type, count, view, t));
            }
        }

        return card
            .Add([.. Changes(view, context)])
            .Add(new Text(t.NoFailedAuthorisations) { Small = true, Subtle = true })
            .Buttons(new Press(t.WorstPortsButton, "errors.worst") { WithoutInputs = true })
            .Draw();
    }

    private static Column Scope(ErrorScope scope, ErrorRateView view, Texts t)
    {
        var here = scope == view.Scope;
        return new Column(new Text(t.Of(scope)) { Small = true, Bold = here, Tint = here ? Tint.Accent : Tint.Default, Align = Align.Center })
        {
            Press = here ? null : new Press(t.Of(scope), "errors.scope", view.Port.PortData, ("scope", scope.ToString())) { WithoutInputs = true },
        };
    }

    private static Columns Row(ErrorType type, int count, ErrorRateView view, Texts t) => new(
        new Column(new Text(t.Numbered(type))),
        new Column(new Text(t.CountAndShare(count, view.Counts.Faulty)) { Bold = true, Align = Align.Right }) { Narrow = true })
    {
        Near = true,
        Press = new Press(t.ErrorTitle(type), "errors.type", view.Port.PortData, ("type", ((int)type).ToString(CultureInfo.InvariantCulture))) { WithoutInputs = true },
    };

    private static IEnumerable<Element> Changes(ErrorRateView view, CardContext context)
    {
        var t = context.Texts;
        yield return new Text(t.ChangedInTime) { Bold = true };
        if (view.Changes.Count == 0)
        {
            yield return new Text(t.NothingChanged) { Small = true, Subtle = true, Near = true };
        }

        foreach (var change in view.Changes.Take(ErrorRateView.MostChanges))
        {
            yield return new Text($"{t.Clock(change.At, context.Now, view.Port.Clock)} · {t.Changed(change)}") { Small = true, Near = true };
        }

        if (view.AllChanges > ErrorRateView.MostChanges)
        {
            yield return new Text(t.MoreChanges(view.AllChanges - ErrorRateView.MostChanges)) { Small = true, Subtle = true, Near = true };
        }
    }
}

/// <summary>The two dates and their button, with what is wrong in front of them.</summary>
internal static class PeriodRows
{
    public static IEnumerable<Element> Of(PeriodForm form, Texts t, params (string, string)[] data)
    {
        if (form.Problem is not PeriodProblem.None)
        {
            yield return Preflight.Notice(Tint.Attention, t.PeriodRefused(form.Problem, form.Problem is PeriodProblem.StartUnreadable ? form.Start : form.End));
        }

        yield return new Columns(
            new Column(new DateInput("start", t.StartLabel, form.Today) { Value = form.Start ?? Day(form.Period.First) }),
            new Column(new DateInput("end", t.EndLabel, form.Today) { Value = form.End ?? Day(form.Period.Last) }));
        yield return new ButtonRow(new Press(t.ShowPeriodButton, "errors.period", data)) { Near = true };
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
