namespace ChargeBot.Domain.ChargePoints;

/// <summary>Gathers what a typed text may mean, everything once, and puts the likeliest first.</summary>
/// <param name="typedLength">How many letters and digits were typed: what is nearer in length comes first.</param>
internal sealed class SearchCandidates(int typedLength)
{
    private readonly Dictionary<SearchTarget, Found> found = [];

    /// <summary>Stations that are candidates as a whole, by their ports' array.</summary>
    private readonly Dictionary<PortEntry[], Found> whole = [];

    public int Count => found.Count;

    /// <summary>Adds one; what is there already stays, unless this is a nearer miss.</summary>
    public void Add(in SearchKey key, SearchReason reason, int slips = 0)
    {
        var found = new Found(reason, slips, Math.Abs(key.Folded.Length - typedLength), this.found.Count, key);
        if (this.found.TryGetValue(key.Target, out var before) && before.CompareTo(found) <= 0)
        {
            return;
        }
        this.found[key.Target] = found;
        if (key.Target.Port is null)
        {
            whole[key.Target.Ports] = found;
        }
    }

    /// <summary>The likeliest ones, and how many there are.</summary>
    public SearchResult Best(int limit)
    {
        // A station shows its ports, so a port that is no likelier than its station is not listed beside it.
        var listed = found.Values
            .Where(f => f.Key.Target.Port is null || !this.whole.TryGetValue(f.Key.Target.Ports, out var whole) || f.IsLikelierThan(whole))
            .ToList();
        return listed.Count == 0
            ? SearchResult.Nothing
            : new SearchResult(
                null,
                [.. listed.Order().Take(limit).Select(f => new SearchCandidate(f.Key.Target.Hit, f.Reason, f.Key.Spelled, f.Slips))],
                listed.Count);
    }

    private readonly record struct Found(SearchReason Reason, int Slips, int LengthAway, int Number, SearchKey Key) : IComparable<Found>
    {
        public bool IsLikelierThan(Found other) => (Reason, Slips).CompareTo((other.Reason, other.Slips)) < 0;

        public int CompareTo(Found other) =>
            (Reason, Slips, LengthAway, Number).CompareTo((other.Reason, other.Slips, other.LengthAway, other.Number));
    }
}
