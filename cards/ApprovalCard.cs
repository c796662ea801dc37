using System.Globalization;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>Who looks at an approval.</summary>
public enum ApprovalReader
{
    /// <summary>Everyone in a shared conversation: whoever presses is asked for their role.</summary>
    Anyone,

    /// <summary>Someone who may decide.</summary>
    Decider,

    /// <summary>The one who asked.</summary>
    Asker,

    /// <summary>Someone who may only look.</summary>
    Onlooker,
}

/// <summary>What a second person has to approve.</summary>
/// <param name="Port">Its port, as it is now.</param>
/// <param name="Approval">The approval.</param>
/// <param name="Reader">Who looks.</param>
public sealed record ApprovalView(PortView Port, Approval Approval, ApprovalReader Reader)
{
    /// <summary>What it is about, and what became of it; null: a change.</summary>
    public ActivationView? Activation { get; init; }

    /// <summary>What became of the change.</summary>
    public CommandView? Change { get; init; }

    /// <summary>Whose turn it is, as colleagues know them.</summary>
    public string? AwaitsWhom { get; init; }

    /// <summary>kWh at most, by the port's power.</summary>
    public int MostEnergy { get; init; }

    /// <summary>What stands in the way of a start now.</summary>
    public StartObstacle Obstacle { get; init; }

    /// <summary>The face of who asks, as a data URI; null: none is known.</summary>
    public Uri? Face { get; init; }

    /// <summary>The channel's ids of those whose client asks for a view of their own.</summary>
    public IReadOnlyList<string> Views { get; init; } = [];
}

