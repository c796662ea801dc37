namespace ChargeBot.Domain.ChargePoints;

/// <summary>One port as the search knows it: a row of the <see cref="PortIndex"/>.</summary>
/// <param name="PortId">The charge port id people know.</param>
/// <param name="StationId">The station it belongs to.</param>
/// <param name="EvseId">The id published for roaming, or null.</param>
/// <param name="ChargePointId">The station's identity on the wire, or null.</param>
/// <param name="Connector">The protocol's connector number, from 1; null where unknown.</param>
/// <param name="Place">The site's name and address in one line; may be empty.</param>
/// <param name="Planned">Whether the station is commissioned later.</param>
public sealed record PortEntry(string PortId, string StationId, string? EvseId, string? ChargePointId, int? Connector, string Place, bool Planned)
{
    /// <summary>The serial number on the charger's plate, as its controller says it; null where it has said none.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>The number on the plate of the port's meter, or null.</summary>
    public string? MeterNumber { get; init; }

    /// <summary>The IANA time zone of the site.</summary>
    public string TimeZone { get; init; } = "Europe/Berlin";

    /// <summary>What tells one site from another: the place, or the station where none is known.</summary>
    public string Site => Place.Length > 0 ? Place : StationId;
}

/// <summary>What was noted about a port, for the search.</summary>
/// <param name="PortId">The port.</param>
/// <param name="Text">The note.</param>
public sealed record PortNote(string PortId, string Text);

/// <summary>What a typed text names: one port, or a station with its ports.</summary>
/// <param name="StationId">The station.</param>
/// <param name="Port">The port, or null where the station as a whole is named.</param>
/// <param name="Ports">All ports of the station, by connector; never empty.</param>
public sealed record SearchHit(string StationId, PortEntry? Port, IReadOnlyList<PortEntry> Ports);

/// <summary>Something that the typed text may mean.</summary>
/// <param name="Hit">What it would be.</param>
/// <param name="Reason">Why it is among the candidates.</param>
/// <param name="Matched">The id, the number, the place or the note that was found, as it is spelled.</param>
/// <param name="Slips">For a near miss, how many characters are wrong, missing, too many or swapped; otherwise 0.</param>
public sealed record SearchCandidate(SearchHit Hit, SearchReason Reason, string Matched, int Slips = 0);

/// <summary>Why something is a candidate, the best reason first.</summary>
public enum SearchReason
{
    /// <summary>It has this very id when separators are left out, and so has another.</summary>
    SameId,

    /// <summary>Its id begins like this.</summary>
    Prefix,

    /// <summary>Its id contains this.</summary>
    Part,

    /// <summary>The number of the charger or of its meter begins like this or contains it.</summary>
    Number,

    /// <summary>Its id is a slip of the finger away.</summary>
    NearMiss,

    /// <summary>It stands there.</summary>
    Place,

    /// <summary>It stands at a place that is written nearly so.</summary>
    NearPlace,

    /// <summary>A note about it says so.</summary>
    Note,
}

/// <summary>What a search found: exactly one thing, or candidates, or nothing.</summary>
/// <param name="Exact">What the text names beyond doubt, or null.</param>
/// <param name="Candidates">Otherwise what it may mean, the likeliest first, cut to the limit asked for.</param>
/// <param name="Total">How many candidates there are, those that were cut off included.</param>
public sealed record SearchResult(SearchHit? Exact, IReadOnlyList<SearchCandidate> Candidates, int Total)
{
    /// <summary>Nothing was found.</summary>
    public static SearchResult Nothing { get; } = new(null, [], 0);
}
