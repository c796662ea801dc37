using ChargeBot.Domain.MasterData;

namespace ChargeBot.Cards;

/// <summary>What people keep about a station: the list, the form for one of them, or the question whether one shall go.</summary>
/// <param name="Port">The port from which the station is seen.</param>
/// <param name="Attributes">All of them, by name.</param>
public sealed record StationAttributesView(PortView Port, IReadOnlyList<StationAttribute> Attributes)
{
    /// <summary>Attributes on a card; more are further pages.</summary>
    public const int InPage = 8;

    /// <summary>Which page, from 0.</summary>
    public int Page { get; init; }

    /// <summary>What was done just now.</summary>
    public AttributeDone Done { get; init; }

    /// <summary>The form that is open; null: none.</summary>
    public AttributeFormView? Form { get; init; }

    /// <summary>The one that shall go, as it is now; null: none is asked about.</summary>
    public StationAttribute? Deleting { get; init; }
}

/// <summary>What was done to an attribute.</summary>
public enum AttributeDone
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It was saved.</summary>
    Saved,

    /// <summary>It was deleted.</summary>
    Deleted,

    /// <summary>Nothing: a colleague had deleted it.</summary>
    Gone,
}

/// <summary>The form of an attribute as it is open.</summary>
/// <param name="Key">Which one; null: a new one.</param>
/// <param name="TypedKey">The name that stands in its line.</param>
/// <param name="Type">The kind that is chosen.</param>
/// <param name="TypedValue">The value that stands in its line.</param>
public sealed record AttributeFormView(string? Key, string TypedKey, AttributeType Type, string TypedValue)
{
    /// <summary>Why the name was not taken.</summary>
    public StationFieldProblem KeyProblem { get; init; }

    /// <summary>Why the value was not taken.</summary>
    public StationFieldProblem ValueProblem { get; init; }

    /// <summary>What a colleague put meanwhile in the place of what this form began with; null: nothing.</summary>
    public string? Meanwhile { get; init; }
}
