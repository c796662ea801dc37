using System.Globalization;

namespace ChargeBot.Bot.Turns;

/// <summary>A day and a time of day as people type them, or as a client's pickers give them, at a site.</summary>
public static class TypedTime
{
    private static readonly string[] Times = ["HH:mm", "H:mm", "HH:mm:ss", "H.mm", "HH.mm"];
    private static readonly string[] Days = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"];

    /// <summary>The moment (UTC); null: no day, no time, or one that the site's clock skipped. One that it had twice is taken as the first.</summary>
    /// <param name="typedDay">The day.</param>
    /// <param name="typedTime">The time of day.</param>
    /// <param name="zone">Of the site.</param>
    public static DateTimeOffset? Read(string? typedDay, string? typedTime, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(typedDay, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !TimeOnly.TryParseExact(typedTime, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            || day.ToDateTime(time) is var local && zone.IsInvalidTime(local))
        {
            return null;
        }

        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
