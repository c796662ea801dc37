using ChargeBot.Cards;
using ChargeBot.Domain.MasterData;

namespace ChargeBot.Bot.Conversations;

/// <summary>What a station's card shows, as its row keeps it.</summary>
/// <param name="Tab">Which tab.</param>
public sealed record StationPage(StationTab Tab)
{
    /// <summary>The form that is open, or none.</summary>
    public StationForm Form { get; init; }

    /// <summary>What the fields were when the form was opened: what differs from it is a colleague's doing.</summary>
    public IReadOnlyDictionary<string, string> Before { get; init; } = new Dictionary<string, string>();

    /// <summary>What was typed into the form; after it was saved, what was saved.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>Why fields were not taken.</summary>
    public IReadOnlyDictionary<string, StationFieldProblem> Problems { get; init; } = new Dictionary<string, StationFieldProblem>();

    /// <summary>What a colleague put in the place of what the form began with.</summary>
    public IReadOnlyDictionary<string, string> Meanwhile { get; init; } = new Dictionary<string, string>();

    /// <summary>When it was saved (UTC); null: it was not.</summary>
    public DateTimeOffset? SavedAt { get; init; }
}

/// <summary>What the card of a station's attributes shows, as its row keeps it.</summary>
public sealed record AttributePage
{
    /// <summary>Which page of the list, from 0.</summary>
    public int Page { get; init; }

    /// <summary>A form is open.</summary>
    public bool Editing { get; init; }

    /// <summary>The one that is edited, or shall go; null: a new one.</summary>
    public string? Key { get; init; }

    /// <summary>What it was when the form was opened or the question put, kind and value; null: it was not there.</summary>
    public string? Before { get; init; }

    /// <summary>The name that was typed.</summary>
    public string TypedKey { get; init; } = "";

    /// <summary>The kind that was chosen.</summary>
    public AttributeType Type { get; init; }

    /// <summary>The value that was typed.</summary>
    public string TypedValue { get; init; } = "";

    /// <summary>Why the name was not taken.</summary>
    public StationFieldProblem KeyProblem { get; init; }

    /// <summary>Why the value was not taken.</summary>
    public StationFieldProblem ValueProblem { get; init; }

    /// <summary>A colleague changed it since the form was opened.</summary>
    public bool ChangedMeanwhile { get; init; }

    /// <summary>What was done.</summary>
    public AttributeDone Done { get; init; }

    /// <summary>When that was (UTC).</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>An attribute's kind and value, to be compared.</summary>
    public static string? Mark(StationAttribute? one) => one is null ? null : $"{one.Type}:{one.Value}";
}
