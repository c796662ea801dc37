using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>
/// The parameters that a gateway of this type and firmware knows: one row each, to be opened with a tap. A port's own and
/// its charger's are two pages, so that a phone shows each in one or two screens.
/// </summary>
public static class ParametersCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(ParametersView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var card = PortHead.At(PortTab.Parameters, context, port);
        card.Add(new Columns(
            Page(t.PortNumber(port.Port.ConnectorId), "port", view.Scope is ParameterScope.Port, port),
            Page(t.WholeCharger, "charger", view.Scope is ParameterScope.Charger, port))
        { Near = true });
        card.Add(Preflight.Offline(context, port), Reading(view.Reading, port, context));
        if (view.Values.All(value => value.Value is null))
        {
            card.Add(Preflight.Notice(Tint.Warning, t.NothingRead));
        }

        foreach (var one in view.Listed)
        {
            card.Add(Row(one, view, context));
        }

        var open = view.Reading is { Settled: false };
        return card
            .Add(new Text(t.TimesAreChanges) { Small = true, Subtle = true })
            .Buttons(
                port.Grants.CanReadParameters && !open ? new Press(t.ReadParametersButton, "parameters.read", port.PortData) : null,
                new Press(t.HistoryButton, "parameters.history", port.PortData),
                PortHead.Refresh(t, port))
            .Draw();
    }

    /// <summary>'Charging station, 14 Nov, 12:03', in the manual's colours: green what the charger said, yellow what people entered.</summary>
    internal static (string Words, Tint Tint) Source(ParameterDefinition one, DeviceValue? value, PortView port, CardContext context)
    {
        var t = context.Texts;
        var (label, at, tint) = value switch
        {
            { FromDevice: true } => (t.FromCharger, one.Secret ? value.ReportedAt : value.ReportedChangedAt, Tint.Good),
            { Entered: not null } => (t.FromMasterData, value.EnteredAt, Tint.Warning),
            _ => (t.NotReadYet, null, Tint.Default),
        };
        return (at is { } time ? $"{label} · {t.Clock(time, context.Now, port.Clock)}" : label, tint);
    }

    private static Columns Row(ParameterDefinition one, ParametersView view, CardContext context)
    {
        var (t, value) = (context.Texts, view.Of(one));
        var name = t.Of(one.Name);
        var (source, tint) = Source(one, value, view.Port, context);
        var fixedByCharger = one.ReadOnly || value is { FromDevice: true, ReadOnly: true };
        var present = new Text(value?.Value is { } set ? t.ParameterValue(one, set) : "–") { Bold = true };
        var told = new Text(fixedByCharger ? $"{source} · {t.ReadOnly}" : source) { Small = true, Touching = true, Tint = tint, Subtle = tint is Tint.Default };
        // A set is too long to stand beside its name.
        var columns = one.Type is ParameterType.Set
            ? new Columns(new Column(new Text(name), present with { Touching = true }, told))
            : new Columns(new Column(new Text(name), told), new Column(present with { Align = Align.Right }) { Narrow = true });
        return columns with
        {
            Near = true,
            Press = new Press(name, "parameters.open", ("parameter", one.Key)),
        };
    }

    private static Column Page(string title, string scope, bool here, PortView port) => new(
        new Text(title) { Bold = here, Tint = here ? Tint.Accent : Tint.Default, Align = Align.Center })
    {
        Press = here ? null : new Press(title, "parameters.show", port.PortData, ("scope", scope)),
    };

    /// <summary>How far the reading is, or what became of it.</summary>
    internal static Box? Reading(CommandRecord? reading, PortView port, CardContext context)
    {
        if (reading is not { Kind: CommandKind.ReadConfiguration } record)
        {
            return null;
        }

        var t = context.Texts;
        var at = t.ClockToTheSecond(record.EndedAt ?? record.RequestedAt, context.Now, port.Clock);
        return record.State switch
        {
            CommandState.Confirmed => Preflight.Notice(Tint.Good, t.ParametersRead(at)),
            CommandState.Rejected => new Box(
                Tint.Attention,
                new Text(t.ParametersNotRead(at)),
                new Text(record.Words is { } words ? t.Refusal(record.Kind, words) ?? t.ChargerSays(Typed.Words(words)) : t.OldValues) { Small = true, Near = true })
            { Near = true },
            CommandState.Withdrawn => Preflight.Notice(Tint.Warning, t.OvertakenBy(record.Words ?? "", at)),
            CommandState.Expired => Preflight.Notice(Tint.Warning, t.Expired(at)),
            _ when record.Settled => Preflight.Notice(Tint.Warning, $"{t.ParametersSilent(at)} {t.OldValues}"),
            _ => Preflight.Notice(Tint.Accent, $"{t.ReadingParameters} {t.CardKeepsItself}"),
        };
    }
}
