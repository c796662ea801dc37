using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Domain.Parameters;

/// <summary>A field of the tab 'Configuration' at one port: the device's own word and people's side by side.</summary>
/// <param name="Field">Which.</param>
/// <param name="Reported">As the device transmitted it, in neutral form; null: it did not.</param>
/// <param name="Entered">As it stands in master data, in neutral form; null: nothing does.</param>
public sealed record ConfiguredField(ConfigurationField Field, string? Reported, string? Entered)
{
    /// <summary>Nobody entered it: <see cref="Entered"/> is what counts by default.</summary>
    public bool Assumed { get; init; }

    /// <summary>The parameter or configuration key that gave <see cref="Reported"/>, by which it is changed at the charger.</summary>
    public string? GivenBy { get; init; }

    /// <summary>When it was last retrieved (UTC).</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>When what was retrieved last changed (UTC).</summary>
    public DateTimeOffset? ReportedChangedAt { get; init; }

    /// <summary>When master data last changed (UTC); null where that is not known.</summary>
    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>What is shown: the device's word where there is one.</summary>
    public string? Value => Reported ?? Entered;

    /// <summary>Whether the device itself transmitted it: the manual's green 'Charging station'; else 'Master data'.</summary>
    public bool FromDevice => Reported is not null;

    /// <summary>The time of the last change of what is shown, not of the last retrieval (the manual).</summary>
    public DateTimeOffset? ChangedAt => FromDevice ? ReportedChangedAt : Value is null ? null : EnteredAt;

    /// <summary>Master data say something else than the device.</summary>
    public bool Differs => Reported is not null && Entered is not null && !Assumed && !Same(Field, Reported, Entered);

    /// <summary>The device's word in the form of master data; null where it cannot stand there.</summary>
    public string? ForMasterData(Protocol protocol) => Reported is null ? null
        : ConfigurationInput.Read(Field, Field.Type is FieldType.Number ? $"{Whole(Reported)} {Field.Unit}" : Reported, protocol) is { IsOk: true, Value: { } value } ? value : null;

    /// <summary>The fields of a port, in the manual's order.</summary>
    /// <param name="station">The station.</param>
    /// <param name="port">The port with its master data.</param>
    /// <param name="onlyPort">It is the station's only one.</param>
    /// <param name="values">What is kept of the station and the port.</param>
    /// <param name="keys">Which OCPP keys give a field.</param>
    public static IReadOnlyList<ConfiguredField> Of(Station station, Port port, bool onlyPort, IReadOnlyCollection<DeviceValue> values, FieldKeys keys) =>
        [.. ConfigurationFields.Of(port).Select(field =>
        {
            var device = station.Protocol is Protocol.Lg2Wan ? OfGateway(field, port, values) : keys.Read(field.Key, port.ConnectorId, onlyPort, values);
            var (entered, at, assumed) = Master(station, port, field, values);
            return new ConfiguredField(field, device?.Value, entered)
            {
                Assumed = assumed,
                GivenBy = device?.Row.Key,
                ReportedAt = device?.Row.ReportedAt,
                ReportedChangedAt = device?.Row.ReportedChangedAt,
                EnteredAt = at,
            };
        })];

    /// <summary>The row of master data that is not a column: an edit's, or the field's own.</summary>
    public static string RowOf(ConfigurationField field) => ConfigurationFields.IsColumn(field.Key) ? ConfigurationFields.EditOf(field.Key) : field.Key;

    private static DeviceReading? OfGateway(ConfigurationField field, Port port, IReadOnlyCollection<DeviceValue> values)
    {
        if (Lg2WanParameters.Find(field.Lg2WanParameter) is not { } parameter)
        {
            return null;
        }

        var connector = parameter.Scope is ParameterScope.Charger ? 0 : port.ConnectorId;
        return values.FirstOrDefault(value => value.ConnectorId == connector && value.Key == parameter.Key) is { Reported: { } text } row ? new DeviceReading(text, row) : null;
    }

    private static (string? Value, DateTimeOffset? At, bool Assumed) Master(Station station, Port port, ConfigurationField field, IReadOnlyCollection<DeviceValue> values)
    {
        var row = values.FirstOrDefault(value => value.ConnectorId == port.ConnectorId && value.Key == RowOf(field));
        if (ConfigurationFields.IsColumn(field.Key))
        {
            var column = ConfigurationFields.Column(port, field.Key);
            return (column, row is not null && row.Entered == column ? row.EnteredAt : null, false);
        }

        return row?.Entered is null && field.Type is FieldType.Method && CalibrationLawMethods.Default(station.Protocol) is { } method
            ? (method.ToString(), null, true)
            : (row?.Entered, row?.EnteredAt, false);
    }

    private static bool Same(ConfigurationField field, string reported, string entered) => field.Type switch
    {
        FieldType.Number => Whole(reported) == Whole(entered),
        FieldType.EvseId => (EvseId.TryParse(reported, out var one) ? one.Value : reported) == (EvseId.TryParse(entered, out var other) ? other.Value : entered),
        FieldType.Set => Words(reported).SetEquals(Words(entered)),
        _ => string.Equals(reported, entered, StringComparison.OrdinalIgnoreCase),
    };

    private static string Whole(string number) =>
        DeviceReading.Number(number) is { } value ? DeviceReading.Text(Math.Round(value, MidpointRounding.AwayFromZero)) : number;

    private static HashSet<string> Words(string list) =>
        new(list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
