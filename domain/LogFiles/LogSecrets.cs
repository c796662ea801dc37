using System.Text.RegularExpressions;

namespace ChargeBot.Domain.LogFiles;

/// <summary>Hides secrets and personal numbers in a line of a charger's log before anyone reads it in a chat or outside.</summary>
public static partial class LogSecrets
{
    /// <summary>The longest line that is looked at, in characters; what is beyond is cut off.</summary>
    public const int LongestLine = 2_000;

    private const string Dots = "···";

    /// <summary>A line without them.</summary>
    public static string Mask(string line)
    {
        var text = line.Length > LongestLine ? line[..LongestLine] : line;
        text = Named().Replace(text, found => $"{found.Groups["name"].Value}{Dots}");
        text = Scheme().Replace(text, found => $"{found.Groups["scheme"].Value} {Dots}");
        text = InAddress().Replace(text, $"://{Dots}@");
        return Tag().Replace(text, found => $"{found.Groups["name"].Value}{(found.Groups["tag"].Value is { Length: > 6 } tag ? $"{Dots}{tag[^4..]}" : Dots)}");
    }

    // password=…, "AuthorizationKey": "…", pin: …, and the value of an OCPP key of such a name.
    [GeneratedRegex(@"(?<name>(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|authorization[_-]?key|private[_-]?key|psk|apn[_-]?pass\w*|pin|puk)\w{0,12}[""']?(?:\s*[=:]\s*|[""']?\s*,\s*[""']?value[""']?\s*:\s*)[""']?)[^\s""',;&}\]]{1,500}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?<scheme>Basic|Bearer|Digest)\s+[A-Za-z0-9+/_=.~-]{6,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"://[^\s/@:]{1,200}(?::[^\s/@]{0,200})?@", RegexOptions.CultureInvariant, 500)]
    private static partial Regex InAddress();

    [GeneratedRegex(@"(?<name>\b(?:id_?tag|parent_?id_?tag|id_?token|emaid|e_?ma_?id|contract_?id|rfid|uid)\b[""']?\s*[=:]\s*[""']?)(?<tag>[A-Za-z0-9:*-]{3,64})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Tag();
}
