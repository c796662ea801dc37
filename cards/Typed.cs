using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChargeBot.Cards;

/// <summary>Texts that people or chargers typed, made fit for a card: bounded, on one line, unable to turn what stands around them.</summary>
internal static class Typed
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    private const int UnbrokenLetters = 24;
    private const int BreakEvery = 12;

    private static readonly SearchValues<char> Special = SearchValues.Create("*_[]`~#<>&\\|{}!^");
    private static readonly SearchValues<string> Links = SearchValues.Create(["://", "www.", "mailto:"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Bounds of what is typed, in characters.</summary>
    public const int IdLength = 48;

    /// <inheritdoc cref="IdLength"/>
    public const int PlaceLength = 80;

    /// <inheritdoc cref="IdLength"/>
    public const int WordsLength = 200;

    /// <summary>An id.</summary>
    public static string Id(string text) => Clean(text, IdLength);

    /// <summary>A name, a street, a city.</summary>
    public static string Place(string text) => Clean(text, PlaceLength);

    /// <summary>A sentence or two.</summary>
    public static string Words(string text) => Clean(text, WordsLength);

    /// <summary>
    /// Whether a client that reads Markdown would make anything of it: emphasis, links, code, HTML, lists, quotes, or
    /// Adaptive Cards' own {{DATE(…)}}.
    /// </summary>
    public static bool LooksLikeMarkdown(string text) =>
        text.AsSpan().ContainsAny(Special) || text.AsSpan().ContainsAny(Links) || StartsList(text.AsSpan().TrimStart());

    /// <summary>The words in one line, whatever the width: a label of two words is read as one.</summary>
    public static string Together(string words) => words.Replace(' ', '\u00A0');

    /// <summary>
    /// With places to break the line in words that have none: clients never break inside a text run, and what is longer than
    /// the card sticks out of it. Nobody sees these places, and the search does not mind them.
    /// </summary>
    public static string Breakable(string words)
    {
        if (LongestWord(words) <= UnbrokenLetters)
        {
            return words;
        }

        var broken = new StringBuilder(words.Length + (words.Length / BreakEvery));
        foreach (var word in words.Split(' '))
        {
            broken.Append(broken.Length > 0 ? " " : "");
            if (word.Length <= UnbrokenLetters)
            {
                broken.Append(word);
                continue;
            }

            var letters = 0;
            foreach (var letter in StringInfo.GetTextElementEnumerator(word).Elements())
            {
                broken.Append(letters > 0 && letters % BreakEvery == 0 ? "\u200B" : "").Append(letter);
                letters++;
            }
        }

        return broken.ToString();
    }

    private static IEnumerable<string> Elements(this TextElementEnumerator text)
    {
        while (text.MoveNext())
        {
            yield return text.GetTextElement();
        }
    }

    /// <summary>How many characters in a row leave a client no place to break the line.</summary>
    public static int LongestWord(string text)
    {
        var longest = 0;
        foreach (var word in text.AsSpan().Split(' '))
        {
            longest = Math.Max(longest, word.End.Value - word.Start.Value);
        }

        return longest;
    }

    private static bool StartsList(ReadOnlySpan<char> text)
    {
        if (text is ['-' or '+' or '=', ..])
        {
            return true;
        }

        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        return digits > 0 && text[digits..] is ['.' or ')'] or ['.' or ')', ' ', ..];
    }

    /// <summary>A text of any kind, to so many characters.</summary>
    public static string Bound(string text, int max) => Clean(text, max);

    /// <summary>A text of several lines, each on its own; what is beyond so many lines follows in the last one.</summary>
    public static IEnumerable<string> Lines(string text, int most, int max)
    {
        var lines = text.Split('\n', most);
        return lines.Select(line => Clean(line.Replace("\n", " / ", StringComparison.Ordinal), max)).Where(line => line.Length > 0);
    }

    /// <summary>What a text weighs in a card's JSON, in bytes: half of an emoji is escaped with six.</summary>
    public static int Weight(string text) => text.Sum(letter => letter < 0x80 ? letter is '"' or '\\' ? 2 : 1 : char.IsSurrogate(letter) ? 6 : 3);

    private static string Clean(string text, int max)
    {
        if (text.Length <= max && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && text.Length > 0 && text[0] != ' ' && text[^1] != ' ')
        {
            return text;
        }

        var clean = new StringBuilder(Math.Min(text.Length, max) + 3);
        var rightToLeft = false;
        var cut = false;
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                gap = clean.Length > 0;
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                continue;
            }

            if (clean.Length + rune.Utf16SequenceLength + (gap ? 1 : 0) > max)
            {
                cut = true;
                break;
            }

            if (gap)
            {
                clean.Append(' ');
                gap = false;
            }

            rightToLeft |= IsRightToLeft(rune.Value);
            clean.Append(rune.ToString());
        }

        if (cut)
        {
            clean.Append('…');
        }

        return rightToLeft ? $"{FirstStrongIsolate}{clean}{PopDirectionalIsolate}" : clean.ToString();
    }

    /// <summary>Hebrew, Arabic and their neighbours, and their presentation forms.</summary>
    private static bool IsRightToLeft(int rune) => rune is >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF
        or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF;
}
