using System.Globalization;

namespace ChargeBot.Domain.Parameters;

/// <summary>How the text of a configuration key is read into a field's neutral form.</summary>
public enum KeyReading
{
    /// <summary>As it stands.</summary>
    Text,

    /// <summary>A number, times <see cref="FieldKey.Factor"/>.</summary>
    Number,

    /// <summary>True or false.</summary>
    Switch,

    /// <summary>True or false, and the field is the opposite: 'charging is free' is 'no authentication'.</summary>
    Opposite,

    /// <summary>OCPP 1.6 §9.1.7: <c>1.RST, 2.Unknown</c>. Three letters are three phases; 'NotApplicable' is one phase or direct current and also many a default, so it says nothing.</summary>
    PhaseRotation,

    /// <summary>A list with commas, one for each connector in order.</summary>
    ListItem,
}

/// <summary>A configuration key of OCPP 1.6 that gives a field of the tabs 'Configuration' or 'Device details'.</summary>
/// <param name="Field">Which: a key of <see cref="ConfigurationFields"/> or <see cref="DeviceDetail"/>.</param>
/// <param name="Key">The key as devices write it, in any case; <c>{connector}</c> stands for the connector's number.</param>
/// <param name="Reading">How its text is read.</param>
public sealed record FieldKey(string Field, string Key, KeyReading Reading)
{
    /// <summary>From the key's unit to the field's: 1000 for kW.</summary>
    public decimal Factor { get; init; } = 1;

    /// <summary>The key speaks of the whole station: it gives a port's field only where the station has no other port.</summary>
    public bool WholeStation { get; init; }

    /// <summary>Where the key is described, in words for the documentation.</summary>
    public string Source { get; init; } = "settings";

    /// <summary>The key's name for a connector.</summary>
    public string For(int connectorId) => Key.Replace("{connector}", connectorId.ToString(CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// Which configuration keys of OCPP 1.6 give which field. The standard has one for the phases and none for the others, so most
/// fields stay 'Master data'; makers have keys of their own, and an operator adds those of its fleet in the settings.
/// </summary>
public sealed class FieldKeys
{
    /// <summary>Keys that are described in public.</summary>
    public static IReadOnlyList<FieldKey> Known { get; } =
    [
        new(ConfigurationFields.EvseId, "ConnectorEvseIds", KeyReading.ListItem) { Source = "EVerest" },
        new(ConfigurationFields.AuthenticationMode, "FreeCharging", KeyReading.Opposite) { Source = "Zaptec" },
        new(ConfigurationFields.MaxCurrent, "Station-MaxCurrent", KeyReading.Number) { WholeStation = true, Source = "Alfen" },
        new(ConfigurationFields.Phases, "ConnectorPhaseRotation", KeyReading.PhaseRotation) { Source = "OCPP 1.6 §9.1.7" },
        new(DeviceDetail.MeterNumber, DeviceDetail.MeterNumber, KeyReading.Text) { WholeStation = true, Source = "meterSerialNumber of the boot, OCPP 1.6 §6.3" },
        new(DeviceDetail.PublicKey, "MeterPublicKey[{connector}]", KeyReading.Text) { Source = "OCA, Signed Meter Values in OCPP; EVerest" },
    ];

    /// <summary>The known ones alone.</summary>
    public static FieldKeys Standard { get; } = new([]);

    private readonly ILookup<string, FieldKey> byField;

    /// <summary>The known ones, behind those of the settings.</summary>
    public FieldKeys(IEnumerable<FieldKey> more) => byField = more.Concat(Known).ToLookup(key => key.Field, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, those of the settings first.</summary>
    public IEnumerable<FieldKey> All => byField.SelectMany(keys => keys);

    /// <summary>The device's word on a field of a port; null where no key gives it, or nothing that can be read.</summary>
    /// <param name="field">A key of <see cref="ConfigurationFields"/> or <see cref="DeviceDetail"/>.</param>
    /// <param name="connectorId">The port, by its connector.</param>
    /// <param name="onlyPort">It is the station's only one.</param>
    /// <param name="values">What is kept of the station.</param>
    public DeviceReading? Read(string field, int connectorId, bool onlyPort, IReadOnlyCollection<DeviceValue> values)
    {
        foreach (var key in byField[field])
        {
            var name = key.For(connectorId);
            if ((onlyPort || !key.WholeStation)
                && values.FirstOrDefault(value => value.ConnectorId == 0 && value.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Reported: { } text } row
                && DeviceReading.Neutral(key, text, connectorId) is { } neutral)
            {
                return new DeviceReading(neutral, row);
            }
        }

        return null;
    }
}

/// <summary>A device's word on a field.</summary>
/// <param name="Value">In the field's neutral form.</param>
/// <param name="Row">Where it came from.</param>
public sealed record DeviceReading(string Value, DeviceValue Row)
{
    /// <summary>A key's text in the neutral form of its field; null where it says nothing.</summary>
    public static string? Neutral(FieldKey key, string text, int connectorId)
    {
        var trimmed = text.Trim();
        return key.Reading switch
        {
            KeyReading.Number => Number(trimmed) is { } number ? Text(number * key.Factor) : null,
            KeyReading.Switch => Flag(trimmed) is { } on ? Text(on) : null,
            KeyReading.Opposite => Flag(trimmed) is { } on ? Text(!on) : null,
            KeyReading.PhaseRotation => Rotation(trimmed, connectorId),
            KeyReading.ListItem => Item(trimmed, connectorId),
            _ => trimmed.Length > 0 ? trimmed : null,
        };
    }

    /// <summary>A number with a point; null where it is none, negative, or beyond all sense.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1_000_000_000 ? number : null;

    /// <summary>A number in neutral form.</summary>
    public static string Text(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Text(bool on) => on ? "true" : "false";

    private static bool? Flag(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "ON" or "YES" or "ENABLED" => true,
        "FALSE" or "0" or "OFF" or "NO" or "DISABLED" => false,
        _ => null,
    };

    private static string? Rotation(string text, int connectorId)
    {
        var start = $"{connectorId.ToString(CultureInfo.InvariantCulture)}.";
        var mine = text.Split(',', ';').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith(start, StringComparison.Ordinal));
        return mine?[start.Length..].Trim().ToUpperInvariant() is "RST" or "RTS" or "SRT" or "STR" or "TRS" or "TSR" ? "3" : null;
    }

    private static string? Item(string text, int connectorId) =>
        text.Split(',') is var items && connectorId >= 1 && connectorId <= items.Length && items[connectorId - 1].Trim() is { Length: > 0 } item ? item : null;
}
