namespace ChargeBot.Tests.Manual;

/// <summary>Kinds of stations: what is on the manual's page depends on the protocol, and on whether the station is in service.</summary>
[Flags]
public enum Kinds
{
    None = 0,
    OcppInstalled = 1,
    OcppPlanned = 2,
    Lg2WanInstalled = 4,
    Lg2WanPlanned = 8,
    Ocpp = OcppInstalled | OcppPlanned,
    Lg2Wan = Lg2WanInstalled | Lg2WanPlanned,
    Installed = OcppInstalled | Lg2WanInstalled,
    Everywhere = Ocpp | Lg2Wan,
}

/// <summary>Who may press something.</summary>
[Flags]
public enum Roles
{
    Nobody = 0,
    Agent = 1,
    Engineer = 2,
    Supervisor = 4,
    Everybody = Agent | Engineer | Supervisor,
}

/// <summary>The same words in both languages.</summary>
public sealed record Said(string En, string De)
{
    public static implicit operator Said((string En, string De) said) => new(said.En, said.De);

    public static implicit operator Said(string both) => new(both, both);
}

/// <summary>One press on the way to a card: the button with this verb whose data have this value, wherever it stands.</summary>
public sealed record Step(string Verb, string? Key = null, string? Value = null);

/// <summary>How one gets to see a card from a cold chat: words that are followed by the port's id, then presses.</summary>
public sealed record Sight(string Words, params Step[] Steps)
{
    /// <summary>At the station's second port, where nobody charges.</summary>
    public bool Free { get; init; }

    public string Name => string.Join(" > ", [Free ? $"{Words} (free)" : Words, .. Steps.Select(step => step.Value is null ? step.Verb : $"{step.Verb} {step.Value}")]);
}

/// <summary>One field, button, rule or warning of the manual's page 'Charge Port Details', and where it is in the chat.</summary>
/// <param name="Tab">The manual's tab, or the part of its page.</param>
/// <param name="Field">What it is, in the manual's words.</param>
/// <param name="Sight">The card that has it.</param>
/// <param name="Label">The words that it goes by on the card.</param>
public sealed record ManualRow(string Tab, string Field, Sight Sight, Said Label)
{
    /// <summary>Where it is; on the cards of other kinds of stations it must not be.</summary>
    public Kinds On { get; init; } = Kinds.Everywhere;

    /// <summary>Where the value comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>The verb of the button that acts on it or changes it.</summary>
    public string? Verb { get; init; }

    /// <summary>Who sees that button; others must not.</summary>
    public Roles By { get; init; }

    /// <summary>Who is led to its card at all.</summary>
    public Roles SeenBy { get; init; } = Roles.Everybody;

    /// <summary>The label is the button's own, so that only those see it who may press it.</summary>
    public bool LabelIsButton { get; init; }

    /// <summary>What is said beside it, to those who may act.</summary>
    public Said? Warning { get; init; }

    /// <summary>With what it will come, when it is not there yet.</summary>
    public string? ComesWith { get; init; }
}
