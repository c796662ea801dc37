using System.Globalization;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>One parameter: what it does, what it is now, and, for whom the role allows it, what it shall be; then, where care is due, once more.</summary>
public static class ParameterCard
{
    private const string Input = "value";

    /// <summary>Draws it.</summary>
    public static CardJson Draw(ParameterView view, CardContext context)
    {
        var card = PortHead.For(context, view.Port).Add(Preflight.Offline(context, view.Port));
        return (view.Proposed is { } proposed ? Ask(card, view, proposed, context) : Show(card, view, context)).Draw();
    }

    private static Card Show(Card card, ParameterView view, CardContext context)
    {
        var (t, one) = (context.Texts, view.Definition);
        card.Add(
            new Text(t.Of(one.Name)) { Bold = true, Large = true },
            new Text(t.Of(one.Meaning)) { Touching = true },
            Facts(view, context));
        if (view.MayEdit)
        {
            card.Add(
                one.Warning is { } warning ? Preflight.Notice(Tint.Warning, t.Of(warning)) : null,
                view.Meanwhile is { } meanwhile ? Preflight.Notice(Tint.Attention, t.MeanwhileSet(
                    meanwhile, meanwhile.Value is { } set ? t.ParameterValue(one, set) : "–", t.ClockToTheSecond(meanwhile.At, context.Now, view.Port.Clock))) : null,
                view.Unchanged ? Preflight.Notice(Tint.Accent, t.AlreadySo) : null,
                view.Problem is ParameterProblem.None ? null : Preflight.Notice(Tint.Attention, t.Problem(view.Problem, one)),
                InputOf(view, t));
        }
        else
        {
            card.Add([.. one.Choices.Select(option => new Text($"{t.Of(option.Name)}: {t.Of(option.Meaning)}") { Small = true, Near = true })]);
            card.Add(new Text(WhyNot(view, t)) { Small = true, Subtle = true });
        }

        var maySee = one.Secret && view.Port.Grants.CanSeePuk;
        if (maySee && view.Page is not null)
        {
            card.Add(Preflight.Notice(Tint.Warning, t.PageOpensOnce));
        }

        return card.Buttons(
            maySee && view.Page is { } page ? new Press(t.OpenPageButton, "") { Opens = page, Style = PressStyle.Positive } : null,
            maySee && view.Page is null ? new Press(t.MakeLinkButton, "puk.link", view.Port.PortData) { Style = PressStyle.Positive } : null,
            view.MayEdit ? new Press(t.SaveButton, "parameters.save", view.Port.PortData) { Style = PressStyle.Positive } : null,
            new Press(t.ParametersButton, "parameters.show", view.Port.PortData, Scope(one)) { WithoutInputs = true },
            new Press(t.HistoryButton, "parameters.history", view.Port.PortData, ("parameter", one.Key)) { WithoutInputs = true });
    }

    private static Card Ask(Card card, ParameterView view, string proposed, CardContext context)
    {
        var (t, one) = (context.Texts, view.Definition);
        card.Add(
            new Text(t.ChangeThis) { Bold = true },
            new Facts(
                (t.ParameterTitle, t.Of(one.Name)),
                (t.OfTitle, Whose(view, t)),
                (t.NowTitle, view.Present?.Value is { } now ? t.ParameterValue(one, now) : t.NotReadYet),
                (t.WantedTitle, t.ParameterValue(one, proposed))),
            one.Warning is { } warning ? Preflight.Notice(Tint.Warning, t.Of(warning)) : null);
        if (one.Choices.FirstOrDefault(option => one.Type is ParameterType.Choice && option.Word == proposed) is { } chosen)
        {
            card.Add(new Text($"{t.Of(chosen.Name)}: {t.Of(chosen.Meaning)}") { Small = true, Near = true });
        }

        foreach (var concern in ParameterConcerns.Of(one, proposed, ParameterView.ConnectorOf(one, view.Port.Port), view.Values))
        {
            card.Add(Preflight.Notice(Tint.Attention, t.Concern(concern)));
        }

        return card.Buttons(
            new Press(t.ChangeButton, "parameters.confirm", view.Port.PortData) { Style = PressStyle.Destructive },
            new Press(t.LeaveIt, "parameters.cancel", view.Port.PortData) { WithoutInputs = true });
    }

    private static Facts Facts(ParameterView view, CardContext context)
    {
        var (t, one, present) = (context.Texts, view.Definition, view.Present);
        var (source, _) = ParametersCard.Source(one, present, view.Port, context);
        return new Facts(
            (t.NowTitle, present?.Value is { } value ? t.ParameterValue(one, value) : "–"),
            (t.SourceTitle, source),
            (t.FromMasterData, present is { Differs: true, Entered: { } entered } && !one.Secret ? t.ParameterValue(one, entered) : null),
            (t.RangeTitle, one is { Type: ParameterType.Number, ReadOnly: false } ? t.Range(one) : null),
            (t.OfTitle, Whose(view, t)));
    }

    private static Element InputOf(ParameterView view, Texts t)
    {
        var (one, value) = (view.Definition, view.Typed ?? view.Present?.Value);
        return one.Type switch
        {
            ParameterType.Switch => new ToggleInput(Input, t.Of(one.Name), value == "true"),
            ParameterType.Number => new NumberInput(Input, one.Unit is null ? t.NewValue : $"{t.NewValue} ({one.Unit})", one.Min, one.Max, t.Problem(ParameterProblem.OutOfRange, one)) { Value = value },
            ParameterType.Choice or ParameterType.Set => new ChoiceInput(
                Input, t.NewValue, one.Type is ParameterType.Set, [.. one.Choices.Select(option => ($"{t.Of(option.Name)}: {t.Of(option.Meaning)}", option.Word))])
            { Value = value },
            _ => new TextInput(Input, t.NewValue, 45) { Value = value is null ? null : Typed.Id(value), Placeholder = t.Example(one.Type) },
        };
    }

    private static string WhyNot(ParameterView view, Texts t) => view.Definition switch
    {
        { Secret: true } => t.SecretIsNotShown,
        { ReadOnly: true } => t.ReadOnlyNote,
        _ => view.Present is { FromDevice: true, ReadOnly: true } ? t.ReadOnlyNote : t.EditNotAllowed,
    };

    private static string Whose(ParameterView view, Texts t) => view.Definition.Scope is ParameterScope.Port
        ? t.PortNumber(view.Port.Port.ConnectorId)
        : view.Port.Snapshot.Ports.Count > 1
            ? t.WholeChargerWith(view.Port.Snapshot.Ports.Count.ToString(CultureInfo.InvariantCulture)) : t.WholeCharger;

    private static (string, string) Scope(ParameterDefinition one) => ("scope", one.Scope is ParameterScope.Charger ? "charger" : "port");
}
