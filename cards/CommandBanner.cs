using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>What became of a command in one sentence: green for confirmed, yellow for 'take care', red for refused and unknown.</summary>
internal static class CommandBanner
{
    public static IEnumerable<Element> For(CommandView view, CardContext context)
    {
        var (t, record) = (context.Texts, view.Record);
        return record.State switch
        {
            CommandState.Confirmed when record.Command is ChangeParameter change => [Changed(change, view, context)],
            CommandState.Confirmed when record.Command is MeterCheck => [Checked(view, context)],
            CommandState.Confirmed when record.Command is RawCall => [Banner(Tint.Good, t.AnsweredWith(Ended(view, context)), Typed.Words(record.Words ?? "{}"))],
            CommandState.Confirmed => [Confirmed(view, context)],
            CommandState.Rejected => [Rejected(view, context)],
            CommandState.Unknown => [Banner(Tint.Attention, t.UnknownSince(
                record.Kind, record.AnsweredAt is not null, Texts.Span(context.Now - (record.SentAt ?? record.RequestedAt))))],
            CommandState.Expired => [Banner(Tint.Warning, Expired(view, context))],
            CommandState.Withdrawn => [Banner(Tint.Warning, t.OvertakenBy(record.Words ?? "", Ended(view, context)))],
            CommandState.Accepted when record is { ReadOtherwise: true, Command: ChangeParameter change } => [Banner(
                Tint.Warning,
                t.ReadsOtherwise(t.ParameterName(change.Key), t.ParameterValue(change.Key, change.Value), t.ParameterValue(change.Key, record.Words)),
                AwaitsReboot(record, view.Port) ? t.TakesEffectLater : t.ReadsOtherwiseWhy)],
            CommandState.Accepted when record.Settled => [Banner(
                Tint.Warning,
                t.YesButNothing(record.Kind, Time(record.AnsweredAt, view, context)),
                AwaitsReboot(record, view.Port) ? t.TakesEffectLater : null)],
            _ => UnderWay(view, context),
        };
    }

    /// <summary>The device said that what it took comes into force with its next restart, and has not restarted since.</summary>
    public static bool AwaitsReboot(CommandRecord record, PortView port) => record is { NeedsReboot: true, AnsweredAt: { } answered }
        && !(port.Station.BootedAt > answered);

    private static Box Changed(ChangeParameter change, CommandView view, CardContext context)
    {
        var (t, record, name) = (context.Texts, view.Record, context.Texts.ParameterName(change.Key));
        var later = AwaitsReboot(record, view.Port);
        var sentence = change.WriteOnly ? t.SecretWasTaken(name, Ended(view, context))
            : change.Secret ? t.SecretIsSet(name, Ended(view, context))
            : t.ReadsNow(name, t.ParameterValue(change.Key, record.Words ?? change.Value), Ended(view, context));
        return Banner(later ? Tint.Warning : Tint.Good, sentence, later ? t.TakesEffectLater : null);
    }

    private static IEnumerable<Element> UnderWay(CommandView view, CardContext context)
    {
        var (t, record) = (context.Texts, view.Record);
        var deadline = record.Deadline is { } due ? t.Clock(due, context.Now, view.Port.Clock) : "";
        yield return new Text(record.State is CommandState.WaitingUntilIdle ? t.RestartWaits : t.Doing(record.Kind)) { Bold = true };
        yield return record.State switch
        {
            CommandState.WaitingUntilIdle => Banner(Tint.Warning, t.WaitsUntilIdle(deadline)),
            CommandState.Requested when !view.Port.Station.Online => Banner(Tint.Warning, t.IfItComesBack(deadline)),
            CommandState.Requested => Sub(t.OnItsWay),
            CommandState.Sent => Sub(t.NotAnsweredYet),
            _ => Sub($"{Texts.Sentence(t.WaitingFor(record.Kind))}."),
        };
    }

