using System.Globalization;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Domain.MasterData;

/// <summary>Reads and checks a station's master data, for the forms on cards and for files alike.</summary>
public static class StationFields
{
    /// <summary>Products, groups and access groups of a station at most.</summary>
    public const int MostNames = 20;

    private const NumberStyles Degrees = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly string[] OfAddress =
    [
        StationField.Name, StationField.Street, StationField.PostalCode, StationField.City, StationField.Country, StationField.TimeZone,
        StationField.Latitude, StationField.Longitude,
    ];

    private static readonly string[] OfAccess = [StationField.Access, StationField.OpeningHours, StationField.AccessGroups];

    private static readonly string[] OfAssignments = [StationField.Products, StationField.Groups, StationField.Operator, StationField.SiteOwner];

    private static readonly string[] AroundTheClock = [StationField.Always, "24x7", "24h", "24 h", "always", "immer", "durchgehend", "rund um die uhr"];

    /// <summary>What is kept beside the station's row.</summary>
    public static IReadOnlyList<string> BesideTheRow { get; } = [.. OfAccess, .. OfAssignments];

    /// <summary>The fields of a form, in their order.</summary>
    public static IReadOnlyList<string> Of(StationForm form) => form switch
    {
        StationForm.Address => OfAddress,
        StationForm.Access => OfAccess,
        StationForm.Assignments => OfAssignments,
        _ => [],
    };

    /// <summary>How long a field may be, characters.</summary>
    public static int Longest(string key) => key switch
    {
        StationField.Name => 255,
        StationField.PostalCode or StationField.Country or StationField.Latitude or StationField.Longitude or StationField.Access => 20,
        StationField.TimeZone => 64,
        StationField.OpeningHours or StationField.AccessGroups or StationField.Products or StationField.Groups => 200,
        _ => 100,
    };

    /// <summary>What was typed for a field.</summary>
    public static FieldInput Read(string key, string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return new("", key == StationField.TimeZone ? StationFieldProblem.Missing : StationFieldProblem.None);
        }

        if (text.Length > Longest(key))
        {
            return new(text, StationFieldProblem.TooLong);
        }

        if (text.Any(char.IsControl))
        {
            return new(text, StationFieldProblem.ControlCharacters);
        }

        return key switch
        {
            StationField.Country => Checked(text.ToUpperInvariant(), Countries.IsKnown(text), StationFieldProblem.NoCountry),
            StationField.TimeZone => Checked(text, SiteZones.IsKnown(text), StationFieldProblem.NoTimeZone),
            StationField.Latitude => Degree(text, 90),
            StationField.Longitude => Degree(text, 180),
            StationField.Access => Enum.TryParse<StationAccess>(text, ignoreCase: true, out var access) && Enum.IsDefined(access) && !char.IsAsciiDigit(text[0])
                ? new($"{access}") : new(text, StationFieldProblem.NoAccess),
            StationField.OpeningHours => new(AroundTheClock.Contains(text, StringComparer.OrdinalIgnoreCase) ? StationField.Always : text),
            StationField.AccessGroups or StationField.Products or StationField.Groups => Names(text),
            _ => new(text),
        };
    }

    /// <summary>What is wrong with fields only when they are looked at together: half a pair of coordinates.</summary>
    public static (string Key, StationFieldProblem Problem)? Together(IReadOnlyDictionary<string, string> values) =>
        (values.GetValueOrDefault(StationField.Latitude, "").Length > 0, values.GetValueOrDefault(StationField.Longitude, "").Length > 0) switch
        {
            (true, false) => (StationField.Longitude, StationFieldProblem.OtherMissing),
            (false, true) => (StationField.Latitude, StationFieldProblem.OtherMissing),
            _ => null,
        };

    /// <summary>All fields as they are kept; empty where nothing is.</summary>
    /// <param name="station">The station's row.</param>
    /// <param name="values">What is kept of the whole station beside it.</param>
    public static IReadOnlyDictionary<string, string> Values(Station station, IEnumerable<DeviceValue> values)
    {
        var kept = values.Where(value => value.ConnectorId == 0 && value.StationId == station.Id).ToDictionary(value => value.Key, value => value.Entered ?? "");
        var all = OfAddress.ToDictionary(key => key, key => Get(station, key));
        foreach (var key in BesideTheRow)
        {
            all[key] = kept.GetValueOrDefault(key, "");
        }

        return all;
    }

    /// <summary>Puts a field that is in the station's row there; false for one that is kept beside it.</summary>
    public static bool Put(Station station, string key, string value)
    {
        switch (key)
        {
            case StationField.Name:
                station.Name = value;
                return true;
            case StationField.Street:
                station.Street = value;
                return true;
            case StationField.PostalCode:
                station.PostalCode = value;
                return true;
            case StationField.City:
                station.City = value;
                return true;
            case StationField.Country:
                station.Country = value;
                return true;
            case StationField.TimeZone:
                station.TimeZone = value;
                return true;
            case StationField.Latitude:
                station.Latitude = Number(value);
                return true;
            case StationField.Longitude:
                station.Longitude = Number(value);
                return true;
            default:
                return false;
        }
    }

    private static string Get(Station station, string key) => key switch
    {
        StationField.Name => station.Name,
        StationField.Street => station.Street,
        StationField.PostalCode => station.PostalCode,
        StationField.City => station.City,
        StationField.Country => station.Country,
        StationField.TimeZone => station.TimeZone,
        StationField.Latitude => Written(station.Latitude),
        _ => Written(station.Longitude),
    };

    /// <summary>Degrees as they are written in forms and files.</summary>
    public static string Written(double? degrees) => degrees?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static double? Number(string value) => value.Length == 0 ? null : double.Parse(value, Degrees, CultureInfo.InvariantCulture);

    private static FieldInput Checked(string value, bool ok, StationFieldProblem problem) => new(value, ok ? StationFieldProblem.None : problem);

    /// <summary>With a point or, as one writes it in German, a comma.</summary>
    private static FieldInput Degree(string text, double most) =>
        double.TryParse(text.Replace(',', '.'), Degrees, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most
            ? new(Written(degrees))
            : new(text, StationFieldProblem.NoDegrees);

    /// <summary>Names with commas or semicolons between them, each once.</summary>
    private static FieldInput Names(string text)
    {
        var names = text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count > MostNames ? new(text, StationFieldProblem.TooMany) : new(string.Join(", ", names));
    }
}
