using ChargeBot.Domain.MasterData;

namespace ChargeBot.Cards;

/// <summary>
/// The form in which a station's master data are edited. Where something was refused, each field says why and holds what
/// was typed; where a colleague was quicker, their value stands above the form, and saving again decides.
/// </summary>
internal static class StationFormCard
{
    public static CardJson Draw(StationView view, StationFormView form, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        return StationHead.For(context, port)
            .Add(new Text(t.FormTitle(form.Form)) { Bold = true }, Refused(t, form), Meanwhile(t, form))
            .Add(new Text(t.EmptyClears) { Small = true, Subtle = true, Near = true })
            .Add([.. StationFields.Of(form.Form).Select(field => Input(t, field, form.Typed.GetValueOrDefault(field, "")))])
            .Buttons(
                new Press(form.Meanwhile.Count > 0 ? t.SaveMineButton : t.SaveButton, "station.save", port.PortData) { Style = PressStyle.Positive },
                new Press(t.LeaveIt, "station.cancel", port.PortData) { WithoutInputs = true })
            .Draw();
    }

    private static Box? Refused(Texts t, StationFormView form) => form.Problems.Count == 0 ? null : new Box(
        Tint.Attention,
        [new Text(t.NothingSaved), .. form.Problems.Select(one => new Text($"{t.Field(one.Key)}: {t.Problem(one.Value, StationFields.Longest(one.Key))}") { Small = true, Near = true })])
    { Near = true };

    private static Box? Meanwhile(Texts t, StationFormView form) => form.Meanwhile.Count == 0 ? null : new Box(
        Tint.Warning,
        [
            new Text(t.ChangedMeanwhile),
            .. form.Meanwhile.Select(one => new Text(t.NowReads(t.Field(one.Key), one.Value.Length > 0 ? Shown(t, one.Key, one.Value) : "–")) { Small = true, Near = true }),
        ])
    { Near = true };

    private static string Shown(Texts t, string field, string value) =>
        field == StationField.Access && Enum.TryParse<StationAccess>(value, out var access) ? t.Access(access) : Typed.Words(value);

    private static Element Input(Texts t, string field, string value) => field == StationField.Access
        ? new ChoiceInput(field, t.FieldLabel(field), Several: false,
            [.. Enum.GetValues<StationAccess>().Select(one => (t.Access(one), one.ToString())), (t.NotSaid, StationCard.NotSaid)])
        {
            Value = value.Length > 0 ? Typed.Id(value) : StationCard.NotSaid,
        }
        : new TextInput(field, t.FieldLabel(field), StationFields.Longest(field)) { Value = value.Length > 0 ? Typed.Bound(value, StationFields.Longest(field)) : null };
}
