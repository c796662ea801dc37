namespace ChargeBot.Domain.MobileNetworks;

/// <summary>The number of a SIM card (ITU-T E.118): 18 to 22 digits, the last of which is usually a check digit.</summary>
public readonly record struct Iccid
{
    private Iccid(string value) => Value = value;

    /// <summary>The digits alone.</summary>
    public string Value { get; }

    /// <summary>All that may be shown of it.</summary>
    public string Last4 => Value[^4..];

    /// <summary>
    /// The same card as another source may write it: platforms and devices disagree whether the check digit belongs to
    /// the number, so one of them may have a digit more.
    /// </summary>
    public IReadOnlyList<string> Spellings => CheckDigit(Value.AsSpan(0, Value.Length - 1)) == Value[^1] - '0'
        ? [Value, Value[..^1]]
        : [Value, $"{Value}{CheckDigit(Value)}"];

    /// <summary>Reads one with or without separators, also with the F that fills up its last byte on the card.</summary>
    public static bool TryParse(string? text, out Iccid iccid)
    {
        iccid = default;
        if (text is null or { Length: > 64 })
        {
            return false;
        }

        var digits = string.Concat(text.Where(letter => letter is not (' ' or '-' or '.' or '\u00A0' or '\''))).TrimEnd('F', 'f');
        if (digits.Length is < 18 or > 22 || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        iccid = new Iccid(digits);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"··· {Last4}";

    /// <summary>Luhn: what has to follow these digits.</summary>
    private static int CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            sum += i % 2 == 1 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return (10 - (sum % 10)) % 10;
    }
}
