namespace ChargeBot.Domain.MobileNetworks;

/// <summary>The id of a public land mobile network: mobile country code and mobile network code (ITU-T E.212).</summary>
public static class Plmn
{
    /// <summary>Reads <c>26201</c>, <c>262-01</c>, <c>262/01</c> or <c>262 01</c>; null for what is none.</summary>
    /// <returns>As <c>262-01</c>; the network code has two or three digits.</returns>
    public static string? Read(string? text)
    {
        var digits = string.Concat((text ?? "").Where(letter => letter is not (' ' or '-' or '/' or '.')));
        return digits.Length is 5 or 6 && digits.All(char.IsAsciiDigit) ? $"{digits[..3]}-{digits[3..]}" : null;
    }

    /// <summary>The same from its two codes; a network code that lost its leading zero gets it back.</summary>
    public static string? Read(string? mcc, string? mnc) => mnc?.Trim() is { Length: > 0 } code ? Read($"{mcc?.Trim()}{code.PadLeft(2, '0')}") : null;
}
