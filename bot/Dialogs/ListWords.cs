using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Bot.Dialogs;

/// <summary>What is said behind 'list': words for status, current and protocol, English and German alike; the others name the site.</summary>
public static class ListWords
{
    private const int LongestWords = 3;
    private const int LongestSite = 80;

    private static readonly Dictionary<string, Func<InfrastructureFilter, InfrastructureFilter>> Meanings = new(StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase)
    {
        "in", "at", "and", "with", "all", "ports", "stations", "bei", "und", "mit", "alle", "ladepunkte", "stationen",
    };

    static ListWords()
    {
        Group(InfrastructureGroup.Available, "available", "free", "verfügbar", "frei", "freie");
        Group(InfrastructureGroup.Occupied, "occupied", "charging", "busy", "belegt", "belegte", "besetzt", "lädt", "ladend");
        Group(InfrastructureGroup.NotAvailable, "not available", "faulted", "faulty", "out of order", "broken", "nicht verfügbar", "gestört", "gestörte", "defekt", "defekte");
        Group(InfrastructureGroup.Inoperative, "inoperative", "out of operation", "out of service", "unavailable", "außer betrieb", "ausser betrieb");
        Group(InfrastructureGroup.Silent, "silent", "offline", "stumm", "stumme");
        Group(InfrastructureGroup.Planned, "planned", "geplant", "geplante");
        Meanings["ac"] = filter => filter with { Mode = ChargingMode.Ac };
        Meanings["dc"] = filter => filter with { Mode = ChargingMode.Dc };
        Meanings["ocpp"] = filter => filter with { Lg2Wan = false };
        Meanings["lg2wan"] = filter => filter with { Lg2Wan = true };
    }

    /// <summary>Reads it; never fails.</summary>
    public static InfrastructureFilter Read(string text)
    {
        var (filter, site) = (new InfrastructureFilter(), new List<string>());
        var words = text.Split([' ', '\t', '\r', '\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < words.Length;)
        {
            var taken = Enumerable.Range(1, Math.Min(LongestWords, words.Length - at)).LastOrDefault(count => Meanings.ContainsKey(string.Join(' ', words[at..(at + count)])));
            if (taken > 0)
            {
                filter = Meanings[string.Join(' ', words[at..(at + taken)])](filter);
            }
            else if (!Fillers.Contains(words[at]))
            {
                site.Add(words[at]);
            }

            at += Math.Max(1, taken);
        }

        var named = string.Join(' ', site);
        return site.Count == 0 ? filter : filter with { Site = named.Length > LongestSite ? named[..LongestSite] : named };
    }

    private static void Group(InfrastructureGroup group, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            Meanings[word] = filter => filter with { Group = group };
        }
    }
}
