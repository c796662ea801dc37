using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Bot.Turns;

/// <summary>What a text asks for.</summary>
/// <param name="Route">The route whose words it begins with; null: no words of ours, so all of it may be an id.</param>
/// <param name="Rest">What follows them.</param>
public sealed record Intent(Route? Route, string Rest);

/// <summary>
/// The small grammar of what is typed: words of ours, then a port's id, with whatever politeness between them.
/// English and German alike, whatever the client's language.
/// </summary>
public sealed class Intents(Routes routes)
{
    /// <summary>No id and no command is longer, in characters.</summary>
    private const int MaxCommand = 500;

    private static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase)
    {
        "please", "the", "port", "station", "charger", "at", "on", "for", "bitte", "die", "den", "das", "der", "an", "am", "bei", "säule", "ladepunkt",
    };

    /// <summary>Reads a text; never fails.</summary>
    public Intent Read(string text)
    {
        var tokens = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var start = tokens.TakeWhile(IsPolite).Count();
        for (var count = Math.Min(routes.LongestWords, tokens.Length - start); count > 0; count--)
        {
            if (routes.ByWords(string.Join(' ', tokens[start..(start + count)]).TrimEnd('!', '?', '.', ':', ',')) is { } route)
            {
                return new Intent(route, route.Words!.TakesText
                    ? After(text, start + count)
                    : Bounded(string.Join(' ', tokens[(start + count)..].SkipWhile(IsFiller))));
            }
        }

        return new Intent(null, Bounded(text.Trim()));
    }

    /// <summary>Words that people put before an id and that say nothing.</summary>
    public static bool IsFiller(string token) => Fillers.Contains(token);

    /// <summary>What follows the first words of a text, with its line ends.</summary>
    public static string After(string text, int words)
    {
        var rest = text.AsSpan().TrimStart();
        for (; words > 0; words--)
        {
            var end = 0;
            while (end < rest.Length && !char.IsWhiteSpace(rest[end]))
            {
                end++;
            }

            rest = rest[end..].TrimStart();
        }

        return rest.TrimEnd().ToString();
    }

    /// <summary>Words of ours that are a slip of the finger away from how a text begins, the nearest first.</summary>
    public IReadOnlyList<string> Guess(string text)
    {
        var typed = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(1));
        if (typed.Length is < 3 or > TypoDistance.MaxLength)
        {
            return [];
        }

        var distance = new TypoDistance(typed.ToUpperInvariant());
        var most = TypoDistance.Forgiven(typed.Length);
        return [.. routes.AllWords
            .Select(words => (words, slips: Slips(words)))
            .Where(guess => guess.slips <= most)
            .OrderBy(guess => guess.slips).ThenBy(guess => guess.words, StringComparer.Ordinal)
            .Take(3)
            .Select(guess => guess.words)];

        int Slips(string words)
        {
            var folded = words.ToUpperInvariant();
            return distance.To(folded, TypoDistance.Letters(folded), most);
        }
    }

    private static string Bounded(string text) => text.Length > MaxCommand ? text[..MaxCommand] : text;

    private static bool IsPolite(string token) => token.TrimEnd(',', '!').ToUpperInvariant() is "PLEASE" or "BITTE" or "HI" or "HALLO" or "HELLO";
}
