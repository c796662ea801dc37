using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>
/// What the manual's buttons 'Activation Overview' and 'Charge records' lead to: a port's last seven days, filtered by
/// how a session came out or by what calibration law says of its record, in pages, each row leading to its facts.
/// </summary>
public static class SessionListCard
{
    /// <summary>Draws the Activation overview.</summary>
    public static CardJson Draw(ActivationsView view, CardContext context)
    {
        var t = context.Texts;
        return List(
            view.Port, context, "activations", t.ActivationsTitle, t.SessionsIn(ActivationsView.Days, view.Total), view.Page, view.Total, view.Outcome.ToString(),
            Enum.GetValues<SessionOutcome>().Select(outcome => Filter(view.Port, "activations.show", t.Of(outcome), outcome.ToString(), outcome == view.Outcome)),
            view.Rows.Select(row => OverviewRows.Of(row, row.Authorization is null ? new Press("", "activations.open", view.Port.PortData, ("session", row.Id.ToString())) : null, false, view.Port.Clock, context)),
            new Press(t.RecordsButton, "records.show", view.Port.PortData),
            view.Export is { } file ? new Press(t.DownloadButton, "") { Opens = file } : new Press(t.ExportButton, "activations.export", view.Port.PortData, ("filter", view.Outcome.ToString())) { WithoutInputs = true });
    }

    /// <summary>Draws the charge records.</summary>
    public static CardJson Draw(RecordsView view, CardContext context)
    {
        var t = context.Texts;
        return List(
            view.Port, context, "records", t.RecordsTitle, t.RecordsIn(ActivationsView.Days, view.Total), view.Page, view.Total, view.Calibration?.ToString() ?? "",
            [
                Filter(view.Port, "records.show", t.Of(SessionOutcome.All), "", view.Calibration is null),
                .. Enum.GetValues<CalibrationStatus>().Reverse().Select(status => Filter(view.Port, "records.show", t.CalibrationShort(status), status.ToString(), status == view.Calibration)),
            ],
            view.Records.Select(record => Row(
                view.Port, "records.open", record.Id,
                t.Clock(record.EndedAt, context.Now, view.Port.Clock), Texts.Tag(record.IdTag), t.SignedEnergy((double)record.MeterStop - record.MeterStart), Verdict(record.Calibration, t))),
            new Press(t.ActivationsButton, "activations.show", view.Port.PortData));
    }

    private static CardJson List(
        PortView port, CardContext context, string dialog, string title, string count, int page, int total, string filter,
        IEnumerable<Column> filters, IEnumerable<Columns> rows, Press other, Press? more = null)
    {
        var t = context.Texts;
        return PortHead.For(context, port)
            .Add(
                new Text(title) { Bold = true },
                new Text(count) { Small = true, Subtle = true, Touching = true },
                new Columns([.. filters]) { Near = true })
            .Add([.. rows])
            .Add(
                total == 0 ? new Text(t.NothingHere) { Subtle = true } : null,
                Pager.For(t, page, total, ActivationsView.PageSize, $"{dialog}.show", port.PortData, ("filter", filter)))
            .Buttons(
                other with { WithoutInputs = true },
                new Press(t.BackButton, "port.show", port.PortData),
                more)
            .Draw();
    }

    private static Column Filter(PortView port, string verb, string title, string filter, bool here) => new(
        new Text(title) { Small = true, Bold = here, Underlined = here, Tint = here ? Tint.Accent : Tint.Default, Align = Align.Center })
    {
        Press = here ? null : new Press(title, verb, port.PortData, ("filter", filter)) { WithoutInputs = true },
    };

    private static Columns Row(PortView port, string verb, Guid session, string clock, string who, string what, (string Words, Tint Tint) state) => new(
        new Column(new Text(clock), new Text(who) { Small = true, Subtle = true, Touching = true }),
        new Column(new Text(what) { Align = Align.Right }, new Text(state.Words) { Small = true, Touching = true, Tint = state.Tint, Align = Align.Right }) { Narrow = true })
    {
        Near = true,
        Press = new Press(clock, verb, port.PortData, ("session", session.ToString())) { WithoutInputs = true },
    };

    private static (string, Tint) Verdict(CalibrationStatus status, Texts t) => (t.CalibrationVerdict(status), status switch
    {
        CalibrationStatus.Valid => Tint.Good,
        CalibrationStatus.Invalid => Tint.Attention,
        CalibrationStatus.Open => Tint.Warning,
        _ => Tint.Default,
    });
}
