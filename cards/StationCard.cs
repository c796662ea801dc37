using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.MasterData;

namespace ChargeBot.Cards;

/// <summary>A station's card: one of its tabs, or the form in which master data of it are edited.</summary>
public static class StationCard
{
    /// <summary>What a choice that says nothing sends: a client may leave out an empty text.</summary>
    public const string NotSaid = "-";

    /// <summary>Draws it.</summary>
    public static CardJson Draw(StationView view, CardContext context)
    {
        if (view.Form is { } form)
        {
            return StationFormCard.Draw(view, form, context);
        }

        var card = StationHead.At(view.Tab, context, view.Port).Add(view.Saved ? Preflight.Notice(Tint.Good, context.Texts.SavedNote) : null);
        _ = view.Tab switch
        {
            StationTab.Address => StationPlace.Address(card, view, context),
            StationTab.Map => StationPlace.Map(card, view, context),
            StationTab.Access => StationPeople.Access(card, view, context),
            StationTab.Assignments => StationPeople.Assignments(card, view, context),
            StationTab.Device => StationDevice.Draw(card, view, context),
            StationTab.Communication => StationLine.Draw(card, view, context),
            _ => StationInfo.Draw(card, view, context),
        };
        return card.Draw();
    }

    /// <summary>What there is of facts; else one sentence that says so.</summary>
    internal static Card AddFacts(this Card card, string none, params (string Title, string? Value)[] rows)
    {
        var facts = new Facts(rows);
        return card.Add(facts.Any ? facts : new Text(none));
    }

    /// <summary>A field's text as it may stand on a card; null where it is empty.</summary>
    internal static string? Said(this StationView view, string field) =>
        view[field] is { Length: > 0 } text ? Typed.Bound(text, StationFields.Longest(field)) : null;

    /// <summary>The button that opens a form, for who may.</summary>
    internal static Press? Edit(this StationView view, Texts t, StationForm form) => view.Port.Grants.CanEditDetails
        ? new Press(t.EditDetailsButton, "station.edit", view.Port.PortData, ("form", form.ToString())) : null;
}

/// <summary>Which station it is, and the ids of its ports.</summary>
internal static class StationInfo
{
    /// <summary>A station of this many ports is still shown whole.</summary>
    private const int MostPorts = 24;

    public static Card Draw(Card card, StationView view, CardContext context)
    {
        var (t, station) = (context.Texts, view.Port.Station);
        var identity = station.ChargePointId is { } id ? Typed.Id(id) : t.NoIdentityYet;
        card.Add(new Facts(
            (t.StationTitle, Typed.Id(station.Id)),
            (station.Protocol is Protocol.Lg2Wan ? t.ServerIdTitle : t.ChargeboxTitle, identity),
            (t.StageTitle, station.Stage is StationStage.Planned ? t.Planned : t.Installed),
            (t.VendorTitle, Known(station.Vendor)),
            (t.ModelTitle, Known(station.Model)),
            (t.SerialTitle, Known(station.SerialNumber)),
            (t.Firmware, Known(station.Firmware)),
            (t.LastBootTitle, station.BootedAt is { } boot ? t.Clock(boot, context.Now, view.Port.Clock) : t.NeverBooted),
            (t.PortsTitle, t.Ports(view.Port.Snapshot.Ports.Count))));
        foreach (var port in view.Port.Snapshot.Ports.Take(MostPorts))
        {
            card.Add(Port(view, port.Port));
        }

        if (view.Port.Snapshot.Ports.Count > MostPorts)
        {
            card.Add(new Text(t.MorePorts(view.Port.Snapshot.Ports.Count - MostPorts)) { Small = true, Subtle = true, Touching = true });
        }

        var bound = station.Protocol is Protocol.Lg2Wan && view[StationField.Country] == "DEU";
        return card
            .Add(bound ? Preflight.Notice(Tint.Warning, t.ConversionNote) : null)
            .Buttons(bound && view.ConversionDocuments is { } documents ? new Press(t.ConversionButton, "") { Opens = documents } : null);
    }

    private static Text Port(StationView view, Port port)
    {
        var ids = new List<string>(4) { $"{port.ConnectorId}", Typed.Id(port.Id) };
        if (port.EvseId is { } evse && evse != port.Id)
        {
            ids.Add($"EVSE {Typed.Id(evse)}");
        }

        if (view.BaNumbers.GetValueOrDefault(port.ConnectorId) is { } number)
        {
            ids.Add($"BA {Typed.Id(number)}");
        }

        return new Text(string.Join(" · ", ids)) { Id = true, Small = true, Touching = true };
    }

    internal static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : Typed.Place(text);
}
