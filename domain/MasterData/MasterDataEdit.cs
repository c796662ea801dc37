namespace ChargeBot.Domain.MasterData;

/// <summary>
/// What becomes of a form that was typed over master data which others edit too: fields that the person left as they were
/// keep a colleague's new value; where both changed the same field, neither wins by being later.
/// </summary>
public sealed record MasterDataEdit
{
    /// <summary>What was typed, in neutral form where it could be read.</summary>
    public required IReadOnlyDictionary<string, string> Typed { get; init; }

    /// <summary>Why fields cannot be taken.</summary>
    public required IReadOnlyDictionary<string, StationFieldProblem> Problems { get; init; }

    /// <summary>What a colleague put in a field that the person changed too.</summary>
    public required IReadOnlyDictionary<string, string> Meanwhile { get; init; }

    /// <summary>What is to be stored.</summary>
    public required IReadOnlyDictionary<string, string> Changed { get; init; }

    /// <summary>Compares what was typed with what the form began with and with what is stored now.</summary>
    /// <param name="form">Which form.</param>
    /// <param name="before">What it began with, by field.</param>
    /// <param name="stored">What is stored now, by field.</param>
    /// <param name="typed">What was typed into a field.</param>
    public static MasterDataEdit Of(
        StationForm form, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> stored, Func<string, string> typed)
    {
        var inputs = StationFields.Of(form).ToDictionary(field => field, field => StationFields.Read(field, typed(field)));
        var values = inputs.ToDictionary(one => one.Key, one => one.Value.Value);
        var problems = inputs.Where(one => !one.Value.IsOk).ToDictionary(one => one.Key, one => one.Value.Problem);
        if (StationFields.Together(values) is { } half)
        {
            problems.TryAdd(half.Key, half.Problem);
        }

        var mine = values.Where(one => one.Value != before.GetValueOrDefault(one.Key, "") && one.Value != stored[one.Key]).ToDictionary();
        return new MasterDataEdit
        {
            Typed = values,
            Problems = problems,
            Meanwhile = mine.Keys.Where(field => stored[field] != before.GetValueOrDefault(field, "")).ToDictionary(field => field, field => stored[field]),
            Changed = mine,
        };
    }
}
