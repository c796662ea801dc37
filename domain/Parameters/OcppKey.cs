namespace ChargeBot.Domain.Parameters;

/// <summary>What OCPP 1.6 says about one of its configuration keys (§9, and the security white paper).</summary>
/// <param name="Key">Its name on the wire.</param>
/// <param name="Type">What values it takes.</param>
/// <param name="Access">Who may do what with it.</param>
/// <param name="Meaning">What it does, in a sentence or two, in our own words.</param>
public sealed record OcppKey(string Key, OcppType Type, Mutability Access, Bilingual Meaning)
{
    /// <summary>Unit of a number: <c>s</c>, <c>Wh</c>, <c>%</c>; null where it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>Smallest number, or fewest characters.</summary>
    public int Min { get; init; }

    /// <summary>Largest number, or most characters; null: the standard names none.</summary>
    public int? Max { get; init; }

    /// <summary>What a list's members are; empty: anything.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The key that says how many members the list may have; null: there is none.</summary>
    public string? LengthKey { get; init; }
}

/// <summary>What values a key of the standard takes.</summary>
public enum OcppType
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Words with commas between them.</summary>
    List,

    /// <summary>Any text.</summary>
    Text,
}

/// <summary>What can be done with a value; the words are OCPP 2.0.1's.</summary>
public enum Mutability
{
    /// <summary>Read and changed.</summary>
    ReadWrite,

    /// <summary>Read alone.</summary>
    ReadOnly,

    /// <summary>Changed, and never read out.</summary>
    WriteOnly,
}
