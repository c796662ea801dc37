namespace ChargeBot.Domain.MasterData;

/// <summary>Time zones of sites: names of the IANA database, <c>Europe/Berlin</c>.</summary>
public static class SiteZones
{
    /// <summary>Whether it is such a name that this machine knows.</summary>
    // The characters are checked first, for on some systems a zone's name becomes a file's.
    public static bool IsKnown(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '+' or '-') && name[0] != '/'
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;
}
