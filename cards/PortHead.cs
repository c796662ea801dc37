using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>What there is to see of a port: the tabs of its card, in the manual's order.</summary>
public enum PortTab
{
    /// <summary>Status, session, and what can be done.</summary>
    Control,

    /// <summary>What is published and what it is set to: the manual's Configuration.</summary>
    Configuration,

    /// <summary>Meter, key, calibration; an LG2WAN station's communication device and mobile network.</summary>
    Details,

    /// <summary>What the device is set to.</summary>
    Parameters,

    /// <summary>Faulty and successful sessions.</summary>
    ErrorRate,
}

/// <summary>
/// The head of every card of a port: its id, station and place under it, status and its age at the right; on what is looked
/// at rather than answered, the station and its ports to change to, and the tabs.
/// </summary>
internal static class PortHead
{
    private const int ChipsInRow = 4;
    private const int MaxPorts = 11;

    public static Card For(CardContext context, PortView view)
    {
        var card = new Card(context);
        card.Add(Head(context, view));
        return card;
    }

    /// <summary>A card at one of a port's tabs: head, the station's ports, the tabs.</summary>
    public static Card At(PortTab tab, CardContext context, PortView view) => AddChips(For(context, view).Add(BackToList(context.Texts, view)), context, view, tab)
        .Add(new Columns([.. Tabs(context.Texts, view).Select(one => Tab(one.Title, one.Verb, one.Tab == tab, view))]) { Near = true, Ruled = true }, RefreshNotice.For(context, view));

    /// <summary>The button that every tab has: asks the device for everything anew and stays at the tab. A planned port has nobody to ask.</summary>
    public static Press? Refresh(Texts t, PortView view) => view.Station.Stage is StationStage.Planned ? null
        : new Press(t.RefreshButton, "port.refresh", view.PortData, ("at", "tab")) { WithoutInputs = true };

    /// <summary>What leads to a parameter that the device itself transmitted, to change it there.</summary>
    public static Press? OpensParameter(PortView view, string title, string key) => key.Length > DeviceValue.LongestKey ? null
        : new Press(title, $"{CommandView.ParametersDialog(view.Station)}.open", view.PortData, ("parameter", key));

    /// <summary>The way back to the list that the port was opened from, at the page where one was.</summary>
    private static Columns? BackToList(Texts t, PortView view) => view.Keeping is not { FromList: true } ? null
        : new Columns(new Column(new Text(t.BackToList) { Small = true, Tint = Tint.Accent }))
        {
            Near = true,
            Press = new Press(t.BackToList, "list.show") { WithoutInputs = true },
        };

    /// <summary>The tabs that the station's kind and stage and the person's role leave; the verb of each shows it.</summary>
    private static IEnumerable<(PortTab Tab, string Title, string Verb)> Tabs(Texts t, PortView view)
    {
        var installed = view.Station.Stage is StationStage.Installed;
        if (installed)
        {
            yield return (PortTab.Control, t.ControlTab, VerbOf(PortTab.Control));
        }

        if (view.Grants.CanSeeConfiguration)
        {
            yield return (PortTab.Configuration, t.ConfigurationTab, VerbOf(PortTab.Configuration));
            yield return (PortTab.Details, t.DetailsTab, VerbOf(PortTab.Details));
            if (installed)
            {
                yield return (PortTab.Parameters, t.ParametersTab, VerbOf(PortTab.Parameters));
            }
        }

        yield return (PortTab.ErrorRate, t.ErrorRateTab, VerbOf(PortTab.ErrorRate));
    }

    private static string VerbOf(PortTab tab) => tab switch
    {
        PortTab.Configuration => "configuration.show",
        PortTab.Details => "details.show",
        PortTab.Parameters => "parameters.show",
        PortTab.ErrorRate => "errors.show",
        _ => "port.show",
    };

    private static Column Tab(string title, string verb, bool here, PortView view) => new(
        new Text(title) { Small = true, Bold = here, Underlined = here, Tint = here ? Tint.Accent : Tint.Default, Align = Align.Center })
    {
        Press = here ? null : new Press(title, verb, view.PortData) { WithoutInputs = true },
    };

    /// <summary>
    /// The station and all its ports, with what the card is about marked: this port, or, without a tab of it, the station.
    /// Another port is shown at the same tab.
    /// </summary>
    public static Card AddChips(Card card, CardContext context, PortView view, PortTab? here)
    {
        var pages = view.Snapshot.Ports.Chunk(MaxPorts).ToList();
        var page = pages.Find(ports => Array.Exists(ports, port => port.Port.Id == view.PortId))!;
        foreach (var row in page.Select(port => Chip(here, context, view, port)).Prepend(StationChip(context.Texts, view, here is null)).Chunk(ChipsInRow))
        {
            card.Add(new Columns(row) { Near = true });
        }

        return pages.Count > 1
            ? card.Add(new Columns([.. pages.Where(other => other != page).Take(ChipsInRow).Select(other => MorePorts(here, context.Texts, other))]) { Near = true })
            : card;
    }

