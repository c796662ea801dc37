using System.Globalization;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>
/// One OCPP parameter: what it does, what it is now, and, for whom the role allows it, what it shall be; then, where care is
/// due, once more, and a dangerous one by its name. A secret is set on a page of its own and shown nowhere.
/// </summary>
public static class OcppParameterCard
{
    private const string Input = "value";

    /// <summary>Draws it.</summary>
    public static CardJson Draw(OcppParameterView view, CardContext context)
    {
        var card = PortHead.For(context, view.Port).Add(Preflight.Offline(context, view.Port));
        return (view.Proposed is { } proposed ? Ask(card, view, proposed, context) : Show(card, view, context)).Draw();
    }

    private static Card Show(Card card, OcppParameterView view, CardContext context)
    {
        var (t, one, port) = (context.Texts, view.Parameter, view.Port);
        card.Add(
            view.IsNew ? new Text(t.AddParameterTitle) { Bold = true, Large = true } : new Text(Name(one)) { Id = true, Bold = true, Large = true },
            new Text(view.IsNew ? t.AddParameterNote : one.Standard is { } standard ? t.Of(standard.Meaning) : t.NotInStandard) { Touching = true },
            view.IsNew ? null : Facts(view, context));
        var onPage = view.MayEdit && view.OnPage;
        if (!view.MayEdit)
        {
            card.Add(new Text(one.Mutability is Mutability.ReadOnly ? t.ReadOnlyNote : one.CanBeNamed || view.IsNew ? t.EditNotAllowed : t.NameCannotBeSent) { Small = true, Subtle = true });
        }
        else
        {
            card.Add([.. Notices(view, context)]);
            card.Add([.. onPage ? OnPage(view, t) : Inputs(view, t)]);
        }

        return card.Buttons(
            onPage && view.Page is { } page ? new Press(t.OpenPageButton, "") { Opens = page, Style = PressStyle.Positive } : null,
            onPage && view.Page is null ? new Press(t.SetOnPageButton, "ocppparameters.link", port.PortData) { Style = PressStyle.Positive } : null,
            view.MayEdit && !onPage ? new Press(t.SaveButton, "ocppparameters.save", port.PortData) { Style = PressStyle.Positive } : null,
            new Press(t.ParametersButton, "ocppparameters.filter", Listed(view)) { WithoutInputs = true },
            view.IsNew ? null : new Press(t.HistoryButton, "ocppparameters.history", port.PortData, ("parameter", one.Key)) { WithoutInputs = true });
    }

    private static IEnumerable<Element> Notices(OcppParameterView view, CardContext context)
    {
        var (t, one) = (context.Texts, view.Parameter);
        yield return Preflight.Notice(Tint.Warning, t.MayDamage);
        if (view.Meanwhile is { } meanwhile)
        {
            yield return Preflight.Notice(Tint.Attention, t.MeanwhileSet(meanwhile, t.ParameterValue(one.Key, meanwhile.Value), t.ClockToTheSecond(meanwhile.At, context.Now, view.Port.Clock)));
        }

        if (view.Unchanged)
        {
            yield return Preflight.Notice(Tint.Accent, t.AlreadySo);
        }

        if (view.Refused is not OcppProblem.None)
        {
            yield return Preflight.Notice(Tint.Attention, t.Problem(view.Refused));
        }
    }

    private static IEnumerable<Element> Inputs(OcppParameterView view, Texts t)
    {
        var one = view.Parameter;
        if (view.IsNew)
        {
            yield return new TextInput("parameter", t.KeyLabel, OcppKeys.LongestKey + 1) { Value = one.Key.Length > 0 ? Typed.Bound(one.Key, OcppKeys.LongestKey + 1) : null };
        }

        var value = view.Typed ?? one.Value;
        if (!view.IsNew && one.Standard?.Type is OcppType.Switch && (value is null || bool.TryParse(value, out _)))
        {
            yield return new ChoiceInput(Input, t.NewValue, Several: false, ("true", "true"), ("false", "false")) { Value = value?.ToLowerInvariant() };
        }
        else
        {
            yield return new TextInput(Input, one.Standard?.Unit is { } unit && !view.IsNew ? $"{t.NewValue} ({unit})" : t.NewValue, OcppKeys.LongestValue)
            {
                Value = value is { Length: > 0 and <= OcppKeys.LongestValue } ? Typed.Bound(value, OcppKeys.LongestValue) : null,
            };
        }
    }

