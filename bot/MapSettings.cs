using System.Globalization;
using ChargeBot.Cards;
using ChargeBot.Domain.MasterData;

namespace ChargeBot.Bot;

/// <summary>Maps of where stations stand; section <c>Desk:Map</c>.</summary>
/// <param name="Link">An address with <c>{lat}</c> and <c>{lon}</c> that opens a map there.</param>
/// <param name="Tiles">An address with <c>{z}</c>, <c>{x}</c> and <c>{y}</c> of a picture of 256 pixels; null: cards have no picture.</param>
public sealed record MapSettings(string Link, string? Tiles)
{
    /// <summary>A street and its neighbours.</summary>
    private const int Zoom = 16;

    private const string OpenStreetMap = "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=18/{lat}/{lon}";

    /// <summary>As configured.</summary>
    public static MapSettings From(IConfiguration configuration) => new(
        Text(configuration["Desk:Map:Link"]) ?? OpenStreetMap,
        Text(configuration["Desk:Map:Tiles"]));

    /// <summary>What is wrong with them, each named.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        var map = From(configuration);
        if (!IsAddress(map.Link, "{lat}", "{lon}"))
        {
            yield return "Desk:Map:Link must be an https address with {lat} and {lon}.";
        }

        if (map.Tiles is { } tiles && !IsAddress(tiles, "{z}", "{x}", "{y}"))
        {
            yield return "Desk:Map:Tiles must be an https address with {z}, {x} and {y}.";
        }

        if (Text(configuration["Desk:ConversionDocuments"]) is { } documents && !IsAddress(documents))
        {
            yield return "Desk:ConversionDocuments must be an https address.";
        }
    }

    /// <summary>A place as a card shows it; null where half of it is missing.</summary>
    public MapView? Of(double? latitude, double? longitude)
    {
        if (latitude is not { } lat || longitude is not { } lon)
        {
            return null;
        }

        var tile = MapTile.At(lat, lon, Zoom);
        return new MapView(
            new Uri(Link.Replace("{lat}", Written(lat), StringComparison.Ordinal).Replace("{lon}", Written(lon), StringComparison.Ordinal)),
            Tiles is null ? null : new Uri(Tiles.Replace("{z}", Written(tile.Zoom), StringComparison.Ordinal)
                .Replace("{x}", Written(tile.X), StringComparison.Ordinal).Replace("{y}", Written(tile.Y), StringComparison.Ordinal)),
            tile.Spot);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Written(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static bool IsAddress(string text, params string[] places) =>
        places.All(place => text.Contains(place, StringComparison.Ordinal))
        && Uri.TryCreate(places.Aggregate(text, (address, place) => address.Replace(place, "1", StringComparison.Ordinal)), UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps;
}
