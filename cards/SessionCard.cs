using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>One session with what the charger said of it, what it was counted as, and what is likely behind that.</summary>
public static class SessionCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(SessionView view, CardContext context)
    {
        var (t, session, record) = (context.Texts, view.Session, view.Record);
        var card = PortHead.For(context, view.Port).Add(
            new Text(view.Type is { } type ? type is ErrorType.None ? t.SuccessfulTitle : t.Numbered(type) : session.State is SessionState.Running ? t.Of(SessionOutcome.Running) : t.NotCounted) { Bold = true },
            new Facts(
                (t.ErrorPortTitle, session.PortId == view.Port.PortId ? null : Typed.Id(session.PortId)),
                (t.StartFact, Told(session.StartReportedAt, session.StartedAt)),
                (t.EndFact, session.EndedAt is { } ended ? Told(record?.EndReportedAt ?? session.EndReportedAt, ended) : t.StillRuns),
                (t.EnergyFact, t.SignedEnergy((double)session.MeterLast - session.MeterStart)),
                (t.MeterFact, t.FromTo(session.MeterStart, session.MeterLast)),
                (t.PowerFact, session is { LowestPower: { } low, HighestPower: { } high } ? t.PowerBetween(low, high) : null),
                (t.Who, Texts.Tag(session.IdTag)),
                (t.ReasonFact, (record?.StopReason ?? session.StopReason) is { Length: > 0 } reason ? Typed.Place(reason) : session.EndedAt is null ? null : t.NotTold),
                (t.DoubtFact, t.Doubtful(session.Flags) is { Length: > 0 } doubt ? doubt : null),
                (t.ReadingsFact, view.Trace.Readings > 0 ? t.ReadingsOf(view.Trace.Readings, view.Trace.Signed) : null),
                (t.RecordFact, t.RecordOf(session)),
                (t.CalibrationFact, t.Calibration(record?.Calibration ?? session.Calibration))));
        card.Add([.. TraceLines.Of(view.Trace, session, record, view.Port.Clock, context)]);
        if (view.Type is { } faulty and not ErrorType.None)
        {
            card.Add(new Text(t.LikelyCause(faulty)), new Text(t.NextStep(faulty)) { Near = true });
        }

        return card.Buttons(
            Back(view.From, view.Port, view.Type, t),
            view.Signed is { } file ? new Press(t.DownloadButton, "") { Opens = file }
                : view.Trace.Signed > 0 ? new Press(t.SignedDataButton, "records.signed", view.Port.PortData, ("session", session.Id.ToString())) { WithoutInputs = true } : null).Draw();

        string Told(DateTimeOffset? told, DateTimeOffset heard) => t.ToldAndHeard(
            told is { } time ? t.ClockToTheSecond(time, context.Now, view.Port.Clock) : null, t.ClockToTheSecond(heard, context.Now, view.Port.Clock));
    }

    /// <summary>Draws a start from afar that came to no session.</summary>
    public static CardJson Draw(NoSessionView view, CardContext context)
    {
        var (t, activation) = (context.Texts, view.Trace.Activation!);
        return PortHead.For(context, view.Port)
            .Add(new Text(t.KindOfStart(activation.Kind)) { Bold = true })
            .Add([.. TraceLines.Of(view.Trace, null, null, view.Port.Clock, context)])
            .Buttons(Back(view.From, view.Port, null, t))
            .Draw();
    }

    private static Press Back(SessionFrom from, PortView port, ErrorType? type, Texts t) => from switch
    {
        SessionFrom.Activations => new Press(t.BackToSessionsButton, "activations.show", port.PortData, ("page", "same")),
        SessionFrom.Overview => new Press(t.BackToSessionsButton, "activations.wide", ("page", "same")),
        SessionFrom.Records => new Press(t.BackToRecordsButton, "records.show", port.PortData, ("page", "same")),
        _ => new Press(t.BackToSessionsButton, "errors.type", port.PortData, ("page", "same"), ("type", $"{(int)(type ?? ErrorType.None)}")),
    };
}
