namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>Bytes written as digits, with white space anywhere.</summary>
internal static class Digits
{
    /// <summary>Hexadecimal digits of either case, an even number of them and at least two.</summary>
    public static bool TryHex(string text, out byte[] bytes)
    {
        bytes = [];
        var digits = WithoutSpace(text);
        if (digits.Length == 0 || digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
            return false;
        bytes = Convert.FromHexString(digits);
        return true;
    }

    /// <summary>Base64 (RFC 4648 §4), its padding included.</summary>
    public static bool TryBase64(string text, out byte[] bytes)
    {
        var buffer = new byte[text.Length];
        var read = Convert.TryFromBase64String(text, buffer, out var length) && length > 0;
        bytes = read ? buffer[..length] : [];
        return read;
    }

    private static string WithoutSpace(string text) =>
        text.Any(char.IsWhiteSpace) ? string.Concat(text.Where(c => !char.IsWhiteSpace(c))) : text;
}
