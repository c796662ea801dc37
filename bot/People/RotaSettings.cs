using System.Globalization;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.People;

/// <summary>
/// The rota, section <c>OnCall</c>: <c>TimeZone</c>, and for each line <c>Rota:N:AadObjectId</c>, <c>Days</c> (<c>Mon,Tue</c> or <c>Mon-Fri</c>;
/// none: every day), <c>From</c> and <c>To</c> (<c>HH:mm</c>; none: around the clock), <c>First</c> and <c>Last</c> (<c>yyyy-MM-dd</c>).
/// </summary>
public static class RotaSettings
{
    private static readonly string[] DayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>What is wrong in it, each named.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) => Read(configuration).Problems;

    /// <summary>The rota.</summary>
    public static Rota From(IConfiguration configuration) => Read(configuration).Rota;

    private static (Rota Rota, IReadOnlyList<string> Problems) Read(IConfiguration configuration)
    {
        var (lines, problems) = (new List<RotaLine>(), new List<string>());
        var zone = configuration["OnCall:TimeZone"] is { Length: > 0 } named ? named : SiteZone.Usual;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
        {
            problems.Add("OnCall:TimeZone is no time zone, as Europe/Berlin.");
        }

        foreach (var row in configuration.GetSection("OnCall:Rota").GetChildren())
        {
            var days = Days(row["Days"]);
            var (from, to) = (Time(row["From"], TimeOnly.MinValue), Time(row["To"], TimeOnly.MinValue));
            var (first, last) = (Day(row["First"]), Day(row["Last"]));
            if (!Guid.TryParse(row["AadObjectId"], out var person))
            {
                problems.Add($"{row.Path}:AadObjectId is no object id.");
            }
            else if (days is null || from is null || to is null || first.Wrong || last.Wrong)
            {
                problems.Add($"{row.Path}: {(days is null ? "Days is not as Mon-Fri or Sat,Sun" : from is null || to is null ? "From and To are not as 18:00" : "First and Last are not as 2026-12-31")}.");
            }
            else
            {
                lines.Add(new RotaLine(person.ToString(), days, from.Value, to.Value) { First = first.Day, Last = last.Day });
            }
        }

        return (new Rota(lines, found ?? TimeZoneInfo.Utc), problems);
    }

    private static HashSet<DayOfWeek>? Days(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [.. Enum.GetValues<DayOfWeek>()];
        }

        var days = new HashSet<DayOfWeek>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries).Select(name => Array.FindIndex(DayNames, day => name.StartsWith(day, StringComparison.OrdinalIgnoreCase))).ToArray();
            if (ends.Length is not (1 or 2) || ends.Contains(-1))
            {
                return null;
            }

            for (var day = ends[0]; ; day = (day + 1) % DayNames.Length)
            {
                days.Add((DayOfWeek)day);
                if (day == ends[^1])
                {
                    break;
                }
            }
        }

        return days;
    }

    private static TimeOnly? Time(string? text, TimeOnly otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise
        : TimeOnly.TryParseExact(text.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static (DateOnly? Day, bool Wrong) Day(string? text) => string.IsNullOrWhiteSpace(text) ? (null, false)
        : DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, false) : (null, true);
}
