namespace ChargeBot.Domain.ChargePoints;

/// <summary>
/// The id under which an EVSE is published for roaming, as eMI3 and ISO 15118-2 (annex H) write it: country, operator,
/// the letter E and the outlet, <c>DE*ABC*E1234*1</c>; or the older DIN SPEC 91286 form in digits, <c>+49*123*456*1</c>.
/// </summary>
/// <remarks>
/// Separators inside the outlet are part of the id: <c>E12*34</c> and <c>E123*4</c> may be two outlets of one operator.
/// Two ids that differ in them alone are therefore not equal, although a search finds both by the same letters.
/// </remarks>
public readonly record struct EvseId
{
    /// <summary>No id is longer than this, separators included: 39 characters in the eMI3 form, 44 in the DIN form.</summary>
    public const int MaxLength = 44;

    private const int MaxInput = 100;
    private const int MaxOutlet = 31;
    private const int MaxDinOutlet = 32;

    private readonly string? value;

    private EvseId(string value) => this.value = value;

    /// <summary>The canonical text: capital letters, <c>*</c> between the parts and wherever the outlet had a separator.</summary>
    public string Value => value ?? "";

    /// <summary>Reads an id in any notation: any case, any common separator or none, spaces, invisible characters from copying.</summary>
    /// <param name="text">What was typed or sent; more than 100 characters are no id.</param>
    /// <param name="id">The id in canonical form.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out EvseId id)
    {
        id = default;
        if (text.Length > MaxInput)
        {
            return false;
        }
        Span<char> buffer = stackalloc char[MaxInput];
        if (!TryReduce(text, buffer, out var length))
        {
            return false;
        }
        var reduced = buffer[..length];
        var canonical = reduced.Length > 0 && reduced[0] == '+' ? Din(reduced[1..]) : Emi3(reduced);
        if (canonical is null)
        {
            return false;
        }
        id = new EvseId(canonical);
        return true;
    }

    /// <summary>The canonical text.</summary>
    public override string ToString() => Value;

    /// <summary>Capital letters and digits, each run of separators as one <c>*</c>, none at the ends; false for anything else.</summary>
    private static bool TryReduce(ReadOnlySpan<char> text, Span<char> target, out int length)
    {
        length = 0;
        var separated = false;
        foreach (var c in text)
        {
            if (IdText.IsInvisible(c))
            {
                continue;
            }
            if (IdText.IsSeparator(c))
            {
                separated = true;
                continue;
            }
            if (!char.IsAsciiLetterOrDigit(c) && !(c == '+' && length == 0))
            {
                return false;
            }
            // A separator before the first character, or right after the plus sign, says nothing.
            if (separated && length > 0 && target[length - 1] != '+')
            {
                target[length++] = '*';
            }
            separated = false;
            target[length++] = char.ToUpperInvariant(c);
        }
        return true;
    }

    private static string? Emi3(ReadOnlySpan<char> text)
    {
        var rest = text;
        if (!TryTake(ref rest, 2, char.IsAsciiLetter, out var country)
            || !TryTake(ref rest, 3, char.IsAsciiLetterOrDigit, out var operatorId)
            || !TryTake(ref rest, 1, c => c == 'E', out _, keepSeparator: true))
        {
            return null;
        }
        return rest.Length is > 0 and <= MaxOutlet ? $"{country}*{operatorId}*E{rest}" : null;
    }

    /// <summary>Country and operator are of no fixed length here, so without separators nobody can tell where they end.</summary>
    private static string? Din(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf('*');
        var second = first < 0 ? -1 : text[(first + 1)..].IndexOf('*') + first + 1;
        if (first is < 1 or > 3 || second <= first)
        {
            return null;
        }
        var operatorLength = second - first - 1;
        var outlet = text[(second + 1)..];
        return operatorLength is >= 3 and <= 6 && outlet.Length is > 0 and <= MaxDinOutlet
            && text.IndexOfAnyExceptInRange('*', '9') < 0
            ? $"+{text}"
            : null;
    }

    private static bool TryTake(ref ReadOnlySpan<char> rest, int count, Func<char, bool> fits, out ReadOnlySpan<char> part, bool keepSeparator = false)
    {
        part = default;
        if (rest.Length < count)
        {
            return false;
        }
        foreach (var c in rest[..count])
        {
            if (!fits(c))
            {
                return false;
            }
        }
        part = rest[..count];
        rest = rest[count..];
        if (!keepSeparator && rest.Length > 0 && rest[0] == '*')
        {
            rest = rest[1..];
        }
        return true;
    }
}
