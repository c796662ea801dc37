using System.Globalization;
using System.Text;

namespace ChargeBot.Domain.Notes;

/// <summary>What a note's text may be: 1 to 1,000 characters on as many lines as wanted, nothing in them that steers a screen.</summary>
public static class NoteText
{
    /// <summary>The longest text, in characters as clients count them (UTF-16).</summary>
    public const int MaxLength = 1_000;

    private const char Joiner = '\u200D';

    /// <summary>
    /// A typed text without control characters and without those that turn or hide what stands around them; line ends are
    /// line feeds, two empty lines in a row are one.
    /// </summary>
    public static string Clean(string? typed)
    {
        var clean = new StringBuilder();
        foreach (var rune in (typed ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                TrimEnd(clean, ' ');
                if (clean.Length > 0 && !(clean.Length > 1 && clean[^1] == '\n' && clean[^2] == '\n'))
                {
                    clean.Append('\n');
                }
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
            else if (Shows(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        TrimEnd(clean, ' ', '\n');
        return clean.ToString().TrimStart(' ', '\n');
    }

    /// <summary>As much of a text as a note holds, or as is asked for, with no character cut in two.</summary>
    public static string Bounded(string clean, int most = MaxLength) => clean.Length <= most ? clean
        : clean[..(char.IsHighSurrogate(clean[most - 1]) ? most - 1 : most)];

    /// <summary>Why a cleaned text cannot be a note's.</summary>
    public static NoteProblem Problem(string clean) => clean.Length switch
    {
        0 => NoteProblem.Empty,
        > MaxLength => NoteProblem.TooLong,
        _ => NoteProblem.None,
    };

    // Half a character comes out of EnumerateRunes as U+FFFD, which shows.
    private static bool Shows(Rune rune) => rune.Value == Joiner
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static void TrimEnd(StringBuilder text, params ReadOnlySpan<char> off)
    {
        while (text.Length > 0 && off.Contains(text[^1]))
        {
            text.Length--;
        }
    }
}

/// <summary>Why a note was not saved.</summary>
public enum NoteProblem
{
    /// <summary>It was, or nobody tried.</summary>
    None,

    /// <summary>There is no text.</summary>
    Empty,

    /// <summary>The text is longer than <see cref="NoteText.MaxLength"/>.</summary>
    TooLong,

    /// <summary>No port was chosen.</summary>
    NoPort,

    /// <summary>Someone else changed it meanwhile.</summary>
    Changed,

    /// <summary>Someone else deleted it meanwhile.</summary>
    Gone,
}
