using System.Globalization;
using System.Text;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>How ids and places are made comparable: people type them with and without separators, in any case and script.</summary>
internal static class IdText
{
    /// <summary>No more of a typed text is looked at (characters), and nothing folded is longer.</summary>
    public const int MaxLength = 200;

    /// <summary>Characters that people and other systems put between the parts of an id.</summary>
    public static bool IsSeparator(char c) =>
        c is '*' or '-' or '_' or '.' or '/' or '\\' or '|' or ':' or ',' || char.IsWhiteSpace(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation;

    /// <summary>Characters that copying brings along and nobody sees: zero-width ones, direction marks, soft hyphens.</summary>
    public static bool IsInvisible(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Format;

    /// <summary>
    /// Letters and digits alone, in capitals, without accents: <c>de*abc*e1234*1</c> becomes <c>DEABCE12341</c> and
    /// <c>Köln-٠١</c> becomes <c>KOLN01</c>.
    /// </summary>
    /// <param name="text">Anything, however long or broken.</param>
    /// <param name="target">At least <see cref="MaxLength"/> long.</param>
    /// <param name="words">Whether each run of other characters becomes one space, rather than nothing.</param>
    /// <returns>How many characters were written.</returns>
    public static int Fold(ReadOnlySpan<char> text, Span<char> target, bool words = false)
    {
        text = text.Length > MaxLength ? text[..MaxLength] : text;
        // Ids are nearly always ASCII, and then nothing has to be allocated.
        text = Ascii.IsValid(text) ? text : Decompose(text);
        var length = 0;
        var gap = false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                // A combining mark belongs to its letter; an invisible character is not there.
                gap |= !(c > '\x7f' && (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || IsInvisible(c)));
                continue;
            }
            if (words && gap && length is > 0 and < MaxLength)
            {
                target[length++] = ' ';
            }
            if (length == MaxLength)
            {
                break;
            }
            gap = false;
            target[length++] = char.ToUpperInvariant(c);
        }
        return length;
    }

    /// <summary><see cref="Fold(ReadOnlySpan{char}, Span{char}, bool)"/> as a string.</summary>
    public static string Fold(ReadOnlySpan<char> text, bool words = false)
    {
        Span<char> target = stackalloc char[MaxLength];
        return target[..Fold(text, target, words)].ToString();
    }

    /// <summary>Separates letters from their accents and full-width forms, and writes every script's digits as 0 to 9.</summary>
    private static string Decompose(ReadOnlySpan<char> text)
    {
        var known = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.DecimalDigitNumber)
            {
                known.Append((int)Rune.GetNumericValue(rune));
            }
            else if (rune.Value is 'ß' or 'ẞ')
            {
                known.Append("SS");
            }
            // Half a surrogate pair comes as U+FFFD; code points that mean nothing would make Normalize throw.
            else if (rune != Rune.ReplacementChar && category is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse))
            {
                known.Append(rune.ToString());
            }
        }
        return known.ToString().Normalize(NormalizationForm.FormKD);
    }
}
