using ChargeBot.Bot.Dialogs;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Turns;

/// <summary>One thing that a person may ask for.</summary>
/// <param name="Verb">Its name on buttons and in the audit, as <c>stop.ask</c>.</param>
/// <param name="Permission">The group of the role × verb table that it belongs to; null: anyone may.</param>
/// <param name="Words">How it is said; null: it is only pressed.</param>
public sealed record Route(string Verb, Permission? Permission, Words? Words = null)
{
    /// <summary>Asked for by someone who may only with a reason is still asked for: the dialog takes the reason.</summary>
    public IDialog Dialog { get; internal set; } = null!;
}

/// <summary>How something is said.</summary>
/// <param name="English">Words in English, the usual one first.</param>
/// <param name="German">Words in German, the usual one first.</param>
/// <param name="TakesPort">Whether a port's id follows.</param>
/// <param name="WhatItDoes">One line for the help, in English and in German.</param>
public sealed record Words(string[] English, string[] German, bool TakesPort, (string En, string De) WhatItDoes)
{
    /// <summary>A text of the person's own follows: it is taken as it was typed.</summary>
    public bool TakesText { get; init; }
}

/// <summary>All routes, found by a scan over the dialogs. A verb or word that stands twice fails the start.</summary>
public sealed class Routes
{
    private readonly Dictionary<string, Route> byVerb = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Route> byWords = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Collects the routes of all dialogs.</summary>
    /// <exception cref="InvalidOperationException">Two dialogs want the same verb or word.</exception>
    public Routes(IEnumerable<IDialog> dialogs)
    {
        foreach (var dialog in dialogs.OrderBy(dialog => dialog.Name, StringComparer.Ordinal))
        {
            foreach (var route in dialog.Routes)
            {
                route.Dialog = dialog;
                Claim(byVerb, route.Verb, route);
                foreach (var word in route.Words is { } words ? words.English.Union(words.German) : [])
                {
                    Claim(byWords, word, route);
                }
            }
        }

        All = [.. byVerb.Values.OrderBy(route => route.Verb, StringComparer.Ordinal)];
        LongestWords = byWords.Keys.Max(words => words.Count(letter => letter == ' ') + 1);
    }

    /// <summary>The dialogs that there are: the one scan.</summary>
    public static IEnumerable<Type> DialogTypes => typeof(IDialog).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IDialog)));

    /// <summary>All of them, by verb.</summary>
    public IReadOnlyList<Route> All { get; }

    /// <summary>How many words the longest way to say something has.</summary>
    public int LongestWords { get; }

    /// <summary>Everything that can be said.</summary>
    public IEnumerable<string> AllWords => byWords.Keys;

    /// <summary>The route of a verb, or null.</summary>
    public Route? ByVerb(string verb) => byVerb.GetValueOrDefault(verb);

    /// <summary>The route of words, in any case, or null.</summary>
    public Route? ByWords(string words) => byWords.GetValueOrDefault(words);

    /// <summary>Every route in one line: verb, roles, words. Kept as a golden file.</summary>
    public string ToText(RoleTable table) => string.Join('\n', All.Select(route => string.Join(" | ",
        route.Verb,
        route.Permission is { } permission ? string.Join(", ", table.Holders(permission).Select(role => table.Ask(role, permission) is Grant.AllowedWithReason ? $"{role} with a reason" : $"{role}")) : "anyone",
        route.Words is { } words ? string.Join(", ", words.English.Union(words.German)) + (words.TakesPort ? " <port>" : "") : "(pressed)"))) + "\n";

    private static void Claim(Dictionary<string, Route> table, string key, Route route)
    {
        if (!table.TryAdd(key, route))
        {
            throw new InvalidOperationException($"Both {table[key].Verb} and {route.Verb} want '{key}'.");
        }
    }
}
