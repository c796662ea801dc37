namespace ChargeBot.Domain.ChargePoints;

/// <summary>
/// Finds ports and stations by what people type: a station id, port id, EVSE id or OCPP identity, with or without separators,
/// in any case, the beginning or a part of it, with a slip of the finger; the number on the charger's or the meter's plate; or
/// words of the place or of a note. Made once from all rows and never changed, so any number of threads may ask it; a change
/// of the network makes a new one.
/// </summary>
/// <remarks>An exact id is one look into a hash table. Everything else reads through the ids once: milliseconds for 50,000 ports.</remarks>
public sealed class PortIndex
{
    private const int MinPrefix = 2;
    private const int MinPart = 3;
    private const int MinNumber = 4;

    private readonly Dictionary<string, SearchKey[]> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SearchKey[]>.AlternateLookup<ReadOnlySpan<char>> exactBySpan;
    private readonly SearchKey[] keys;
    private readonly SearchKey[] numbers;
    private readonly SearchStation[] stations;
    private readonly WordIndex places;
    private NoteIndex notes;

    /// <summary>An index over these rows. Of two rows with the same port id, the later one counts.</summary>
    /// <param name="entries">The ports.</param>
    /// <param name="notes">What people noted about them.</param>
    public PortIndex(IEnumerable<PortEntry> entries, IEnumerable<PortNote>? notes = null)
    {
        var ports = new Dictionary<string, PortEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            ports[entry.PortId] = entry;
        }
        Count = ports.Count;
        stations = [.. ports.Values.GroupBy(p => p.StationId, StringComparer.Ordinal).Select(g => new SearchStation(g.Key, g)).OrderBy(s => s.Target.StationId, StringComparer.Ordinal)];
        keys = Sorted(stations.SelectMany(s => s.Keys()));
        numbers = Sorted(stations.SelectMany(s => s.Numbers()));
        places = new WordIndex(stations.Select(s => s.FoldedPlace));
        this.notes = Indexed(notes ?? []);
        foreach (var same in keys.GroupBy(k => k.Folded, StringComparer.Ordinal))
        {
            exact.Add(same.Key, [.. same]);
        }
        exactBySpan = exact.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>An index over the same ports, and what is noted about them now.</summary>
    public PortIndex WithNotes(IEnumerable<PortNote> now)
    {
        var other = (PortIndex)MemberwiseClone();
        other.notes = Indexed(now);
        return other;
    }

    /// <summary>How many ports are in it.</summary>
    public int Count { get; }

    /// <summary>Finds what a text means. Only its first 200 characters are looked at.</summary>
    /// <param name="text">As typed; anything.</param>
    /// <param name="limit">How many candidates to return at most.</param>
    public SearchResult Find(string text, int limit = 8)
    {
        Span<char> buffer = stackalloc char[IdText.MaxLength];
        var folded = buffer[..IdText.Fold(text, buffer)];
        if (folded.IsEmpty)
        {
            return SearchResult.Nothing;
        }
        if (exactBySpan.TryGetValue(folded, out var same))
        {
            return Exactly(same, text, limit);
        }
        var typed = folded.ToString();
        var found = new SearchCandidates(typed.Length);
        AddPrefixes(keys, typed, SearchReason.Prefix, found);
        if (typed.Length >= MinNumber)
        {
            AddPrefixes(numbers, typed, SearchReason.Number, found);
        }
        if (found.Count == 0)
        {
            AddParts(keys, typed, SearchReason.Part, found);
            if (typed.Length >= MinNumber)
            {
                AddParts(numbers, typed, SearchReason.Number, found);
            }
            AddNearMisses(typed, found);
        }
        var words = Spelling(text).Split(' ');
        if (Array.Exists(words, w => w.Length >= MinPart))
        {
            AddPlaces(words, found);
            notes.Add(words, found);
        }
        return found.Best(limit);
    }

