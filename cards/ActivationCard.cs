using ChargeBot.Domain.Activations;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>A start from the wish to the end of its session, in the card that asked for it. It says what was seen, never more.</summary>
public static class ActivationCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(ActivationView view, CardContext context)
    {
        var (t, it, port) = (context.Texts, view.Activation, view.Port);
        var card = PortHead.For(context, port).Add(new Text(t.KindOfStart(it.Kind)) { Bold = true });
        card.Add([.. Banner(view, context)]);
        if (view.Start is { } start && it.State is not (ActivationState.Charging or ActivationState.Ended))
        {
            card.Add(CommandSteps.For(new CommandView(start, port, view.Session), context));
        }

        return card
            .Add(
                Facts(view, context),
                it.Kind is ActivationKind.Contract && view.Billing is not BillingObstacles.None ? Preflight.Notice(Tint.Warning, t.CannotBill(view.Billing)) : null,
                new Text(t.By(it.PersonName, null)) { Small = true, Subtle = true },
                view.Approval is { DecidedByName: { } who, State: Domain.Approvals.ApprovalState.Approved } ? new Text(t.ApprovedBy(who, view.Approval.Reason is { } why ? Typed.Words(why) : null)) { Small = true, Subtle = true, Touching = true } : null,
                it.State is ActivationState.Ended or ActivationState.NotStarted ? null : new Text(t.CardKeepsItself) { Small = true, Subtle = true, Touching = true })
            .Buttons([.. Buttons(view, t)])
            .Draw();
    }

    internal static IEnumerable<Element> Banner(ActivationView view, CardContext context)
    {
        var (t, it) = (context.Texts, view.Activation);
        switch (it.State)
        {
            case ActivationState.AwaitingPassword:
                yield return Notice(Tint.Accent, view.Page is null ? t.PageOver : t.TypePassword(Clock(view.PageUntil)));
                if (view.LockedUntil is { } until)
                {
                    yield return Notice(Tint.Attention, t.Problem(StartProblem.Locked, Clock(until)));
                }
                else if (view.WrongPasswords > 0)
                {
                    yield return Notice(Tint.Warning, t.WrongPasswords(view.WrongPasswords, Lockout.Most));
                }

                break;
            case ActivationState.AwaitingApproval:
                yield return Notice(Tint.Accent, t.AwaitsApproval(view.AwaitsWhom is { } whom ? Typed.Place(whom) : null, Clock(view.Approval?.ExpiresAt)), Reasons(t, it));
                break;
            case ActivationState.Starting:
                yield return new Text(t.Doing(CommandKind.RemoteStart)) { Bold = true };
                yield return view.Start switch
                {
                    { State: CommandState.Requested } when !view.Port.Station.Online => Notice(Tint.Warning, t.IfItComesBack(Clock(view.Start.Deadline))),
                    { State: CommandState.Accepted } => Notice(Tint.Accent, view.Port.Port.Status is PortStatus.Available ? t.AcceptedPlugIn : t.AcceptedWaits),
                    _ => new Text(view.Start is { State: CommandState.Sent } ? t.NotAnsweredYet : t.OnItsWay) { Touching = true },
                };
                break;
            case ActivationState.Overdue:
                yield return Notice(Tint.Warning, t.NotBegun(view.Start?.AnsweredAt is { } answered ? Clock(answered) : null), t.LikelyWhy(view.Port.Port.Status));
                break;
            case ActivationState.Begun:
                yield return Notice(Tint.Accent, t.BegunNoEnergy(Clock(it.BegunAt)), view.Port.Port.Status is PortStatus.Charging ? t.SaysCharging : t.NoEnergyYet(view.Port.Port.Status));
                break;
            case ActivationState.Charging:
                yield return Notice(Tint.Good, t.ChargingSince(Clock(it.BegunAt), view.Session is { } session ? t.Energy(session.Energy) : null, view.Session?.Power is { } power ? t.Power(power) : null));
                break;
            case ActivationState.Ended:
                yield return Notice(it.Overrun > Noticeable ? Tint.Warning : Tint.Good, t.SessionOver(
                    Clock(it.EndedAt), view.Session is { } over ? t.Energy(over.Energy) : null, view.Session?.StopReason is { } reason ? Typed.Id(reason) : null));
                break;
            default:
                yield return Notice(Tint.Attention, t.NotStarted(it.Failure, Clock(it.EndedAt)), NextStep(view, t));
                break;
        }

        if (it.Runs && it.EndsAt is { } end)
        {
            if (context.Now >= end)
            {
                yield return Notice(Tint.Attention, !view.Port.Station.Online ? t.OverAndOffline(Clock(end)) : t.OverAndStopping(Clock(end)), StopTrouble(view, t));
            }
            else if (it.Warned)
            {
                yield return Notice(Tint.Warning, t.EndsSoon(Clock(end)));
            }
        }

        if (it.Overrun is { } overrun && overrun > Noticeable)
        {
            yield return Notice(Tint.Warning, t.Overran(Texts.Span(overrun), Clock(it.EndsAt)));
        }

        string Clock(DateTimeOffset? at) => at is { } time ? t.ClockToTheSecond(time, context.Now, view.Port.Clock) : "";
    }

    /// <summary>What a stop takes by itself is no overrun.</summary>
    private static readonly TimeSpan Noticeable = TimeSpan.FromMinutes(1);

    private static string? StopTrouble(ActivationView view, Texts t) => view.Stop is { State: CommandState.Rejected or CommandState.Unknown or CommandState.Expired } ? t.StopDidNotDo : null;

    private static string NextStep(ActivationView view, Texts t) => view.Activation.Failure switch
    {
        StartFailure.Refused => view.Start?.Words is { } words && words != nameof(OutcomeKind.Rejected)
            ? $"{t.ChargerSays(Typed.Words(words))} {t.LikelyWhy(view.Port.Port.Status)}" : t.LikelyWhy(view.Port.Port.Status),
        StartFailure.NothingBegan or StartFailure.NoAnswer => t.LikelyWhy(view.Port.Port.Status),
        StartFailure.NotApproved when view.Approval?.Reason is { } reason => Typed.Words(reason),
        var failure => t.AfterFailure(failure),
    };

    private static Facts Facts(ActivationView view, CardContext context)
    {
        var (t, it) = (context.Texts, view.Activation);
        return new Facts(
            (t.CustomerTitle, it.Kind is ActivationKind.Goodwill && view.Customer is { } customer ? Typed.Words(customer) : null),
            ("EMAID", it.Emaid is { } emaid ? view.Own ? emaid : Shortened(emaid) : null),
            (t.WhyTitle, it.Problem is { } problem ? Typed.Words(problem) : null),
            (t.DurationTitle, it.Minutes is { } minutes ? t.UpTo(Texts.Lasting(minutes)) : t.WithoutEnd),
            (t.EndsTitle, it is { Runs: true, EndsAt: { } end } ? t.Clock(end, context.Now, view.Port.Clock) : null),
            (t.BillingTitle, t.BillingOf(it.Kind)),
            (t.NeedsYouTitle, it.NeedsApproval is not null && it.State is not ActivationState.AwaitingApproval ? Reasons(t, it) : null));
    }

    /// <summary>An EMAID for others than who typed it.</summary>
    internal static string Shortened(string emaid) => Emaid.Read(emaid, out var one) is EmaidProblem.None ? one.Shortened : "···";

    /// <summary>The limits that a goodwill goes beyond, in words.</summary>
    internal static string? Reasons(Texts t, Activation it) => it.NeedsApproval is { } lines
        ? Texts.Sentence(string.Join("; ", lines.Split('\n').Select(GoodwillReasons.Read).OfType<GoodwillReason>().Select(t.Reason))) : null;

    private static IEnumerable<Press?> Buttons(ActivationView view, Texts t)
    {
        var (it, port) = (view.Activation, view.Port);
        var back = new Press(t.BackButton, "port.show", port.PortData);
        var withdraw = view.Own ? new Press(t.Withdraw, "start.withdraw", port.PortData) : null;
        var again = new Press(t.TryAgain, $"{StartCard.VerbOf(it.Kind)}.ask", port.PortData);
        var stop = port.Grants.CanStop ? new Press(t.StopButton, "stop.ask", port.PortData) : null;
        var extend = it.Runs && view.MayAdd > 0 ? new Press(t.ExtendButton(view.MayAdd), "start.extend", port.PortData) : null;
        return it.State switch
        {
            ActivationState.AwaitingPassword => [view.Page is { } page ? new Press(t.TypePasswordButton, "") { Opens = page } : null,
                view.Page is null && view.Own ? new Press(t.NewPageButton, "contract.page", port.PortData) : null, withdraw, back],
            ActivationState.AwaitingApproval => [withdraw, back],
            ActivationState.Starting when view.Start is { State: CommandState.Requested } => [withdraw, back],
            ActivationState.Overdue => [new Press(t.RefreshButton, "port.refresh", port.PortData), back],
            ActivationState.Begun or ActivationState.Charging => it.Warned ? [extend, stop, back] : [stop, back, extend],
            ActivationState.NotStarted when it.Failure is StartFailure.Refused && port.Port.Status is PortStatus.Faulted && port.Grants.CanReboot =>
                [new Press(t.RebootButton, "reboot.ask", port.PortData), again, back],
            ActivationState.NotStarted => [again, back],
            _ => [back],
        };
    }

    private static Box Notice(Tint tint, string sentence, string? more = null) => string.IsNullOrEmpty(more)
        ? new Box(tint, new Text(sentence)) { Near = true }
        : new Box(tint, new Text(sentence), new Text(more) { Small = true, Near = true }) { Near = true };
}
