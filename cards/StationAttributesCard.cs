using System.Globalization;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.MasterData;

namespace ChargeBot.Cards;

/// <summary>The attributes of a station: pages of them, each to be opened with a tap by who may edit it; a link opens itself.</summary>
public static class StationAttributesCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(StationAttributesView view, CardContext context) => view switch
    {
        { Deleting: { } one } => Question(view, one, context),
        { Form: { } form } => Form(view, form, context),
        _ => List(view, context),
    };

    private static CardJson List(StationAttributesView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var page = Pages.Within(view.Page, view.Attributes.Count, StationAttributesView.InPage);
        var card = StationHead.At(StationTab.Attributes, context, port).Add(Done(t, view.Done));
        foreach (var one in view.Attributes.Skip(page * StationAttributesView.InPage).Take(StationAttributesView.InPage))
        {
            card.Add([.. Row(one, view, context)]);
        }

        var (edits, full) = (port.Grants.CanEditDetails, view.Attributes.Count >= StationAttributes.Most);
        return card
            .Add(
                view.Attributes.Count == 0 ? new Text(t.NoAttributes) : null,
                Pager.For(t, page, view.Attributes.Count, StationAttributesView.InPage, "attributes.show", port.PortData),
                edits && full ? new Text(t.AttributesFull) { Small = true, Subtle = true, Near = true } : null)
            .Buttons(edits && !full ? new Press(t.AddAttributeButton, "attributes.edit", port.PortData) : null)
            .Draw();
    }

    private static Box? Done(Texts t, AttributeDone done) => done switch
    {
        AttributeDone.Saved => Preflight.Notice(Tint.Good, t.SavedNote),
        AttributeDone.Deleted => Preflight.Notice(Tint.Good, t.Deleted),
        AttributeDone.Gone => Preflight.Notice(Tint.Warning, t.AttributeGone),
        _ => null,
    };

    /// <summary>Name and kind lead to the form; the value under them, or the page that it leads to, is as long as it is.</summary>
    private static IEnumerable<Element> Row(StationAttribute one, StationAttributesView view, CardContext context)
    {
        var t = context.Texts;
        var name = Typed.Bound(one.Key, StationAttributes.LongestKey);
        yield return new Columns(new Column(
            new Text(name) { Bold = true },
            new Text($"{t.AttributeType(one.Type)} · {t.ChangedAt(t.Clock(one.ChangedAt, context.Now, view.Port.Clock))}") { Small = true, Subtle = true, Touching = true })
        {
            Press = view.Port.Grants.CanEditDetails ? new Press(name, "attributes.edit", view.Port.PortData, ("attribute", one.Key)) { WithoutInputs = true } : null,
        })
        { Near = true };
        yield return one.Type is AttributeType.Link && Uri.TryCreate(one.Value, UriKind.Absolute, out var link)
            ? new ButtonRow(new Press(t.OpenLinkButton, "") { Opens = link }) { Touching = true }
            : new Text(Shown(t, one)) { Touching = true };
    }

    /// <summary>A value as the reader's language writes it.</summary>
    internal static string Shown(Texts t, StationAttribute one) => one.Type switch
    {
        AttributeType.Number when decimal.TryParse(one.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => t.Number(number),
        AttributeType.YesNo when bool.TryParse(one.Value, out var yes) => t.YesOrNo(yes),
        AttributeType.Date when DateOnly.TryParseExact(one.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => t.Day(day),
        _ => Typed.Bound(one.Value, StationAttributes.LongestValue),
    };

    private static CardJson Form(StationAttributesView view, AttributeFormView form, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var name = form.Key is { } key ? Typed.Bound(key, StationAttributes.LongestKey) : null;
        return StationHead.For(context, port)
            .Add(
                new Text(name is null ? t.AddAttributeTitle : t.EditAttributeTitle(name)) { Bold = true },
                Refused(t, form),
                form.Meanwhile is { } now ? new Box(Tint.Warning, new Text(t.ChangedMeanwhile), new Text(t.NowReads(t.AttributeValueTitle, Typed.Words(now))) { Small = true, Near = true }) { Near = true } : null,
                name is null ? new TextInput("attribute", t.AttributeNameTitle, StationAttributes.LongestKey) { Value = form.TypedKey.Length > 0 ? Typed.Bound(form.TypedKey, StationAttributes.LongestKey) : null } : null,
                new ChoiceInput("type", t.AttributeTypeTitle, Several: false, [.. Enum.GetValues<AttributeType>().Select(type => (t.AttributeType(type), type.ToString()))]) { Value = form.Type.ToString() },
                new TextInput("value", t.AttributeValueTitle, StationAttributes.LongestValue) { Value = form.TypedValue.Length > 0 ? Typed.Bound(form.TypedValue, StationAttributes.LongestValue) : null })
            .Buttons(
                new Press(form.Meanwhile is null ? t.SaveButton : t.SaveMineButton, "attributes.save", port.PortData) { Style = PressStyle.Positive },
                new Press(t.LeaveIt, "attributes.cancel", port.PortData) { WithoutInputs = true },
                form.Key is { } one ? new Press(t.DeleteButton, "attributes.delete", port.PortData, ("attribute", one)) { Style = PressStyle.Destructive, WithoutInputs = true } : null)
            .Draw();
    }

    private static Box? Refused(Texts t, AttributeFormView form) => form is { KeyProblem: StationFieldProblem.None, ValueProblem: StationFieldProblem.None } ? null : new Box(
        Tint.Attention,
        [
            new Text(t.NothingSaved),
            .. form.KeyProblem is StationFieldProblem.None ? Array.Empty<Element>() : [Why(t.AttributeNameTitle, t.Problem(form.KeyProblem, StationAttributes.LongestKey))],
            .. form.ValueProblem is StationFieldProblem.None ? Array.Empty<Element>() : [Why(t.AttributeValueTitle, t.Problem(form.ValueProblem, StationAttributes.LongestValue))],
        ])
    { Near = true };

    private static Text Why(string field, string problem) => new($"{field}: {problem}") { Small = true, Near = true };

    private static CardJson Question(StationAttributesView view, StationAttribute one, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        return StationHead.For(context, port)
            .Add(
                new Text(t.DeleteAttribute(Typed.Bound(one.Key, StationAttributes.LongestKey), Shown(t, one))) { Bold = true },
                new Text(t.DeleteAttributeNote))
            .Buttons(
                new Press(t.DeleteButton, "attributes.confirm", port.PortData) { Style = PressStyle.Destructive },
                new Press(t.LeaveIt, "attributes.cancel", port.PortData))
            .Draw();
    }
}
