namespace ChargeBot.Domain.Parameters;

/// <summary>
/// One thing that an OCPP station is set to, as it is shown. OCPP 1.6 has keys with values; OCPP 2.0.1 has variables of
/// components, perhaps in several instances, and says how each may be changed. <see cref="Of"/> is the one place where a key
/// of 1.6 becomes one of these.
/// </summary>
/// <param name="Key">What it is stored and asked for under: <see cref="DeviceValue.Key"/>.</param>
/// <param name="ConnectorId">The port by its connector number; 0: the whole station, which is all that OCPP 1.6 knows.</param>
public sealed record OcppParameter(string Key, int ConnectorId)
{
    /// <summary>The component that a variable belongs to; null in OCPP 1.6.</summary>
    public string? Component { get; init; }

    /// <summary>Which of several of the same name; null where there is one.</summary>
    public string? Instance { get; init; }

    /// <summary>The variable; null in OCPP 1.6.</summary>
    public string? Variable { get; init; }

    /// <summary>What can be done with it.</summary>
    public Mutability Mutability { get; init; }

    /// <summary>What it is, masked where it is a secret or holds one; null: not transmitted.</summary>
    public string? Value { get; init; }

    /// <summary>All of the value is kept back.</summary>
    public bool Secret { get; init; }

    /// <summary>When it was last retrieved (UTC); null: never, it is not published.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>When what was retrieved was last different from before (UTC).</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>What the standard says about it; null for a maker's own.</summary>
    public OcppKey? Standard { get; init; }

    /// <summary>Whether the device named it when it was read.</summary>
    public bool Published => ReportedAt is not null;

    /// <summary>A part of the value is masked, so that it cannot be edited, only typed anew.</summary>
    public bool PartlyMasked => !Secret && SecretValues.IsMasked(Value);

    /// <summary>Whether its name can be sent at all.</summary>
    public bool CanBeNamed => OcppInput.ProblemOf(Key) is OcppProblem.None;

    /// <summary>A key of OCPP 1.6 as it was read.</summary>
    public static OcppParameter Of(DeviceValue row)
    {
        var (standard, secret) = (OcppKeys.Find(row.Key), SecretValues.Names(row.Key));
        return new OcppParameter(row.Key, row.ConnectorId)
        {
            Mutability = row.ReadOnly ? Mutability.ReadOnly : secret || standard?.Access is Mutability.WriteOnly ? Mutability.WriteOnly : Mutability.ReadWrite,
            Value = row.Reported,
            Secret = secret,
            ReportedAt = row.ReportedAt,
            ChangedAt = row.ReportedChangedAt,
            Standard = standard,
        };
    }

    /// <summary>A key of OCPP 1.6 that the device has not named: the manual lets it be changed all the same, by name and value.</summary>
    public static OcppParameter Unpublished(string key) => Of(new DeviceValue { StationId = "", ConnectorId = 0, Key = key });

    /// <summary>What a port's station and the port itself are set to, by name.</summary>
    /// <param name="values">What is kept of the station.</param>
    /// <param name="connectorId">The port.</param>
    public static IReadOnlyList<OcppParameter> All(IEnumerable<DeviceValue> values, int connectorId) =>
    [
        .. values.Where(row => row.ReportedAt is not null && (row.ConnectorId == 0 || row.ConnectorId == connectorId))
            .Select(Of).OrderBy(one => one.Key, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.ConnectorId),
    ];

    /// <summary>Whether each word of what is looked for is in the name, the value or the meaning.</summary>
    public bool Matches(string? filter) => (filter ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word =>
        Has(Key, word) || Has(Component, word) || Has(Variable, word) || (!Secret && Has(Value, word)) || Has(Standard?.Meaning.En, word) || Has(Standard?.Meaning.De, word));

    private static bool Has(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) is true;
}
