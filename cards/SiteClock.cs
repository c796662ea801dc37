using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>Times of day where a station stands, whatever zone the reader is in: the driver at the plug reads the same clock.</summary>
internal readonly struct SiteClock(string timeZone)
{
    private readonly TimeZoneInfo zone = SiteZone.Find(timeZone);

    /// <summary>UTC to the site's time.</summary>
    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone);
}
