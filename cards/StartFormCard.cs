using System.Globalization;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.CalibrationLaw;

namespace ChargeBot.Cards;

/// <summary>The form of a start: what the manual's window asks for, less the password, which is typed on a page of its own.</summary>
public static class StartFormCard
{
    /// <summary>The inputs.</summary>
    public const string EmaidInput = "emaid", MinutesInput = "minutes", NameInput = "name", ContactInput = "contact", DescriptionInput = "description", CodeInput = "code";

    /// <summary>Draws it.</summary>
    public static CardJson Draw(StartFormView view, CardContext context)
    {
        var (t, port, verb) = (context.Texts, view.Port, StartCard.VerbOf(view.Kind));
        var card = PortHead.For(context, port).Add(NotesBox.For(context, port, leads: false), Preflight.Offline(context, port));
        card.Add(new Text(t.KindOfStart(view.Kind)) { Bold = true }, new Text(t.WayOfStart(view.Kind)) { Small = true, Touching = true });
        card.Add(StartCard.Obstacle(context, port, view.Obstacle));
        if (StartCard.Blocks(view.Obstacle))
        {
            return card.Buttons(StartCard.Instead(t, port, view.Obstacle), new Press(t.BackButton, "port.show", port.PortData)).Draw();
        }

        if (view.Problem is not StartProblem.None)
        {
            var until = view.LockedUntil is { } end ? t.Clock(end, context.Now, port.Clock) : "";
            card.Add(Preflight.Notice(view.Problem is StartProblem.Locked ? Tint.Attention : Tint.Warning, t.Problem(view.Problem, until)));
        }

        if (view.Kind is ActivationKind.Contract && view.Billing is not BillingObstacles.None)
        {
            card.Add(Preflight.Notice(Tint.Warning, t.CannotBill(view.Billing)));
        }

        return card
            .Add([.. Inputs(view, t)])
            .Buttons(
                new Press(view.Kind is ActivationKind.Contract ? t.ToPasswordButton : t.StartChargingButton, $"{verb}.confirm", port.PortData) { Style = PressStyle.Positive },
                new Press(t.LeaveIt, $"{verb}.cancel", port.PortData) { WithoutInputs = true })
            .Draw();
    }

    private static IEnumerable<Element> Inputs(StartFormView view, Texts t)
    {
        switch (view.Kind)
        {
            case ActivationKind.Contract:
                yield return Line(EmaidInput, "EMAID", Emaid.MaxTyped);
                break;
            case ActivationKind.Goodwill:
                yield return Line(NameInput, t.CustomerNameLabel, Typed.PlaceLength);
                yield return Line(ContactInput, t.CustomerContactLabel, Typed.PlaceLength);
                yield return Line(EmaidInput, t.CustomerEmaidLabel, Emaid.MaxTyped);
                yield return Line(DescriptionInput, t.ShortDescriptionLabel, Typed.WordsLength);
                break;
            default:
                yield return Line(CodeInput, t.VoucherCodeLabel, VoucherCode.MaxTyped);
                yield break;
        }

        var usual = ActivationTimes.Usual.ToString(CultureInfo.InvariantCulture);
        yield return new NumberInput(MinutesInput, t.DurationLabel, ActivationTimes.Shortest, ActivationTimes.Longest, t.Problem(StartProblem.Duration, ""))
        {
            Value = view.Typed.GetValueOrDefault(MinutesInput, usual),
        };
        if (view.Kind is ActivationKind.Goodwill && view.AloneMinutes > 0)
        {
            yield return new Text(t.AloneUpTo(view.AloneMinutes)) { Small = true, Subtle = true, Touching = true };
        }

        TextInput Line(string id, string label, int most) => new(id, label, most) { Value = view.Typed.GetValueOrDefault(id) is { Length: > 0 } typed ? Typed.Bound(typed, most) : null };
    }
}
