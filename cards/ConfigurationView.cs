using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>The manual's tab 'Configuration' of a port.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Fields">Its fields, in the manual's order.</param>
public sealed record ConfigurationView(PortView Port, IReadOnlyList<ConfiguredField> Fields)
{
    /// <summary>The reading that was asked for on this card; null: none.</summary>
    public CommandRecord? Reading { get; init; }

    /// <summary>When anything of the station was last retrieved (UTC); null: never.</summary>
    public DateTimeOffset? RetrievedAt { get; init; }

    /// <summary>What stands in the way of billing here.</summary>
    public BillingObstacles Obstacles { get; init; }

    /// <summary>Something was saved just now.</summary>
    public bool Saved { get; init; }

    /// <summary>The form to edit master data; null: the configuration is shown.</summary>
    public ConfigurationForm? Form { get; init; }

    /// <summary>The EVSE id is about to change and the person is asked; null inside: it is taken away. Null: no question.</summary>
    public EvseIdChange? Question { get; init; }

    internal ConfiguredField? Find(string key) => Fields.FirstOrDefault(one => one.Field.Key == key);
}

/// <summary>The open form: what was typed, and what became of it.</summary>
public sealed record ConfigurationForm
{
    /// <summary>What was typed, by field; fields that are not in it stand as they are.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What does not do, and why: nothing was saved.</summary>
    public IReadOnlyDictionary<string, FieldProblem> Wrong { get; init; } = new Dictionary<string, FieldProblem>();

    /// <summary>What somebody else changed meanwhile, with what stood there when the form was opened (empty: nothing).</summary>
    public IReadOnlyDictionary<string, string> Overtaken { get; init; } = new Dictionary<string, string>();

    /// <summary>More came than any form of ours holds; none of it was looked at.</summary>
    public bool TooMuch { get; init; }
}

/// <summary>A question about the EVSE id.</summary>
/// <param name="From">What it is; null: none.</param>
/// <param name="To">What it shall be; null: none.</param>
/// <param name="Others">Other fields that are saved together with it.</param>
public sealed record EvseIdChange(string? From, string? To, IReadOnlyList<string> Others);
