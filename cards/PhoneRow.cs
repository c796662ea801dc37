namespace ChargeBot.Cards;

/// <summary>
/// How many buttons stand side by side on a narrow phone with all their words: clients cut what is too long, and nobody can
/// tell 'Entr…' from 'Erzw…'. What finds no place goes to the overflow.
/// </summary>
internal static class PhoneRow
{
    private const int MostButtons = 3;

    // A card of 320 pixels between its two paddings, as Teams draws it: gaps of 8, a button's padding and border around its words.
    private const double Room = 288;
    private const double Gap = 8;
    private const double AroundWords = 22;
    private const double Overflow = 36;

    /// <summary>How many of the buttons, in their order, are shown; at least one.</summary>
    public static int Fitting(IReadOnlyList<Press> buttons)
    {
        for (var shown = Math.Min(MostButtons, buttons.Count); shown > 1; shown--)
        {
            var needed = buttons.Take(shown).Sum(button => Width(button.Title) + AroundWords + Gap) - Gap;
            if (needed + (buttons.Count > shown ? Gap + Overflow : 0) <= Room)
            {
                return shown;
            }
        }

        return 1;
    }

    /// <summary>The width of words in pixels, in the semi-bold 14 pixels of buttons: near enough, and a little on the wide side.</summary>
    public static double Width(string words) => words.Sum(Width);

    private static double Width(char letter) => letter switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or '!' or ' ' or ':' => 3.7,
        'f' or 'r' or 't' or '-' => 5,
        'm' or 'M' or 'w' or 'W' => 12.3,
        'E' or 'F' or 'J' or 'L' => 7.9,
        >= 'A' and <= 'Z' => 9.3,
        'a' or 'e' or 'k' => 7.5,
        'c' or 's' or 'v' or 'x' or 'y' or 'z' => 7.3,
        _ => 7.9,
    };
}
