using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>Why something is among the candidates.</summary>
public enum FoundBy
{
    /// <summary>Another one has the same id but for its separators.</summary>
    SameId,

    /// <summary>Its id begins like what was typed.</summary>
    Prefix,

    /// <summary>Its id contains it.</summary>
    Part,

    /// <summary>The number on the plate of the charger or of its meter begins like it or contains it.</summary>
    Number,

    /// <summary>Its id is a typing slip away.</summary>
    NearMiss,

    /// <summary>It stands there.</summary>
    Place,

    /// <summary>It stands at a place that is written nearly so.</summary>
    NearPlace,

    /// <summary>A note about it says so.</summary>
    Note,
}

/// <summary>A port in a list.</summary>
/// <param name="PortId">The id people know.</param>
/// <param name="Status">What it last reported; null where that was not looked up.</param>
public sealed record FoundPort(string PortId, PortStatus? Status = null);

/// <summary>A station in a list, with its ports by connector.</summary>
/// <param name="StationId">The id people know.</param>
/// <param name="Place">Name and address in one line; may be empty.</param>
/// <param name="Planned">Commissioned later.</param>
/// <param name="Ports">At least one.</param>
public sealed record FoundStation(string StationId, string Place, bool Planned, IReadOnlyList<FoundPort> Ports);

/// <summary>Something that was perhaps meant.</summary>
/// <param name="Station">The station.</param>
/// <param name="Port">The port; null: the station as a whole, whose first port is shown.</param>
/// <param name="By">Why it is here.</param>
/// <param name="Matched">The number or the note that was found; null: what was found stands on the card anyway.</param>
public sealed record Candidate(FoundStation Station, FoundPort? Port, FoundBy By, string? Matched = null);

/// <summary>What a search found.</summary>
/// <param name="Query">As typed.</param>
/// <param name="Exact">The station that was named beyond doubt, or null.</param>
/// <param name="Candidates">What may have been meant, the likeliest first; more than <see cref="MaxRows"/> are not drawn.</param>
/// <param name="Total">How many there are, those not in the list included.</param>
public sealed record SearchView(string Query, FoundStation? Exact, IReadOnlyList<Candidate> Candidates, int Total)
{
    /// <summary>Rows that a card shows at most.</summary>
    public const int MaxRows = 10;
}
