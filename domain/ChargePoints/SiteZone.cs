namespace ChargeBot.Domain.ChargePoints;

/// <summary>The time zone of a site: days and times of day are those of the driver at the plug.</summary>
public static class SiteZone
{
    /// <summary>Where no site says another one, and for the fleet as a whole.</summary>
    public const string Usual = "Europe/Berlin";

    /// <summary>The zone of this IANA name; the usual one where it is unknown.</summary>
    public static TimeZoneInfo Find(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
        : TimeZoneInfo.TryFindSystemTimeZoneById(Usual, out var usual) ? usual
        : TimeZoneInfo.Utc;

    /// <summary>The day at a place.</summary>
    public static DateOnly Today(TimeZoneInfo zone, DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
}
