using System.Globalization;
using System.Net;
using ChargeBot.Domain.CalibrationLaw;

namespace ChargeBot.Domain.Parameters;

/// <summary>What is odd about a number that was entered. It is accepted all the same: labels and letters are not always right.</summary>
public enum NumberDoubt
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is longer or shorter than such a number is.</summary>
    Length,

    /// <summary>Its last digit does not fit the others (Luhn): a slip in typing, most often.</summary>
    CheckDigit,

    /// <summary>It is neither a point of a curve in use nor a SubjectPublicKeyInfo.</summary>
    Key,
}

/// <summary>
/// The details of devices (<see cref="DeviceDetail"/>) as people copy them from labels, SIM cards and letters: brought to
/// one form, and looked at for slips. An import, a card and a dialog share it.
/// </summary>
public static class DeviceNumbers
{
    /// <summary>The longest text that is looked at.</summary>
    public const int LongestText = 1024;

    private const int LongestWords = 64;
    private const int MeteringPointLength = 33;

    private static readonly string[] Yes = ["true", "yes", "on", "1", "ja", "ein"];
    private static readonly string[] No = ["false", "no", "off", "0", "nein", "aus"];
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy/MM/dd", "d.M.yyyy", "dd.MM.yyyy", "yyyyMMdd"];

