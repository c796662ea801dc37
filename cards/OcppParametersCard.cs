using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>What an OCPP station is set to, as it transmitted it: one row each, to be opened with a tap; narrowed by a word, and in pages.</summary>
public static class OcppParametersCard
{
    /// <summary>Letters of a name and its value that a phone shows in one line; a longer value stands under its name.</summary>
    private const int SideBySide = 32;

    /// <summary>Rows on a page: with all of them at their longest the card stays light enough.</summary>
    public const int PageSize = 10;

    private const int LongestFilter = 60;

    /// <summary>Draws it.</summary>
    public static CardJson Draw(OcppParametersView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var found = view.All.Where(one => one.Matches(view.Filter)).ToList();
        var page = Pages.Within(view.Page, found.Count, PageSize);
        var card = PortHead.At(PortTab.Parameters, context, port)
            .Add(Preflight.Offline(context, port), ParametersCard.Reading(view.Reading, port, context));
        if (view.All.Count == 0)
        {
            card.Add(Preflight.Notice(Tint.Warning, t.NothingTransmitted));
        }
        else
        {
            card.Add(
                Preflight.Notice(Tint.Warning, t.MayDamage),
                new Columns(
                    new Column(new TextInput("filter", t.FilterLabel, LongestFilter) { Value = view.Filter is { } typed ? Typed.Bound(typed, LongestFilter) : null, Placeholder = t.FilterExample }),
                    new Column(new ButtonRow(new Press(t.FilterButton, "ocppparameters.filter", port.PortData))) { Narrow = true, Bottom = true })
                { Near = true },
                found.Count == 0 ? new Text(t.NothingMatches) : null);
        }

        foreach (var one in found.Skip(page * PageSize).Take(PageSize))
        {
            card.Add(Row(one, view, context));
        }

        return card
            .Add(Pager.For(t, page, found.Count, PageSize, "ocppparameters.page", port.PortData))
            .Add(found.Count > 0 ? new Text(t.TimesAreChanges) { Small = true, Subtle = true } : null)
            .Buttons(
                port.Grants.CanReadParameters && view.Reading is not { Settled: false }
                    ? new Press(t.ReadParametersButton, "ocppparameters.read", port.PortData) { WithoutInputs = true } : null,
                new Press(t.HistoryButton, "ocppparameters.history", port.PortData) { WithoutInputs = true },
                port.Grants.CanEditParameters ? new Press(t.AddParameterButton, "ocppparameters.add", port.PortData) { WithoutInputs = true } : null)
            .Draw();
    }

    private static Columns Row(OcppParameter one, OcppParametersView view, CardContext context)
    {
        var (t, name) = (context.Texts, Typed.Bound(one.Key, OcppKeys.LongestKey));
        var about = new List<string>(3);
        if (one.ChangedAt is { } changed)
        {
            about.Add(t.Clock(changed, context.Now, view.Port.Clock));
        }

        if (t.Access(one.Mutability) is { } access)
        {
            about.Add(access);
        }

        if (one.ConnectorId > 0)
        {
            about.Add(t.PortNumber(one.ConnectorId));
        }

        var value = t.OcppValue(one, Texts.ShortValue);
        Text[] named = [new Text(name) { Id = true }, new Text(about.Count > 0 ? string.Join(" · ", about) : " ") { Small = true, Touching = true, Subtle = true }];
        Column[] columns = name.Length + value.Length <= SideBySide
            ? [new Column([.. named]), new Column(new Text(value) { Bold = true, Align = Align.Right }) { Narrow = true }]
            : [new Column([.. named, new Text(value) { Bold = true, Touching = true }])];
        return new Columns(columns)
        {
            Near = true,
            Press = one.CanBeNamed ? new Press(name, "ocppparameters.open", ("parameter", one.Key)) { WithoutInputs = true } : null,
        };
    }
}
