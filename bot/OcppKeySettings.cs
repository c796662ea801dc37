using ChargeBot.Domain.Parameters;

namespace ChargeBot.Bot;

/// <summary>Which configuration keys of an operator's own OCPP stations give which field: settings section <c>Configuration:OcppKeys</c>.</summary>
public static class OcppKeySettings
{
    private const string Section = "Configuration:OcppKeys";

    /// <summary>The keys that are known, and those of the settings before them.</summary>
    public static FieldKeys Read(IConfiguration configuration) => new(Rows(configuration).Select(row => row.Key).OfType<FieldKey>());

    /// <summary>What cannot be read, each by its name.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration) =>
        Rows(configuration).Where(row => row.Key is null).Select(row => $"{row.Path} must have a Field of the Configuration or Device details tab, a Key of at most 50 characters, "
            + $"and a Reading that is one of {string.Join(", ", Enum.GetNames<KeyReading>())}.");

    private static IEnumerable<(string Path, FieldKey? Key)> Rows(IConfiguration configuration) =>
        configuration.GetSection(Section).GetChildren().Select(row => (row.Path, Row(row)));

    private static FieldKey? Row(IConfigurationSection row)
    {
        var field = ConfigurationFields.Find(row["Field"]);
        var detail = DeviceDetails.OfPort(Domain.ChargePoints.Protocol.Ocpp16).FirstOrDefault(key => key.Equals(row["Field"], StringComparison.OrdinalIgnoreCase));
        var reading = field?.Type switch
        {
            FieldType.Number => KeyReading.Number,
            FieldType.Switch => KeyReading.Switch,
            _ => KeyReading.Text,
        };
        return (field?.Key ?? detail) is { } name && row["Key"] is { Length: > 0 and <= 50 } key
            && (row["Reading"] is null || Enum.TryParse(row["Reading"], ignoreCase: true, out reading))
            ? new FieldKey(name, key, reading) { Factor = row.GetValue("Factor", 1m), WholeStation = row.GetValue("WholeStation", false) }
            : null;
    }
}
