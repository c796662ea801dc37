using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>The parameters of a port, or of its charger.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Values">What is known of the station and all its ports.</param>
/// <param name="Scope">Which of the two lists is shown.</param>
public sealed record ParametersView(PortView Port, IReadOnlyList<DeviceValue> Values, ParameterScope Scope)
{
    /// <summary>The reading that was asked for on this card; null: none.</summary>
    public CommandRecord? Reading { get; init; }

    internal IEnumerable<ParameterDefinition> Listed => Lg2WanParameters.Of(Port.Station, Values).Where(one => one.Scope == Scope);

    internal DeviceValue? Of(ParameterDefinition one) => ParameterView.Find(Values, one, Port);
}

/// <summary>One parameter.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Definition">Which.</param>
/// <param name="Values">What is known of the station and all its ports.</param>
public sealed record ParameterView(PortView Port, ParameterDefinition Definition, IReadOnlyList<DeviceValue> Values)
{
    /// <summary>The value that the person is asked about, in neutral form; null: it is shown to be changed.</summary>
    public string? Proposed { get; init; }

    /// <summary>What was typed and did not do.</summary>
    public string? Typed { get; init; }

    /// <summary>Why not.</summary>
    public ParameterProblem Problem { get; init; }

    /// <summary>What was to be set is what the charger reads already.</summary>
    public bool Unchanged { get; init; }

    /// <summary>What happened to it since the form was shown; null: nothing.</summary>
    public Meanwhile? Meanwhile { get; init; }

    /// <summary>The one-time page of a secret; null: none was asked for, or it is over.</summary>
    public Uri? Page { get; init; }

    internal DeviceValue? Present => Find(Values, Definition, Port);

    internal bool MayEdit => Port.Grants.CanEditParameters && !Definition.ReadOnly && !Definition.Secret && Present is not { FromDevice: true, ReadOnly: true };

    /// <summary>The connector whose parameter it is, looked at from a port; 0: the charger's.</summary>
    public static int ConnectorOf(ParameterDefinition one, Port port) => one.Scope is ParameterScope.Charger ? 0 : port.ConnectorId;

    internal static DeviceValue? Find(IReadOnlyList<DeviceValue> values, ParameterDefinition one, PortView port)
    {
        var connector = ConnectorOf(one, port.Port);
        return values.FirstOrDefault(value => value.ConnectorId == connector && value.Key == one.Key);
    }
}
