namespace ChargeBot.Cards;

/// <summary>What a search found: the station with its ports to choose from, or what may have been meant and why.</summary>
public static class SearchCard
{
    private const int MaxPorts = 12;
    private const int NoteLength = 120;

    /// <summary>Draws it.</summary>
    public static CardJson Draw(SearchView view, CardContext context)
    {
        var card = new Card(context);
        return (view switch
        {
            { Exact: { } station } => Exact(card, station, context),
            { Candidates.Count: > 0 } => Candidates(card, view, context),
            _ => Nothing(card, view, context),
        }).Draw();
    }

    private static Card Exact(Card card, FoundStation station, CardContext context)
    {
        var t = context.Texts;
        card.Add(
            new Box(Tint.Default, Title(station), Beneath(Joined(Typed.Place(station.Place), station.Planned ? t.Planned : ""))) { Bleed = true },
            Row(t.WholeStation, null, null, station.Ports[0].PortId, "station.show"),
            new Text(t.WhichPort) { Bold = true });
        foreach (var port in station.Ports.Take(MaxPorts))
        {
            card.Add(Row(Typed.Id(port.PortId), port.Status is { } status ? new Text($"● {t.Status(status)}")
            {
                Small = true,
                Bold = true,
                Tint = PortHead.Tinted(status),
                Align = Align.Right,
            } : null, null, port.PortId));
        }

        return card.Add(station.Ports.Count > MaxPorts
            ? new Text(t.MorePorts(station.Ports.Count - MaxPorts)) { Small = true, Subtle = true }
            : null);
    }

    private static Card Candidates(Card card, SearchView view, CardContext context)
    {
        var t = context.Texts;
        var typed = Typed.Id(view.Query);
        var guessed = view.Candidates.All(candidate => candidate.By is FoundBy.NearMiss or FoundBy.NearPlace);
        card.Add(new Text(guessed ? t.NotExactly(typed) : t.SearchTitle(typed)) { Bold = true });
        var shown = 0;
        foreach (var candidate in view.Candidates.Take(SearchView.MaxRows))
        {
            var station = candidate.Station;
            var port = candidate.Port ?? station.Ports[0];
            var name = candidate.Port is null ? Typed.Id(station.StationId) : Typed.Id(port.PortId);
            var beneath = candidate.Port is null
                ? Joined(t.Ports(station.Ports.Count), Typed.Place(station.Place), station.Planned ? t.Planned : "")
                : Joined(Typed.Id(station.StationId), Typed.Place(station.Place), station.Planned ? t.Planned : "");
            card.Add(Row(name, new Text(t.FoundBecause(candidate.By)) { Small = true, Subtle = true, Align = Align.Right }, beneath, port.PortId));
            card.Add(candidate.Matched is { } matched ? Beneath(candidate.By is FoundBy.Note ? t.NoteSays(Typed.Bound(matched, NoteLength)) : Typed.Id(matched)) : null);
            shown++;
        }

        return card.Add(view.Total > shown ? new Text(t.MoreFound(view.Total - shown)) { Small = true, Subtle = true } : null);
    }

    private static Card Nothing(Card card, SearchView view, CardContext context) => card.Add(
        new Text(context.Texts.NothingFound(Typed.Id(view.Query))) { Bold = true },
        new Text(context.Texts.NothingFoundHint));

    private static Box Row(string name, Text? right, string? beneath, string portId, string verb = "port.show")
    {
        var title = new Text(name) { Id = true, Bold = true, Tint = Tint.Accent };
        var left = string.IsNullOrEmpty(beneath) ? new Column(title) : new Column(title, Beneath(beneath));
        return new Box(null, new Columns([left, .. right is null ? [] : new[] { new Column(right) { Narrow = true } }]))
        {
            Near = true,
            Press = new Press(name, verb, ("port", portId)),
        };
    }

    private static Text Title(FoundStation station) => new(Typed.Id(station.StationId)) { Id = true, Bold = true, Large = true };

    private static Text Beneath(string words) => new(words) { Small = true, Subtle = true, Touching = true };

    private static string Joined(params ReadOnlySpan<string> parts)
    {
        var joined = "";
        foreach (var part in parts)
        {
            joined = part.Length == 0 ? joined : joined.Length == 0 ? part : $"{joined} · {part}";
        }

        return joined;
    }
}
