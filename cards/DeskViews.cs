using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>One line of help.</summary>
/// <param name="Words">What to type, for example <c>stop DE*ABC*E1234*1</c>.</param>
/// <param name="Does">What happens then, in the reader's language.</param>
public sealed record HelpLine(string Words, string Does);

/// <summary>What one can type.</summary>
/// <param name="Examples">First of all: lines to copy.</param>
/// <param name="Routes">What this person may do, in the reader's language.</param>
public sealed record HelpView(IReadOnlyList<HelpLine> Examples, IReadOnlyList<HelpLine> Routes)
{
    /// <summary>The text that nothing fits, as typed; null where help was asked for.</summary>
    public string? NotUnderstood { get; init; }

    /// <summary>Ports that the person has at hand, to open with a press; a handful.</summary>
    public IReadOnlyList<InfrastructurePort> AtHand { get; init; } = [];

    /// <summary>The nearest things to what was typed.</summary>
    public IReadOnlyList<HelpLine> Guesses { get; init; } = [];
}

/// <summary>Someone without a role.</summary>
/// <param name="Contact">Whom to ask for one, from configuration (a name, a mailbox); null: the team lead.</param>
public sealed record NoRoleView(string? Contact = null);

/// <summary>How an answer sounds; the words carry it, the colour only repeats.</summary>
public enum Tone
{
    /// <summary>Nothing to mark.</summary>
    Neutral,

    /// <summary>Done.</summary>
    Good,

    /// <summary>Take care.</summary>
    Warning,

    /// <summary>It did not work.</summary>
    Attention,
}

/// <summary>A short answer.</summary>
/// <param name="Title">One line; may be empty.</param>
/// <param name="Text">What happened, what it means, what to do.</param>
/// <param name="Tone">How it sounds.</param>
/// <param name="PortId">A port to go back to, or null.</param>
public sealed record WordsView(string Title, string Text, Tone Tone = Tone.Neutral, string? PortId = null);

/// <summary>A charge point that nobody imported.</summary>
/// <param name="ChargePoint">What it said about itself.</param>
/// <param name="Grants">Whether the person may adopt it.</param>
public sealed record HeldView(HeldChargePoint ChargePoint, Grants Grants)
{
    /// <summary><c>adopt.ask</c> was pressed: the card asks for the station id (input <c>stationId</c>).</summary>
    public bool Asking { get; init; }

    /// <summary>What was typed, where it did not do.</summary>
    public string? TypedStationId { get; init; }

    /// <summary>Why it did not do, or null.</summary>
    public AdoptProblem? Problem { get; init; }
}

/// <summary>Why a station id does not do for an adoption.</summary>
public enum AdoptProblem
{
    /// <summary>It has no letters or digits, or is too long.</summary>
    NotAnId,

    /// <summary>A station of this id already has another charge point.</summary>
    Taken,
}