    /// <summary>The stations whose place has, for every word typed, a word that begins with it or nearly is it; or whose id begins so.</summary>
    public IReadOnlySet<string> StationsAt(string site)
    {
        var there = places.Find(Spelling(site).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Texts
            .Select(number => stations[number].Target.StationId).ToHashSet(StringComparer.Ordinal);
        var typed = IdText.Fold(site);
        if (typed.Length >= MinPrefix)
        {
            for (var i = FirstNotBefore(keys, typed); i < keys.Length && keys[i].Folded.StartsWith(typed, StringComparison.Ordinal); i++)
            {
                there.Add(keys[i].Target.StationId);
            }
        }
        return there;
    }

    private static SearchKey[] Sorted(IEnumerable<SearchKey> from)
    {
        SearchKey[] keys = [.. from];
        Array.Sort(keys, (a, b) => string.CompareOrdinal(a.Folded, b.Folded) is var byText and not 0 ? byText : string.CompareOrdinal(a.Spelled, b.Spelled));
        return keys;
    }

    private static SearchResult Exactly(SearchKey[] same, string text, int limit)
    {
        var named = Targets(same);
        if (named.Count > 1)
        {
            // DE*ABC*E12*34 and DE*ABC*E123*4 are the same letters: the separators decide, where some were typed.
            var spelling = Spelling(text);
            var spelled = Targets([.. same.Where(k => Spelling(k.Spelled) == spelling)]);
            named = spelled.Count == 1 ? spelled : named;
        }
        if (named.Count == 1)
        {
            return new SearchResult(named[0].Hit, [], 0);
        }
        var found = new SearchCandidates(same[0].Folded.Length);
        foreach (var key in same)
        {
            found.Add(key, SearchReason.SameId);
        }
        return found.Best(limit);
    }

    /// <summary>
    /// What these keys name. Where a station and a port of it have the same id, that is the port if the station has no other,
    /// else the station.
    /// </summary>
    private static List<SearchTarget> Targets(SearchKey[] keys)
    {
        if (keys.Length == 1)
        {
            return [keys[0].Target];
        }
        var targets = keys.Select(k => k.Target).Distinct().ToList();
        return [.. targets.Where(t => t.Port is null == t.Ports.Length > 1
            || !targets.Exists(o => o.Ports == t.Ports && o.Port is null != t.Port is null))];
    }

    private static string Spelling(string text) => IdText.Fold(text, words: true);

    private static void AddPrefixes(SearchKey[] keys, string typed, SearchReason reason, SearchCandidates found)
    {
        if (typed.Length < MinPrefix)
        {
            return;
        }
        for (var i = FirstNotBefore(keys, typed); i < keys.Length && keys[i].Folded.StartsWith(typed, StringComparison.Ordinal); i++)
        {
            found.Add(keys[i], reason);
        }
    }

    private static int FirstNotBefore(SearchKey[] keys, string typed)
    {
        var (low, high) = (0, keys.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(keys[middle].Folded, typed) < 0 ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private static void AddParts(SearchKey[] keys, string typed, SearchReason reason, SearchCandidates found)
    {
        if (typed.Length < MinPart)
        {
            return;
        }
        foreach (ref readonly var key in keys.AsSpan())
        {
            if (key.Folded.Contains(typed, StringComparison.Ordinal))
            {
                found.Add(key, reason);
            }
        }
    }

    private void AddNearMisses(string typed, SearchCandidates found)
    {
        var forgiven = TypoDistance.Forgiven(typed.Length);
        if (forgiven == 0 || typed.Length > TypoDistance.MaxLength)
        {
            return;
        }
        var distance = new TypoDistance(typed);
        foreach (ref readonly var key in keys.AsSpan())
        {
            var slips = distance.To(key.Folded, key.Letters, forgiven);
            if (slips <= forgiven)
            {
                found.Add(key, SearchReason.NearMiss, slips);
            }
        }
    }

    private void AddPlaces(string[] words, SearchCandidates found)
    {
        var (there, slips) = places.Find(words);
        foreach (var number in there)
        {
            found.Add(stations[number].Place, slips ? SearchReason.NearPlace : SearchReason.Place);
        }
    }

    private NoteIndex Indexed(IEnumerable<PortNote> all) => new(all, stations.SelectMany(s => s.PortTargets()));
}