    private static Box Confirmed(CommandView view, CardContext context)
    {
        var (t, record) = (context.Texts, view.Record);
        var guessed = record.WeakEvidence is not null && record.Words == record.WeakEvidence;
        var stops = record.Kind is CommandKind.Stop || record is { Kind: CommandKind.ForceStop, Command: RemoteStop or ChangeAvailability };
        if (guessed && record.Command is Reset)
        {
            return Banner(Tint.Warning, t.BackWithoutBoot(Ended(view, context)));
        }

        if (stops && view.Session is { State: SessionState.Ended } ended)
        {
            return Banner(Tint.Good, string.Join(" · ", Whole(ended, view, context)));
        }

        var sentence = !stops ? t.Done(record.Kind, record.Command, Ended(view, context))
            : guessed && Enum.TryParse<PortStatus>(record.Words, out var status) ? t.StoppedAsSeen(Ended(view, context), t.Status(status))
            : $"{t.Stopped(Ended(view, context))}.";
        return view.Session switch
        {
            { State: SessionState.Running } session when stops => Banner(Tint.Warning, sentence, t.EnergyLater(t.Energy(session.Energy))),
            { State: SessionState.ClosedByUs } session => Banner(guessed ? Tint.Warning : Tint.Good, sentence, t.RecordClosed(t.Energy(session.Energy))),
            _ => Banner(guessed ? Tint.Warning : Tint.Good, sentence),
        };
    }

    private static Box Checked(CommandView view, CardContext context) => view.Record.Words == nameof(MeterCheckResult.Complies)
        ? Banner(Tint.Good, context.Texts.MeterComplies(Ended(view, context)))
        : Banner(Tint.Attention, context.Texts.MeterDoesNotComply(Ended(view, context)));

    /// <summary>'Stopped at 14:31:19 · 18.6 kWh · reason Remote'.</summary>
    private static IEnumerable<string> Whole(ChargingSession session, CommandView view, CardContext context)
    {
        var t = context.Texts;
        yield return t.Stopped(Time(session.EndedAt ?? view.Record.EndedAt, view, context));
        yield return t.Energy(session.Energy);
        if (session.StopReason is { } reason)
        {
            yield return t.Reason(reason);
        }
    }

    private static Box Rejected(CommandView view, CardContext context)
    {
        var (t, record) = (context.Texts, view.Record);
        var meaning = (record.Words is { } words ? t.Refusal(record.Kind, words) : null) ?? t.RefusalUnexplained(record.Kind);
        var sentence = t.RefusedAt(record.Kind, Time(record.AnsweredAt, view, context));
        var own = record.Words is { } said && said != nameof(OutcomeKind.Rejected) ? t.ChargerSays(Typed.Words(said)) : null;
        var text = new Text(meaning is null ? sentence : $"{sentence} {meaning}");
        return own is null
            ? new Box(Tint.Attention, text) { Near = true }
            : new Box(Tint.Attention, text, new Text(own) { Small = true, Near = true }) { Near = true };
    }

    private static string Expired(CommandView view, CardContext context)
    {
        var (t, record) = (context.Texts, view.Record);
        var waited = record is { Kind: CommandKind.SoftReboot, EndedAt: { } end } && end - record.RequestedAt >= CommandTimes.WaitUntilIdle;
        return waited ? t.ExpiredBusy(Ended(view, context)) : t.Expired(Ended(view, context));
    }

    private static string Ended(CommandView view, CardContext context) => Time(view.Record.EndedAt, view, context);

    private static string Time(DateTimeOffset? time, CommandView view, CardContext context) =>
        context.Texts.ClockToTheSecond(time ?? view.Record.RequestedAt, context.Now, view.Port.Clock);

    private static Box Banner(Tint tint, string sentence, string? more = null) => more is null
        ? new Box(tint, new Text(sentence)) { Near = true }
        : new Box(tint, new Text(sentence), new Text(more) { Small = true, Near = true }) { Near = true };

    private static Text Sub(string words) => new(words) { Touching = true };
}