    private static Box Head(CardContext context, PortView view)
    {
        var place = Typed.Place(view.Station.Street.Length > 0 ? view.Station.Street : view.Station.Name);
        var station = Typed.Id(view.Station.Id);
        return new Box(Tint.Default, new Columns(
            new Column(
                new Text(Typed.Id(view.PortId)) { Id = true, Bold = true, Large = true },
                new Text(place.Length > 0 ? $"{station} · {place}" : station) { Small = true, Subtle = true, Touching = true }),
            new Column([.. Status(context, view)]) { Narrow = true }))
        { Bleed = true };
    }

    private static IEnumerable<Text> Status(CardContext context, PortView view)
    {
        var (t, station, port) = (context.Texts, view.Station, view.Port);
        if (station.Stage is StationStage.Planned)
        {
            yield return Word($"○ {t.Planned}", Tint.Default);
        }
        else if (!station.Online)
        {
            yield return Word($"○ {t.Offline}", Tint.Attention);
            yield return Age(station.OnlineChangedAt is { } gone ? t.OfflineSince(t.Clock(gone, context.Now, view.Clock)) : t.NeverConnected);
            if (port.StatusAt is not null)
            {
                yield return Age(t.LastSaid(t.Status(port.Status)));
            }
        }
        else
        {
            var heard = station.LastMessageAt ?? port.StatusAt;
            var stale = Silence.Of(online: true, heard, context.Now);
            yield return Word($"● {t.Status(port.Status)}", stale ? Tint.Warning : Tinted(port.Status));
            yield return Age(heard is { } at ? t.Seen(t.Ago(at, context.Now)) : t.NeverHeard);
        }
    }

    private static Text Word(string word, Tint tint) => new(word) { Bold = true, Tint = tint, Align = Align.Right };

    private static Text Age(string age) => new(age) { Small = true, Subtle = true, Touching = true, Align = Align.Right };

    private static Column StationChip(Texts t, PortView view, bool here) => new(
        new Text(t.StationTitle) { Small = true, Bold = here, Tint = here ? Tint.Accent : Tint.Default, Align = Align.Center },
        new Text(view.Station.Stage is StationStage.Planned ? t.Planned : view.Station.Online ? "Online" : t.Offline) { Small = true, Subtle = true, Touching = true, Align = Align.Center })
    {
        Press = here ? null : new Press(Typed.Id(view.Station.Id), "station.show", view.PortData) { WithoutInputs = true },
    };

    private static Column Chip(PortTab? tab, CardContext context, PortView view, PortSnapshot port)
    {
        var t = context.Texts;
        var here = tab is not null && port.Port.Id == view.PortId;
        var number = t.PortNumber(port.Port.ConnectorId);
        return new Column(
            new Text(number) { Small = true, Bold = here, Tint = here ? Tint.Accent : Tint.Default, Align = Align.Center },
            new Text(Said(t, view.Station, port.Port)) { Small = true, Subtle = true, Touching = true, Align = Align.Center })
        {
            Press = here ? null : new Press(Typed.Id(port.Port.Id), VerbOf(tab ?? PortTab.Control), ("port", port.Port.Id)) { WithoutInputs = true },
        };
    }

    /// <summary>Leads to the first of ports that have no room here.</summary>
    private static Column MorePorts(PortTab? tab, Texts t, PortSnapshot[] ports)
    {
        var title = t.PortNumbers(ports[0].Port.ConnectorId, ports[^1].Port.ConnectorId);
        return new Column(new Text(title) { Small = true, Align = Align.Center })
        {
            Press = new Press(title, VerbOf(tab ?? PortTab.Control), ("port", ports[0].Port.Id)) { WithoutInputs = true },
        };
    }

    private static string Said(Texts t, Station station, Port port) =>
        station.Stage is StationStage.Planned ? t.Planned
        : station.Online || port.StatusAt is null ? t.Status(port.Status)
        : t.LastSaid(t.Status(port.Status));

    /// <summary>The colour that repeats a status.</summary>
    public static Tint Tinted(PortStatus status) => status switch
    {
        PortStatus.Faulted => Tint.Attention,
        PortStatus.Unavailable or PortStatus.Unknown or PortStatus.SuspendedByStation => Tint.Warning,
        _ => Tint.Good,
    };
}