    /// <summary>A text in the neutral form of its key; null where it can be nothing of the kind.</summary>
    /// <param name="key">One of <see cref="DeviceDetail"/>.</param>
    /// <param name="typed">As it was typed or copied, with spaces and separators.</param>
    public static string? Neutral(string key, string typed)
    {
        var text = typed.Trim();
        if (text.Length is 0 or > LongestText || text.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c)))
        {
            return null;
        }

        return key switch
        {
            DeviceDetail.SmlServerId or DeviceDetail.MeterServerId or DeviceDetail.GatewayServerId => ServerId(text),
            DeviceDetail.MeteringPointId => Bare(text).ToUpperInvariant() is { Length: > 0 and <= LongestWords } id && id.All(char.IsAsciiLetterOrDigit) ? id : null,
            DeviceDetail.ChargingMode => text.ToUpperInvariant() is "AC" or "DC" ? text.ToUpperInvariant() : null,
            DeviceDetail.CalibratedUntil => Date(text),
            DeviceDetail.PublicKey => PublicKeys.TryDecode(text, out var key1) ? Convert.ToHexString(key1) : null,
            DeviceDetail.AutoMeterDetection => Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? "true" : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? "false" : null,
            DeviceDetail.SimIpAddress => IPAddress.TryParse(text, out var address) && (text.Contains(':') || text.Count(c => c == '.') == 3) ? address.ToString() : null,
            // SIM files pad an odd ICCID with F to whole bytes (ETSI TS 102 221 §13.2).
            DeviceDetail.SimIccid => Number(text.TrimEnd('F', 'f')),
            DeviceDetail.Imei or DeviceDetail.SimImsi => Number(text),
            _ => text.Length <= LongestWords && !text.Any(char.IsControl) ? text : null,
        };
    }

    /// <summary>What is odd about a value in its neutral form.</summary>
    public static NumberDoubt Doubt(string key, string? value) => value is not { Length: > 0 } ? NumberDoubt.None : key switch
    {
        DeviceDetail.SmlServerId or DeviceDetail.MeterServerId => Long(value, 20),
        // A gateway's own id is often its MAC behind a 05.
        DeviceDetail.GatewayServerId => Long(value, 20, 14),
        DeviceDetail.MeteringPointId => Long(value, MeteringPointLength),
        DeviceDetail.SimIccid when value.Length is < 18 or > 22 => NumberDoubt.Length,
        // The card's number without its check digit is printed too: 18 digits of an ITU-T E.118 number's 19.
        DeviceDetail.SimIccid => value.Length == 18 || Luhn(value) ? NumberDoubt.None : NumberDoubt.CheckDigit,
        DeviceDetail.Imei when value.Length != 15 => NumberDoubt.Length,
        DeviceDetail.Imei => Luhn(value) ? NumberDoubt.None : NumberDoubt.CheckDigit,
        DeviceDetail.SimImsi => Long(value, 15),
        DeviceDetail.PublicKey => Fingerprint(value) is null ? NumberDoubt.Key : NumberDoubt.None,
        _ => NumberDoubt.None,
    };

    /// <summary>Whether two values of a key mean the same, in whatever form a device or a person gave them.</summary>
    public static bool Same(string key, string one, string other)
    {
        var (a, b) = (Neutral(key, one) ?? one, Neutral(key, other) ?? other);
        return string.Equals(Plain(a), Plain(b), StringComparison.OrdinalIgnoreCase)
            || (key == DeviceDetail.ConnectorType && Plugs.Same(a, b))
            || (key == DeviceDetail.PublicKey && Fingerprint(a) is { } print && print == Fingerprint(b));
    }

    /// <summary>Spaces and separators make no difference.</summary>
    private static string Plain(string value) => string.Concat(value.Where(char.IsLetterOrDigit));

    /// <summary>A public key's name on cards, whichever form it has; null for what is no key of a curve in use.</summary>
    public static string? Fingerprint(string key) => PublicKeys.TryDecode(key, out var bytes) ? PublicKeys.FingerprintOf(bytes) : null;

    /// <summary>How long a number of this kind is, in words for the person who entered another one; null where it does not matter.</summary>
    /// <param name="key">One of <see cref="DeviceDetail"/>.</param>
    public static string? Expected(string key) => key switch
    {
        DeviceDetail.SmlServerId or DeviceDetail.MeterServerId => "10 bytes",
        DeviceDetail.GatewayServerId => "10 or 7 bytes",
        DeviceDetail.MeteringPointId => "33",
        DeviceDetail.SimIccid => "18–22",
        DeviceDetail.Imei or DeviceDetail.SimImsi => "15",
        _ => null,
    };

    /// <summary>A subscriber's number in its parts; null where it is no 14 or 15 digits.</summary>
    /// <param name="imsi">In its neutral form.</param>
    public static (string Mcc, string Mnc, string Msin)? Split(string? imsi)
    {
        if (imsi is not { Length: 14 or 15 } || !imsi.All(char.IsAsciiDigit))
        {
            return null;
        }

        // The networks of North America have three digits, all others that SIMs of chargers come from have two.
        var length = imsi[..3] is "302" or "334" or (['3', '1', >= '0' and <= '6']) ? 3 : 2;
        return (imsi[..3], imsi[3..(3 + length)], imsi[(3 + length)..]);
    }

    /// <summary>What is printed on the meter for a Server ID of DIN 43863-5: <c>1 EMH 00 12345678</c>; null for other forms.</summary>
    public static string? Label(string? serverId)
    {
        if (serverId is not { Length: 20 } || !serverId.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var bytes = Convert.FromHexString(serverId);
        var serial = (uint)((bytes[6] << 24) | (bytes[7] << 16) | (bytes[8] << 8) | bytes[9]);
        return bytes[0] is 9 or 10 && bytes[1] < 16 && bytes[2..5].All(b => char.IsAsciiLetterUpper((char)b)) && serial < 100_000_000
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes[1]:X} {(char)bytes[2]}{(char)bytes[3]}{(char)bytes[4]} {bytes[5]:X2} {serial:D8}")
            : null;
    }

    /// <summary>Hexadecimal digits, or the label of a meter (DIN 43863-5), as upper-case hex.</summary>
    private static string? ServerId(string text)
    {
        var bare = Bare(text).ToUpperInvariant();
        if (bare.Length == 14 && char.IsAsciiHexDigit(bare[0]) && bare[1..4].All(char.IsAsciiLetterUpper) && bare[4..6].All(char.IsAsciiHexDigit) && bare[6..].All(char.IsAsciiDigit))
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"0A0{bare[0]}{(int)bare[1]:X2}{(int)bare[2]:X2}{(int)bare[3]:X2}{bare[4..6]}{uint.Parse(bare[6..], CultureInfo.InvariantCulture):X8}");
        }

        return bare.Length is > 0 and <= LongestWords && bare.Length % 2 == 0 && bare.All(char.IsAsciiHexDigit) ? bare : null;
    }

    /// <summary>A day; a year alone is its last day, as verification of meters runs (MessEV §34).</summary>
    private static string? Date(string text)
    {
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and < 2100)
        {
            return $"{text}-12-31";
        }

        return DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    private static string? Number(string text) =>
        Bare(text) is { Length: > 0 and <= LongestWords } digits && digits.All(char.IsAsciiDigit) ? digits : null;

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or ':' or '.' or '/' or '_' or '\u00AD' or '\u2013')));

    private static NumberDoubt Long(string value, params ReadOnlySpan<int> lengths) => lengths.Contains(value.Length) ? NumberDoubt.None : NumberDoubt.Length;

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? (2 * digit) - 9 : 2 * digit;
        }

        return sum % 10 == 0;
    }
}
