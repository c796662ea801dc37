using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Bot.Import;

/// <summary>
/// Reads OCPI 2.2.1 Location objects with our extension (README.md of this folder) and checks them. A pure function from
/// bytes to rows: whatever is in the file, each EVSE in it ends in a station or in a rejected row, and the file is never
/// held as a whole.
/// </summary>
public static class LocationReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>The stations and rejections, in the order of the file, while it is being read.</summary>
    /// <param name="stream">UTF-8: an array of Locations, a single one, one in each line, or OCPI responses; 100 MB at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async IAsyncEnumerable<ImportRow> Read(Stream stream, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var assembly = new StationAssembly();
        await foreach (var slice in new LocationSplitter(stream).SplitAsync(cancellation))
        {
            foreach (var row in Rows(slice, assembly))
            {
                yield return row;
            }
        }
    }

    private static List<ImportRow> Rows(LocationSlice slice, StationAssembly assembly)
    {
        var where = $"line {slice.Line}, {slice.Path}";
        if (slice.Broken is { } why)
        {
            return [new RejectedRow(where, null, why)];
        }
        if (!Utf8.IsValid(slice.Json.Span))
        {
            return [new RejectedRow(where, null, "this is not UTF-8.")];
        }
        try
        {
            using var document = JsonDocument.Parse(slice.Json, Options);
            return Location(document.RootElement, where, assembly);
        }
        catch (JsonException e)
        {
            return [new RejectedRow($"line {slice.Line + (e.LineNumber ?? 0)}, {slice.Path}", null, "this is not valid JSON: " + FirstSentence(e.Message))];
        }
        catch (InvalidOperationException)
        {
            // The one thing that JsonDocument finds only later: half a surrogate pair, escaped, in a member's name.
            return [new RejectedRow(where, null, "a member's name holds a broken escape (\\uD800).")];
        }
    }

    private static List<ImportRow> Location(JsonElement element, string where, StationAssembly assembly)
    {
        var location = new JsonFields(element);
        var id = location.Required("id", 64);
        var site = Site(location);
        var elements = location.List("evses");
        if (location.Problems.Count == 0 && elements.Count == 0)
        {
            location.Problems.Add("evses is empty, so there is no port in it");
        }
        if (location.Problems.Count > 0)
        {
            return [new RejectedRow(where, id.Length > 0 ? id : null, $"{location.Why}. Nothing of this Location is taken over.")];
        }
        var rows = new List<ImportRow>();
        var evses = new List<MappedEvse>();
        for (var i = 0; i < elements.Count; i++)
        {
            var (evse, rejected) = EvseMapping.Map(elements[i], $"{where}.evses[{i}]");
            if (rejected is not null)
            {
                rows.Add(rejected);
            }
            else
            {
                evses.Add(evse!);
            }
        }
        foreach (var station in evses.GroupBy(e => e.StationId, StringComparer.OrdinalIgnoreCase))
        {
            rows.AddRange(assembly.Assemble(site, [.. station]));
        }
        return rows;
    }

    private static Site Site(JsonFields location)
    {
        var place = new Place(location.Text("address", 100), location.Text("postal_code", 20), location.Text("city", 100), location.Text("country", 100));
        if (place.Country.Length > 0 && (place.Country.Length != 3 || !place.Country.All(char.IsAsciiLetter)))
        {
            location.Problems.Add($"country {JsonFields.Shown(place.Country)} is not of three letters (ISO 3166-1 alpha-3, DEU)");
        }
        var timeZone = location.Required("time_zone", 64);
        if (timeZone.Length > 0 && !IsIana(timeZone))
        {
            location.Problems.Add($"time_zone {JsonFields.Shown(timeZone)} is no IANA time zone (Europe/Berlin)");
        }
        double? latitude = null, longitude = null;
        if (location.Member("coordinates") is { } element)
        {
            var coordinates = new JsonFields(element);
            (latitude, longitude) = (coordinates.Degrees("latitude", 90), coordinates.Degrees("longitude", 180));
            location.Problems.AddRange(coordinates.Problems.Select(p => $"coordinates.{p}"));
        }
        return new Site(location.Text("name", 255), place with { Country = place.Country.ToUpperInvariant() }, latitude, longitude, timeZone)
        {
            MasterData = MasterDataMapping.OfLocation(location),
        };
    }

    // The characters are checked first, for on some systems a zone's name becomes a file's.
    private static bool IsIana(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '+' or '-') && name[0] != '/'
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    private static string FirstSentence(string message) => message.Split(". ", 2)[0].TrimEnd('.') + ".";
}

/// <summary>What all stations of a Location have in common.</summary>
internal sealed record Site(string Name, Place Place, double? Latitude, double? Longitude, string TimeZone)
{
    /// <summary>Operator, owner and opening hours, where it has them.</summary>
    public IReadOnlyList<ImportedDetail> MasterData { get; init; } = [];
}
