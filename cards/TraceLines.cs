using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>A session from its authentication to its charge record, step by step: the first one that failed is where it broke.</summary>
internal static class TraceLines
{
    public static IEnumerable<Element> Of(SessionTrace trace, ChargingSession? session, ChargeRecord? record, SiteClock clock, CardContext context)
    {
        var (t, activation) = (context.Texts, trace.Activation);
        yield return new Text(t.TraceTitle) { Small = true, Subtle = true };
        foreach (var (done, words) in activation is null ? AtCharger() : FromAfar(activation))
        {
            yield return Line(done, words);
        }

        if (session is null)
        {
            yield break;
        }

        yield return Line(true, t.TraceBegan(Clock(session.StartReportedAt ?? session.StartedAt)));
        yield return Line(session.Flowed ? true : session.State is SessionState.Running ? null : false, session.Flowed ? t.TraceEnergy(t.Energy(session.Energy)) : t.TraceNoEnergy);
        if (session.EndedAt is { } ended)
        {
            yield return Line(session.State is SessionState.Ended, session.State is SessionState.Ended ? t.TraceEnded(Clock(ended)) : t.TraceClosedByUs(Clock(ended)));
            yield return Line(record is not null, record is null ? t.TraceNoRecord : t.TraceRecord(t.Calibration(record.Calibration)));
        }

        string Clock(DateTimeOffset at) => t.ClockToTheSecond(at, context.Now, clock);

        IEnumerable<(bool?, string)> AtCharger()
        {
            yield return trace.Authorization is { } asked
                ? (asked.Verdict is TagVerdict.Accepted, t.TraceAsked(Texts.Tag(asked.IdTag), Clock(asked.At), asked.Verdict))
                : (null, t.TraceNotAsked(session is null ? "" : Texts.Tag(session.IdTag)));
        }

        IEnumerable<(bool?, string)> FromAfar(Activation it)
        {
            var account = it.Kind switch
            {
                ActivationKind.Contract => ActivationCard.Shortened(it.Emaid ?? ""),
                ActivationKind.Voucher when trace.Voucher is { } voucher => Typed.Place(voucher.Batch),
                _ => it.Problem is { } problem ? Typed.Bound(Typed.Words(problem), 60) : "",
            };
            yield return (it.Failure is not StartFailure.NoPassword, t.TraceAuthenticated(t.KindOfStart(it.Kind), account, Typed.Place(it.PersonName), Clock(it.RequestedAt)));
            if (trace.Approval is { } approval)
            {
                yield return (approval.State is ApprovalState.Waiting ? null : approval.State is ApprovalState.Approved,
                    $"{t.State(approval.State)[2..]}{(approval.DecidedByName is { } who ? $": {Typed.Place(who)}" : "")}");
            }

            if (trace.Start is { } start)
            {
                yield return (start.State is CommandState.Confirmed or CommandState.Accepted ? true : start.Settled ? false : null, t.TraceStart(
                    Clock(start.RequestedAt), start.AnsweredAt is { } answered ? Clock(answered) : null, start.State is CommandState.Rejected, start.Words is { } words ? Typed.Id(words) : null));
            }

            if (it.State is ActivationState.NotStarted)
            {
                yield return (false, t.NotStarted(it.Failure, it.EndedAt is { } at ? Clock(at) : ""));
            }
        }
    }

    private static Text Line(bool? done, string words) => new($"{(done is null ? "…" : done.Value ? "✓" : "✗")} {words}")
    {
        Small = true,
        Near = true,
        Tint = done is false ? Tint.Attention : Tint.Default,
    };
}
