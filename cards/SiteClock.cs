namespace ChargeBot.Cards;

/// <summary>Times of day where a station stands, whatever zone the reader is in: the driver at the plug reads the same clock.</summary>
internal readonly struct SiteClock(string timeZone)
{
    private readonly TimeZoneInfo zone = Find(timeZone);

    /// <summary>UTC to the site's time.</summary>
    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone);

    private static TimeZoneInfo Find(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
        : TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out var usual) ? usual
        : TimeZoneInfo.Utc;
}
