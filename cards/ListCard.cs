using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>The infrastructure by status: how many ports of each group, and a page of those that fit. Every chip filters, and frees again.</summary>
public static class ListCard
{
    private const string All = "all";

    /// <summary>Draws it.</summary>
    public static CardJson Draw(ListView view, CardContext context)
    {
        var (t, page, filter) = (context.Texts, view.Page, view.Filter);
        var card = new Card(context).Add(
            new Box(
                Tint.Default,
                new Text(t.ListTitle) { Bold = true, Large = true },
                new Text(t.ListSize(page.Total, page.Page + 1, page.Pages)) { Small = true, Subtle = true, Touching = true })
            { Bleed = true },
            Groups(t, view, InfrastructureGroup.Available, InfrastructureGroup.Occupied, InfrastructureGroup.NotAvailable),
            Groups(t, view, InfrastructureGroup.Inoperative, InfrastructureGroup.Silent, InfrastructureGroup.Planned),
            new Columns(
                Kind(Texts.Mode(ChargingMode.Ac), "mode", nameof(ChargingMode.Ac), filter.Mode is ChargingMode.Ac),
                Kind(Texts.Mode(ChargingMode.Dc), "mode", nameof(ChargingMode.Dc), filter.Mode is ChargingMode.Dc),
                Kind("OCPP", "protocol", "ocpp", filter.Lg2Wan is false),
                Kind("LG2WAN", "protocol", "lg2wan", filter.Lg2Wan is true)));
        if (filter.Site is { } site)
        {
            var name = t.Site(Typed.Place(site));
            card.Add(new Columns(
                new Column(new Text(name) { Small = true, Bold = true }),
                new Column(new Text(t.AnySite) { Small = true, Tint = Tint.Accent, Align = Align.Right }) { Narrow = true, Press = new Press(t.AnySite, "list.show", ("site", All)) })
            { Near = true });
        }

        foreach (var port in page.Rows)
        {
            card.Add(PortLines.Line(context, port, view.Tickets.GetValueOrDefault(port.Entry.PortId)));
        }

        return card
            .Add(page.Rows.Count == 0 ? new Text(t.NothingFits) : null)
            .Buttons(
                page.Page + 1 < page.Pages ? new Press(t.NextPage, "list.show", ("page", $"{page.Page + 1}")) : null,
                page.Page > 0 ? new Press(t.PageBefore, "list.show", ("page", $"{page.Page - 1}")) : null,
                new Press(t.ListAgain, "list.show", ("page", $"{page.Page}")))
            .Draw();
    }

    private static Columns Groups(Texts t, ListView view, params InfrastructureGroup[] groups) => new([.. groups.Select(group =>
    {
        var chosen = view.Filter.Group == group;
        return new Column(
            new Text(t.Count(view.Page.Counts[group])) { Bold = true, Tint = chosen ? Tint.Accent : Tint.Default, Align = Align.Center },
            new Text(t.Group(group)) { Small = true, Bold = chosen, Underlined = chosen, Touching = true, Tint = chosen ? Tint.Accent : Tint.Default, Align = Align.Center })
        {
            Press = new Press(chosen ? t.AllGroups : t.Group(group), "list.show", ("group", chosen ? All : $"{group}")),
        };
    })])
    { Near = true };

    private static Column Kind(string title, string key, string value, bool chosen) => new(
        new Text(title) { Small = true, Bold = chosen, Underlined = chosen, Tint = chosen ? Tint.Accent : Tint.Default, Align = Align.Center })
    {
        Press = new Press(title, "list.show", (key, chosen ? All : value)),
    };
}
