using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>
/// What a port is and is set to: each field with its source ('Charging station' in green, 'Master data' in yellow), the time of
/// its last change, and where the two differ both side by side. The form is in <see cref="ConfigurationFormCard"/>.
/// </summary>
public static class ConfigurationCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(ConfigurationView view, CardContext context) =>
        view.Question is { } change ? ConfigurationFormCard.Ask(view, change, context)
        : view.Form is { } form ? ConfigurationFormCard.Form(view, form, context)
        : Show(view, context);

    private static CardJson Show(ConfigurationView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var planned = port.Station.Stage is StationStage.Planned;
        var card = PortHead.At(PortTab.Configuration, context, port)
            .Add(
                view.Saved ? Preflight.Notice(Tint.Good, t.SavedNote) : null,
                planned ? new Text(t.PlannedNote) : Preflight.Offline(context, port),
                Reading(view, context))
            .Add([.. Obstacles(view.Obstacles, t)]);
        foreach (var field in view.Fields)
        {
            card.Add([.. Row(field, view, context)]);
        }

        return card
            .Add(
                view.Fields.Any(field => field is { Value: not null, FromDevice: false }) ? new Text(t.MasterDataNote) { Small = true, Subtle = true } : null,
                planned ? null : new Text(view.RetrievedAt is { } at
                    ? $"{t.Retrieved(t.Clock(at, context.Now, port.Clock), t.Ago(at, context.Now))} {t.TimesAreChanges}"
                    : t.NeverRetrieved)
                { Small = true, Subtle = true, Near = true })
            .Buttons(
                planned || view.Reading is { Settled: false } || !port.Grants.CanReadParameters ? null : new Press(t.RetrieveButton, "configuration.retrieve", port.PortData),
                port.Grants.CanEditDetails ? new Press(t.EditDetailsButton, "configuration.edit", port.PortData) : null,
                PortHead.Refresh(t, port))
            .Draw();
    }

    /// <summary>A field is opened with a tap: at the charger where it said it itself, else in the form.</summary>
    private static IEnumerable<Element> Row(ConfiguredField field, ConfigurationView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var name = t.Of(field.Field.Name);
        var value = field.Value is { } known ? t.FieldValue(field.Field, known, port.Station.Protocol) : "–";
        var isLong = field.Field.Type is FieldType.Set or FieldType.EvseId;
        Column[] columns = isLong
            ? [new Column(new Text(name), Source(field, port, context))]
            : [new Column(new Text(name), Source(field, port, context)), new Column(new Text(value) { Bold = true, Align = Align.Right }) { Narrow = true }];
        yield return new Columns(columns)
        {
            Near = true,
            Press = Opens(field, port, name),
        };
        if (isLong)
        {
            yield return new Text(value) { Bold = true, Touching = true };
        }

        if (field.Field.Type is FieldType.Method && CalibrationLawMethods.Read(port.Station.Protocol, field.Value) is { } method)
        {
            yield return new Text(t.MethodMeans(method)) { Small = true, Subtle = true, Touching = true };
        }

        if (field.Differs)
        {
            var entered = t.FieldValue(field.Field, field.Entered!, port.Station.Protocol);
            yield return new Text(t.DiffersNote(value, entered)) { Small = true, Tint = Tint.Attention, Touching = true };
            if (port.Grants.CanEditDetails && field.ForMasterData(port.Station.Protocol) is { } taken)
            {
                yield return new ButtonRow(new Press(
                    t.TakeOver(t.FieldValue(field.Field, taken, port.Station.Protocol)), "configuration.take", port.PortData, ("field", field.Field.Key)))
                { Touching = true };
            }
        }
    }

    private static Text Source(ConfiguredField field, PortView port, CardContext context)
    {
        var t = context.Texts;
        var (label, tint) = field.FromDevice ? (t.FromCharger, Tint.Good)
            : field.Value is null ? (Texts.Sentence(t.NotKnown), Tint.Default)
            : (field.Assumed ? $"{t.FromMasterData} · {t.ByDefault}" : t.FromMasterData, Tint.Warning);
        var words = field.ChangedAt is { } at ? $"{label} · {t.Clock(at, context.Now, port.Clock)}" : label;
        return new Text(words) { Small = true, Touching = true, Tint = tint, Subtle = tint is Tint.Default };
    }

    private static Press? Opens(ConfiguredField field, PortView port, string name) => field switch
    {
        { FromDevice: true, GivenBy: { } key } => PortHead.OpensParameter(port, name, key),
        _ => port.Grants.CanEditDetails ? new Press(name, "configuration.edit", port.PortData) : null,
    };

    /// <summary>The manual's warning; in yellow or red only where something is known to be wrong.</summary>
    internal static IEnumerable<Element> Obstacles(BillingObstacles obstacles, Texts t)
    {
        if (obstacles is BillingObstacles.None)
        {
            yield return new Text(t.BillingNote) { Small = true, Subtle = true };
        }
        else
        {
            yield return new Box(
                Tint.Warning,
                [.. Enum.GetValues<BillingObstacles>().Where(one => one is not BillingObstacles.None && obstacles.HasFlag(one)).Select(one => new Text(t.Obstacle(one)) { Touching = true }),
                new Text(t.BillingNote) { Small = true, Near = true }])
            { Near = true };
        }
    }

    /// <summary>How far the reading is, or what became of it.</summary>
    private static Box? Reading(ConfigurationView view, CardContext context)
    {
        if (view.Reading is not { Kind: CommandKind.ReadConfiguration } record)
        {
            return null;
        }

        var t = context.Texts;
        var at = t.ClockToTheSecond(record.EndedAt ?? record.RequestedAt, context.Now, view.Port.Clock);
        return record.State switch
        {
            CommandState.Confirmed => Preflight.Notice(Tint.Good, t.ConfigurationRead(at)),
            CommandState.Rejected => new Box(
                Tint.Attention,
                new Text(t.ParametersNotRead(at)),
                new Text(record.Words is { } words ? t.Refusal(record.Kind, words) ?? t.ChargerSays(Typed.Words(words)) : t.OldValues) { Small = true, Near = true })
            { Near = true },
            CommandState.Withdrawn => Preflight.Notice(Tint.Warning, t.OvertakenBy(record.Words ?? "", at)),
            CommandState.Expired => Preflight.Notice(Tint.Warning, t.Expired(at)),
            _ when record.Settled => Preflight.Notice(Tint.Warning, $"{t.ParametersSilent(at)} {t.OldValues}"),
            _ => Preflight.Notice(Tint.Accent, $"{t.RetrievingConfiguration} {t.CardKeepsItself}"),
        };
    }
}