/// <summary>An approval: what is asked, by whom, why it needs somebody; after the decision, what the charger did.</summary>
public static class ApprovalCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(ApprovalView view, CardContext context)
    {
        var (t, it, port) = (context.Texts, view.Approval, view.Port);
        var goodwill = it.Kind is ApprovalKind.Goodwill;
        var card = PortHead.For(context, port).RefreshFor(view.Views, "approval.look").Add(
            new Columns([
                .. view.Face is { } face ? [new Column(new Face(face, Typed.Place(it.AskedByName))) { Narrow = true }] : Array.Empty<Column>(),
                new Column(
                    new Text(goodwill ? t.GoodwillApproval : it.Kind is ApprovalKind.RawCall ? t.RawCallTitle : t.ChangeApproval) { Bold = true },
                    new Text(t.AskedBy(Typed.Place(it.AskedByName), Clock(it.AskedAt), it.State is ApprovalState.Waiting ? Clock(it.ExpiresAt) : null)) { Small = true, Subtle = true, Touching = true }),
                new Column(new Text(t.State(it.State)) { Bold = true, Tint = Tinted(it.State), Align = Align.Right }) { Narrow = true }]));
        if (Decision(view, t) is { } decision)
        {
            card.Add(Preflight.Notice(it.State is ApprovalState.Approved ? Tint.Good : Tint.Warning, decision));
        }

        if (it.State is ApprovalState.Approved)
        {
            card.Add([.. view.Activation is { } activation ? ActivationCard.Banner(activation, context) : view.Change is { } change ? CommandBanner.For(change, context) : []]);
        }
        else if (it.State is ApprovalState.Waiting && view.Obstacle is not (StartObstacle.None or StartObstacle.NotPlugged))
        {
            card.Add(StartCard.Obstacle(context, port, view.Obstacle));
        }

        card.Add(Facts(view, context), it is { Kind: ApprovalKind.RawCall, State: ApprovalState.Waiting } ? new Facts([.. Preflight.Everyone(context, port)]) : null, Waiting(view, t));
        if (it.State is ApprovalState.Waiting && view.Reader is (ApprovalReader.Decider or ApprovalReader.Anyone))
        {
            Ask(card, view, t);
        }

        return card.Buttons(
            it.State is ApprovalState.Waiting && view.Reader is ApprovalReader.Asker ? new Press(t.Withdraw, "approval.withdraw", port.PortData) : null,
            new Press(t.ToPortButton, "port.show", port.PortData) { WithoutInputs = true }).Draw();

        string Clock(DateTimeOffset at) => t.Clock(at, context.Now, port.Clock);
    }

    private static void Ask(Card card, ApprovalView view, Texts t)
    {
        var (verb, port) = (view.Approval.Kind is ApprovalKind.Goodwill ? "goodwill" : "change", view.Port);
        if (view.Activation?.Activation.Minutes is { } minutes)
        {
            card.Add(new NumberInput("minutes", t.ShorterLabel, ActivationTimes.Shortest, minutes, t.Problem(StartProblem.Duration, "")) { Value = minutes.ToString(CultureInfo.InvariantCulture) });
        }

        card.Add(new TextInput("reason", t.ReasonToReject, Typed.WordsLength)).Buttons(
            new Press(t.ApproveButton, $"{verb}.approve", port.PortData) { Style = PressStyle.Positive },
            new Press(t.RejectButton, $"{verb}.reject", port.PortData) { Style = PressStyle.Destructive });
    }

    private static string? Decision(ApprovalView view, Texts t)
    {
        var (it, who) = (view.Approval, view.Approval.DecidedByName is { } name ? Typed.Place(name) : "");
        var why = it.Reason is { } reason ? Typed.Words(reason) : null;
        return it.State switch
        {
            ApprovalState.Approved => t.ApprovedBy(who, why),
            ApprovalState.Rejected => t.RejectedBy(who, why),
            ApprovalState.Withdrawn => t.WithdrawnBy(Typed.Place(it.AskedByName)),
            ApprovalState.Expired => t.NobodyDecided,
            _ => null,
        };
    }

    private static Text? Waiting(ApprovalView view, Texts t) => view.Approval.State is not ApprovalState.Waiting ? null
        : new Text(string.Join(" ", new[]
        {
            view.Reader is ApprovalReader.Asker ? t.SomeoneElseDecides : view.Reader is ApprovalReader.Onlooker ? t.OnlyTheyDecide : null,
            view.AwaitsWhom is { } whom ? t.TurnOf(Typed.Place(whom)) : null,
            view.Approval.Unreached.Length > 0 ? t.NotReached(Typed.Words(view.Approval.Unreached)) : null,
        }.OfType<string>()))
        { Small = true, Subtle = true };

    private static Facts Facts(ApprovalView view, CardContext context)
    {
        var (t, it) = (context.Texts, view.Activation?.Activation);
        if (it is null)
        {
            if (view.Approval.Command is RawCall raw)
            {
                return RawCallCard.Facts(t, raw);
            }

            var change = view.Approval.Command as ChangeParameter;
            return new Facts(
                (t.ParameterTitle, change is null ? null : t.ParameterName(change.Key)),
                (t.WantedTitle, change is null ? null : change.Secret ? t.SecretValue : t.ParameterValue(change.Key, change.Value)));
        }

        return new Facts(
            (t.CustomerTitle, view.Activation!.Customer is { } customer ? view.Reader is ApprovalReader.Anyone ? Veiled(customer) : Typed.Words(customer) : null),
            ("EMAID", it.Emaid is { } emaid ? view.Reader is ApprovalReader.Anyone ? ActivationCard.Shortened(emaid) : emaid : null),
            (t.WhyTitle, it.Problem is { } problem ? Typed.Words(problem) : null),
            (t.DurationTitle, it.Minutes is { } minutes ? t.AtMost(Texts.Lasting(minutes), view.MostEnergy) : t.WithoutEnd),
            (t.NeedsYou, ActivationCard.Reasons(t, it)));
    }

    /// <summary>A customer for a shared conversation: the first letter of the name, the end of the number.</summary>
    internal static string Veiled(string customer) => customer.Split(", ", 2) is [{ Length: > 0 } name, { Length: > 4 } contact]
        ? $"{Typed.Id(name[..1])}. ···, ··· {Typed.Id(contact[^4..])}" : "···";

    private static Tint Tinted(ApprovalState state) => state switch
    {
        ApprovalState.Waiting => Tint.Warning,
        ApprovalState.Approved => Tint.Good,
        _ => Tint.Attention,
    };
}
