using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ChargeBot.Domain.MobileNetworks;

namespace ChargeBot.Adapters.MobileNetworks.DailyFile;

/// <summary>Single values as platforms write them; null for what is not understood.</summary>
internal static class SimWords
{
    /// <summary>ISO 8601 (without a zone: UTC), or seconds or milliseconds since 1970.</summary>
    public static DateTimeOffset? Time(string text)
    {
        if (text.Length is >= 9 and <= 13 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var since))
        {
            return DateTimeOffset.UnixEpoch + (text.Length > 10 ? TimeSpan.FromMilliseconds(since) : TimeSpan.FromSeconds(since));
        }

        // The invariant culture would also take 03/04/2026, of which nobody knows the month.
        return text.Length >= 10 && text[4] == '-' && char.IsAsciiDigit(text[0])
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? new DateTimeOffset(time.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero)
            : null;
    }

    /// <summary>Yes or no.</summary>
    public static bool? Flag(string text) => SimColumns.Plain(text) switch
    {
        "true" or "yes" or "y" or "1" or "ja" or "roaming" or "on" or "active" => true,
        "false" or "no" or "n" or "0" or "nein" or "home" or "off" or "inactive" or "notroaming" => false,
        _ => null,
    };

    /// <summary>The connection status, in the manual's words or in a platform's.</summary>
    public static SimReach? Reach(string text) => SimColumns.Plain(text) switch
    {
        "connected" or "currentlyconnected" or "online" or "attached" or "true" or "yes" or "1" or "insession" or "verbunden" or "aktuellverbunden" => SimReach.Yes,
        "disconnected" or "notconnected" or "offline" or "detached" or "false" or "no" or "0" or "nosession" or "nichtverbunden" => SimReach.No,
        "smsonly" or "reachablesms" => SimReach.SmsOnly,
        "connectioninthelast24hours" or "connectedinthelast24hours" or "inthelast24hours" or "last24h" or "verbindungindenletzten24stunden" => SimReach.InTheDayBefore,
        "noconnectioninthelast24hours" or "notconnectedinthelast24hours" or "notinthelast24hours" or "keineverbindungindenletzten24stunden" => SimReach.NotInTheDayBefore,
        _ => null,
    };

    /// <summary>The generation, or a technology of it.</summary>
    public static NetworkGeneration? Generation(string text) => SimColumns.Plain(text) switch
    {
        "2g" or "2" or "gsm" or "gprs" or "edge" or "geran" => NetworkGeneration.G2,
        "3g" or "3" or "umts" or "hspa" or "hsdpa" or "hsupa" or "wcdma" or "utran" => NetworkGeneration.G3,
        "4g" or "4" or "lte" or "ltea" or "ltem" or "catm" or "catm1" or "ltecatm1" or "nbiot" or "eutran" => NetworkGeneration.G4,
        "5g" or "5" or "nr" or "5gsa" or "5gnsa" or "nr5g" => NetworkGeneration.G5,
        _ => null,
    };

    /// <summary>A telephone number in E.164, with its plus sign.</summary>
    public static string? Phone(string text)
    {
        var digits = string.Concat(text.Where(letter => letter is not (' ' or '-' or '/' or '(' or ')' or '.')));
        digits = digits.StartsWith('+') ? digits[1..] : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits;
        return digits.Length is >= 5 and <= 15 && digits[0] != '0' && digits.All(char.IsAsciiDigit) ? $"+{digits}" : null;
    }

    /// <summary>An IPv4 address in four parts.</summary>
    public static string? Ip(string text) =>
        text.Count(letter => letter == '.') == 3 && IPAddress.TryParse(text, out var address) && address.AddressFamily is AddressFamily.InterNetwork ? address.ToString() : null;

    /// <summary>A number of bytes; more than a petabyte is a mistake.</summary>
    public static long? Bytes(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes <= 1_000_000_000_000_000 ? bytes : null;
}
