using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>
/// The head of every card of a station: its id, name and place under it, how many ports are in which status, and whether it
/// is there; on what is looked at, its ports to change to and the tabs, in two rows that fit on a phone.
/// </summary>
internal static class StationHead
{
    private const int TabsInRow = 4;

    public static Card For(CardContext context, PortView view)
    {
        var card = new Card(context);
        card.Add(Head(context, view));
        return card;
    }

    /// <summary>A card at one of a station's tabs.</summary>
    public static Card At(StationTab tab, CardContext context, PortView view)
    {
        var card = For(context, view);
        PortHead.AddChips(card, context, view, here: null);
        foreach (var row in Tabs(view).Chunk(TabsInRow))
        {
            card.Add(new Columns([.. row.Select(one => Tab(context.Texts, one, one == tab, view))]) { Near = true, Ruled = row[0] is StationTab.Info });
        }

        return card;
    }

    /// <summary>The verb that shows a tab.</summary>
    public static string VerbOf(StationTab tab) => tab switch
    {
        StationTab.Address => "station.address",
        StationTab.Map => "station.map",
        StationTab.Access => "station.access",
        StationTab.Assignments => "station.assignments",
        StationTab.Device => "station.device",
        StationTab.Attributes => "attributes.show",
        StationTab.Communication => "station.communication",
        _ => "station.show",
    };

    /// <summary>The tabs that the person's role leaves.</summary>
    private static IEnumerable<StationTab> Tabs(PortView view) => Enum.GetValues<StationTab>()
        .Where(tab => tab < StationTab.Device || view.Grants.CanSeeConfiguration);

    private static Column Tab(Texts t, StationTab tab, bool here, PortView view)
    {
        var title = t.StationTab(tab, view.Station.Protocol);
        return new(new Text(title) { Small = true, Bold = here, Underlined = here, Tint = here ? Tint.Accent : Tint.Default, Align = Align.Center })
        {
            Press = here ? null : new Press(title, VerbOf(tab), view.PortData) { WithoutInputs = true },
        };
    }

    private static Box Head(CardContext context, PortView view)
    {
        var station = view.Station;
        var place = string.Join(" · ", new[] { Typed.Place(station.Name), Typed.Place($"{station.Street} {station.City}") }.Where(part => part.Length > 0));
        var left = new List<Element> { new Text(Typed.Id(station.Id)) { Id = true, Bold = true, Large = true } };
        if (place.Length > 0)
        {
            left.Add(Small(place));
        }

        if (station.Stage is not StationStage.Planned)
        {
            left.Add(Small(Counts(context.Texts, view.Snapshot)));
        }

        return new Box(Tint.Default, new Columns(new Column([.. left]), new Column([.. State(context, view)]) { Narrow = true })) { Bleed = true };
    }

    /// <summary>'Charging 1, Available 3', in the order in which statuses matter.</summary>
    private static string Counts(Texts t, StationSnapshot snapshot) => string.Join(", ", snapshot.Ports
        .GroupBy(port => port.Port.Status).OrderByDescending(same => same.Key).Select(same => $"{t.Status(same.Key)} {same.Count()}"));

    private static IEnumerable<Text> State(CardContext context, PortView view)
    {
        var (t, station) = (context.Texts, view.Station);
        if (station.Stage is StationStage.Planned)
        {
            yield return Word($"○ {t.Planned}", Tint.Default);
        }
        else if (!station.Online)
        {
            yield return Word($"○ {t.Offline}", Tint.Attention);
            yield return Age(station.OnlineChangedAt is { } gone ? t.OfflineSince(t.Clock(gone, context.Now, view.Clock)) : t.NeverConnected);
        }
        else
        {
            yield return Word("● Online", Silence.Of(online: true, station.LastMessageAt, context.Now) ? Tint.Warning : Tint.Good);
            yield return Age(station.LastMessageAt is { } heard ? t.Seen(t.Ago(heard, context.Now)) : t.NeverHeard);
        }
    }

    private static Text Word(string word, Tint tint) => new(word) { Bold = true, Tint = tint, Align = Align.Right };

    private static Text Age(string age) => new(age) { Small = true, Subtle = true, Touching = true, Align = Align.Right };

    private static Text Small(string words) => new(words) { Small = true, Subtle = true, Touching = true };
}
