using System.Globalization;

namespace ChargeBot.Domain.Parameters;

/// <summary>What a new value would do together with the present values of others. It is told before the change, and not forbidden.</summary>
public enum ParameterConcern
{
    /// <summary>Backend check off and the whitelist empty: no card is authorised.</summary>
    NobodyAuthorised,

    /// <summary>The provider mode needs a preferred provider and none is set.</summary>
    NoPreferredGsm,

    /// <summary>The port may give more than the whole charger: the charger's limit is what counts.</summary>
    AboveCharger,

    /// <summary>The whole charger may give less than one of its ports.</summary>
    BelowPort,

    /// <summary>The authentication mode is off: the types have no effect.</summary>
    ModeIsOff,

    /// <summary>Authentication is asked for and there is no way to do it.</summary>
    NoTypes,

    /// <summary>Authentication is not asked for any more: anyone can charge.</summary>
    AnyoneCharges,
}

/// <summary>Checks a new value against the present ones.</summary>
public static class ParameterConcerns
{
    /// <summary>What is to be told before a parameter gets a new value. What is not known raises no concern.</summary>
    /// <param name="definition">The parameter.</param>
    /// <param name="value">Its new value, in neutral form.</param>
    /// <param name="connectorId">Whose; 0: the charger's.</param>
    /// <param name="present">The values of the station and its ports as they are.</param>
    public static IReadOnlyList<ParameterConcern> Of(ParameterDefinition definition, string value, int connectorId, IReadOnlyCollection<DeviceValue> present)
    {
        return definition.Key switch
        {
            Lg2WanParameters.BackendCheck when value == "false" && Charger(Lg2WanParameters.WhitelistEntries) == "0" => [ParameterConcern.NobodyAuthorised],
            Lg2WanParameters.ProviderMode when NeedsPreferred(value) && string.IsNullOrEmpty(Charger(Lg2WanParameters.PreferredGsm)) => [ParameterConcern.NoPreferredGsm],
            Lg2WanParameters.PreferredGsm when value.Length == 0 && NeedsPreferred(Charger(Lg2WanParameters.ProviderMode)) => [ParameterConcern.NoPreferredGsm],
            Lg2WanParameters.MaxCurrent when Number(value) > Number(Charger(Lg2WanParameters.MaxChargerCurrent)) => [ParameterConcern.AboveCharger],
            Lg2WanParameters.MaxChargerCurrent when present.Any(one => one.Key == Lg2WanParameters.MaxCurrent && Number(one.Value) > Number(value)) => [ParameterConcern.BelowPort],
            Lg2WanParameters.AuthenticationTypes when Here(Lg2WanParameters.AuthenticationMode) == "false" => [ParameterConcern.ModeIsOff],
            Lg2WanParameters.AuthenticationTypes when value.Length == 0 => [ParameterConcern.NoTypes],
            Lg2WanParameters.AuthenticationMode when value == "false" => [ParameterConcern.AnyoneCharges],
            Lg2WanParameters.AuthenticationMode when Here(Lg2WanParameters.AuthenticationTypes) is { Length: 0 } => [ParameterConcern.NoTypes],
            _ => [],
        };

        string? Charger(string key) => present.FirstOrDefault(one => one.ConnectorId == 0 && one.Key == key)?.Value;

        string? Here(string key) => present.FirstOrDefault(one => one.ConnectorId == connectorId && one.Key == key)?.Value;
    }

    private static bool NeedsPreferred(string? mode) => mode is "Preferred" or "Exclusive";

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
