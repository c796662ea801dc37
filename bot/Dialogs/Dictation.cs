using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Bot.Dialogs;

/// <summary>What was said behind 'note' or 'ticket': where it shall stand, and the text.</summary>
/// <param name="Ports">The port; all of a station's, where that was named.</param>
/// <param name="Text">What remains, as it was typed.</param>
/// <param name="Unknown">An id that nothing goes by.</param>
internal sealed record Dictation(IReadOnlyList<PortEntry> Ports, string Text, string? Unknown = null)
{
    /// <summary>An id may be typed with spaces: DE ABC E1234 1.</summary>
    private const int MostWordsOfAnId = 6;

    /// <summary>Reads it: the shortest beginning that is an id names the port; without one, it is about the port looked at last.</summary>
    public static Dictation Read(string said, Network network, string? focus)
    {
        var words = said.Split((char[]?)null, MostWordsOfAnId + 8, StringSplitOptions.RemoveEmptyEntries);
        var start = words.TakeWhile(Intents.IsFiller).Count();
        for (var count = 1; count <= Math.Min(MostWordsOfAnId, words.Length - start); count++)
        {
            var id = string.Join(' ', words[start..(start + count)]).TrimEnd(':', ',');
            if (Named(id, network) is { Count: > 0 } ports)
            {
                return new Dictation(ports, Intents.After(said, start + count));
            }
        }

        return start < words.Length && IsLikeAnId(words[start]) ? new Dictation([], said, words[start])
            : focus is not null && network.Find(focus) is { } last ? new Dictation([last], said)
            : new Dictation([], said);
    }

    private static IReadOnlyList<PortEntry> Named(string id, Network network) => network.Find(id) is { } known ? [known]
        : network.Index.Find(id).Exact is { } hit ? hit.Port is { } port ? [port] : hit.Ports
        : [];

    /// <summary>With separators of an EVSE id, or letters and several digits: a slip in it must not make a note on another port.</summary>
    private static bool IsLikeAnId(string word) => word.Contains('*', StringComparison.Ordinal)
        || (word.Any(char.IsAsciiLetterUpper) && word.Count(char.IsAsciiDigit) > 2);
}