    private static IEnumerable<Element> OnPage(OcppParameterView view, Texts t)
    {
        yield return new Text(view.Page is null ? t.SecretIsSetOnPage : t.PageOpensOnce) { Small = true };
        if (view is { Dangerous: true, Page: null })
        {
            yield return new Text(t.DangerousNote);
            if (view.Said is not null)
            {
                yield return Preflight.Notice(Tint.Attention, t.NameDoesNotMatch);
            }

            yield return NameInput(view, t);
        }
    }

    private static Card Ask(Card card, OcppParameterView view, string proposed, CardContext context)
    {
        var (t, one, port) = (context.Texts, view.Parameter, view.Port);
        card.Add(
            new Text(t.ChangeThis) { Bold = true },
            new Facts(
                (t.ParameterTitle, Name(one)),
                (t.OfTitle, Whose(view, t)),
                (t.NowTitle, one.Published ? t.OcppValue(one, Texts.LongValue) : t.NotPublished),
                (t.WantedTitle, proposed.Length == 0 ? t.EmptyValue : Typed.Bound(proposed, Texts.LongValue))),
            Preflight.Notice(Tint.Warning, t.MayDamage));
        foreach (var concern in view.Concerns)
        {
            card.Add(Preflight.Notice(Tint.Attention, t.Concern(concern, one)));
        }

        if (view.Dangerous)
        {
            card.Add(
                new Text(t.DangerousNote),
                view.Said is null ? null : Preflight.Notice(Tint.Attention, t.NameDoesNotMatch),
                NameInput(view, t));
        }

        return card.Buttons(
            new Press(t.ChangeButton, "ocppparameters.confirm", port.PortData) { Style = PressStyle.Destructive },
            new Press(t.LeaveIt, "ocppparameters.cancel", port.PortData) { WithoutInputs = true });
    }

    private static TextInput NameInput(OcppParameterView view, Texts t) => new("name", t.NameToConfirm(Name(view.Parameter)), OcppKeys.LongestKey)
    {
        Value = view.Said is { Length: > 0 } said ? Typed.Bound(said, OcppKeys.LongestKey) : null,
    };

    private static Facts Facts(OcppParameterView view, CardContext context)
    {
        var (t, one, clock) = (context.Texts, view.Parameter, view.Port.Clock);
        return new Facts(
            (t.NowTitle, one.Published ? t.OcppValue(one, Texts.LongValue) : t.NotPublished),
            (t.ChangedTitle, one.ChangedAt is { } changed ? t.Clock(changed, context.Now, clock) : null),
            (t.ReadTitle, one.ReportedAt is { } read ? t.Clock(read, context.Now, clock) : null),
            (t.RangeTitle, one.Standard is { } standard ? t.Range(standard) : null),
            (t.ComponentTitle, one.Component is null ? null : string.Join(" · ", new[] { one.Component, one.Instance, one.Variable }.OfType<string>().Select(Typed.Id))),
            (t.OfTitle, Whose(view, t)));
    }

    /// <summary>Back to the part of the list that it was opened from.</summary>
    private static (string, string) Listed(OcppParameterView view) => view.Port.PortData;

    private static string Name(OcppParameter one) => Typed.Bound(one.Key, OcppKeys.LongestKey + 1);

    private static string Whose(OcppParameterView view, Texts t) => view.Parameter.ConnectorId > 0 ? t.PortNumber(view.Parameter.ConnectorId)
        : view.Port.Snapshot.Ports.Count > 1
            ? t.WholeChargerWith(view.Port.Snapshot.Ports.Count.ToString(CultureInfo.InvariantCulture)) : t.WholeCharger;
}
