using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>The form with which master data of the Configuration tab are edited, and the question before a port is published under another id.</summary>
internal static class ConfigurationFormCard
{
    public static CardJson Form(ConfigurationView view, ConfigurationForm form, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var inputs = view.Fields.Where(field => !field.FromDevice).ToList();
        var atCharger = view.Fields.Where(field => field.FromDevice).ToList();
        var card = PortHead.For(context, port)
            .Add(
                new Text(t.EditDetailsTitle) { Bold = true },
                form.TooMuch ? Preflight.Notice(Tint.Attention, t.FormTooMuch) : null)
            .Add([.. Problems(view, form, context)])
            .Add(new Text(inputs.Count > 0 ? t.EditConfigurationNote : t.NothingToEdit) { Small = true, Subtle = true, Near = true })
            .Add([.. inputs.Select(field => InputOf(field, form, port, t))]);
        if (atCharger.Count > 0)
        {
            card.Add(new Text(t.ChangedAtCharger) { Small = true, Subtle = true });
            card.Add([.. atCharger.Select(field => new Columns(
                new Column(new Text(t.Of(field.Field.Name)) { Small = true }),
                new Column(new Text(t.FieldValue(field.Field, field.Value!, port.Station.Protocol)) { Small = true, Bold = true, Align = Align.Right }))
            {
                Near = true,
                Press = field.GivenBy is { } key ? PortHead.OpensParameter(port, t.Of(field.Field.Name), key) : null,
            })]);
        }

        return card.Buttons(
            inputs.Count > 0 ? new Press(t.SaveButton, "configuration.save", port.PortData) { Style = PressStyle.Positive } : null,
            new Press(t.LeaveIt, "configuration.cancel", port.PortData) { WithoutInputs = true }).Draw();
    }

    public static CardJson Ask(ConfigurationView view, EvseIdChange change, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        return PortHead.For(context, port)
            .Add(
                new Text(change.To is null ? t.EvseIdTakeAway : t.EvseIdChange) { Bold = true },
                new Facts(
                    (t.NowTitle, change.From is { } from ? Typed.Id(from) : t.NoEvseId),
                    (t.WantedTitle, change.To is { } to ? Typed.Id(to) : t.NoEvseId)),
                Preflight.Notice(Tint.Warning, t.EvseIdNote),
                change.Others.Count > 0 ? new Text(t.SavedTogether(t.List([.. change.Others.Select(key => t.Of(ConfigurationFields.Find(key)!.Name))]))) { Small = true, Near = true } : null)
            .Buttons(
                new Press(t.ChangeButton, "configuration.confirm", port.PortData) { Style = PressStyle.Destructive },
                new Press(t.LeaveIt, "configuration.cancel", port.PortData) { WithoutInputs = true })
            .Draw();
    }

    private static IEnumerable<Element> Problems(ConfigurationView view, ConfigurationForm form, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        if (form.Wrong.Count > 0)
        {
            yield return new Box(
                Tint.Attention,
                [new Text(t.NothingSavedYet), .. form.Wrong.Select(one => new Text($"{NameOf(one.Key, t)}: {t.Problem(one.Value, ConfigurationFields.Find(one.Key)!)}") { Near = true })])
            { Near = true };
        }

        if (form.Overtaken.Count > 0)
        {
            yield return new Box(
                Tint.Warning,
                [new Text(t.OvertakenByColleague), .. form.Overtaken.Select(one => new Text(t.OvertakenField(
                    NameOf(one.Key, t), Said(one.Key, view.Find(one.Key)?.Entered), Said(one.Key, one.Value.Length > 0 ? one.Value : null))) { Near = true })])
            { Near = true };
        }

        string Said(string key, string? value) => value is null ? t.NotKnown : t.FieldValue(ConfigurationFields.Find(key)!, value, port.Station.Protocol);
    }

    private static Element InputOf(ConfiguredField field, ConfigurationForm form, PortView port, Texts t)
    {
        var (one, protocol) = (field.Field, port.Station.Protocol);
        var value = form.Typed.GetValueOrDefault(one.Key) ?? field.Entered;
        var label = t.FieldLabel(one);
        return one.Type switch
        {
            FieldType.Method => new ChoiceInput(one.Key, label, Several: false,
                [.. CalibrationLawMethods.Of(protocol).Select(method => ($"{t.Method(method)}: {t.MethodMeans(method)}", method.ToString()))])
            { Value = CalibrationLawMethods.Read(protocol, value) is { } chosen ? chosen.ToString() : null },
            FieldType.Switch => new ChoiceInput(one.Key, label, Several: false, (Texts.Sentence(t.OnOff(true)), "true"), (Texts.Sentence(t.OnOff(false)), "false")) { Value = value is "true" or "false" ? value : null },
            FieldType.Set => new ChoiceInput(one.Key, label, Several: true, [.. ConfigurationFields.TypesOf(protocol).Select(word => (t.AuthenticationType(word), word))])
            {
                Value = value is null ? null : string.Join(",", ConfigurationFields.TypesOf(protocol).Intersect(value.Split(',', StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase)),
            },
            _ => new TextInput(one.Key, label, ConfigurationInput.Longest)
            {
                Placeholder = one.Type is FieldType.EvseId ? "DE*ABC*E1234*1" : null,
                Value = form.Typed.GetValueOrDefault(one.Key) is { } typed ? Typed.Bound(typed, ConfigurationInput.Longest)
                    : field.Entered is { } entered ? t.FieldInput(one, entered) : null,
            },
        };
    }

    private static string NameOf(string key, Texts t) => t.Of(ConfigurationFields.Find(key)!.Name);
}
