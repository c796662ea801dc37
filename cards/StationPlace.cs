using ChargeBot.Domain.MasterData;

namespace ChargeBot.Cards;

/// <summary>Where a station stands: the address in lines, and on a map.</summary>
internal static class StationPlace
{
    public static Card Address(Card card, StationView view, CardContext context)
    {
        var t = context.Texts;
        return card
            .AddFacts(t.NoAddress,
                (t.Field(StationField.Name), view.Said(StationField.Name)),
                (t.Field(StationField.Street), view.Said(StationField.Street)),
                (t.Field(StationField.PostalCode), view.Said(StationField.PostalCode)),
                (t.Field(StationField.City), view.Said(StationField.City)),
                (t.Field(StationField.Country), view.Said(StationField.Country)),
                (t.Field(StationField.TimeZone), view.Said(StationField.TimeZone)),
                (t.PlaceTitle, Coordinates(view)))
            .Buttons(
                view.Map is { } map ? Open(t, map) : null,
                view.Edit(t, StationForm.Address));
    }

    public static Card Map(Card card, StationView view, CardContext context)
    {
        var t = context.Texts;
        if (view.Map is not { } map)
        {
            return card.Add(new Text(t.NoCoordinates)).Buttons(view.Edit(t, StationForm.Address));
        }

        var address = string.Join(", ", new[] { view.Said(StationField.Street), $"{view.Said(StationField.PostalCode)} {view.Said(StationField.City)}".Trim() }
            .Where(part => !string.IsNullOrEmpty(part)));
        return card
            .Add(
                address.Length > 0 ? new Text(address) : null,
                new Text(Coordinates(view)!) { Small = true, Subtle = true, Touching = true },
                map.Picture is { } picture ? new Picture(picture, t.MapPicture(Typed.Id(view.Port.Station.Id), map.Spot)) : null,
                map.Picture is null ? null : new Text(t.MapSpot(map.Spot)) { Small = true, Subtle = true, Near = true })
            .Buttons(Open(t, map));
    }

    private static Press Open(Texts t, MapView map) => new(t.OpenMapButton, "") { Opens = map.Link };

    private static string? Coordinates(StationView view) =>
        view.Said(StationField.Latitude) is { } latitude && view.Said(StationField.Longitude) is { } longitude ? $"{latitude}, {longitude}" : null;
}
