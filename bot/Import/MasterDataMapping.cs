using System.Text.Json;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.MasterData;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Bot.Import;

/// <summary>
/// What a file says of a station beside where it stands and of a port beside its plug: access, assignments and attributes,
/// and the master data of its configuration. See README.md of this folder.
/// </summary>
internal static class MasterDataMapping
{
    /// <summary>What no plug says: everything else of a port's configuration comes from OCPI's own members.</summary>
    public static readonly string[] OfConfiguration = [ConfigurationFields.CalibrationLawMethod, ConfigurationFields.AuthenticationMode, ConfigurationFields.AuthenticationTypes];

    private static readonly string[] Types = [.. Enum.GetNames<AttributeType>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>Access and assignments as OCPI's Location has them: operator, owner, and whether it is open around the clock.</summary>
    public static List<ImportedDetail> OfLocation(JsonFields location)
    {
        var details = new List<ImportedDetail>();
        Add(StationField.Operator, Name("operator"));
        Add(StationField.SiteOwner, Name("owner"));
        if (location.Member("opening_times") is { } times && new JsonFields(times).Switch("twentyfourseven") is true)
        {
            Add(StationField.OpeningHours, StationField.Always);
        }

        return details;

        string Name(string member) => location.Member(member) is { } element ? new JsonFields(element).Text("name", StationFields.Longest(StationField.Operator)) : "";

        void Add(string key, string text)
        {
            if (StationFields.Read(key, text) is { IsOk: true, Value.Length: > 0 } read)
            {
                details.Add(new ImportedDetail(key, read.Value));
            }
        }
    }

    /// <summary>Access and assignments as our extension has them.</summary>
    public static IReadOnlyList<ImportedDetail> OfStation(JsonFields ours) => [.. Members(ours, "station", StationFields.BesideTheRow).Select(one => (one, Read: StationFields.Read(one.Key, one.Text)))
        .Where(one =>
        {
            if (!one.Read.IsOk)
            {
                ours.Problems.Add($"station.{Camel(one.one.Key)} {JsonFields.Shown(one.one.Text)} is not taken: {one.Read.Problem}");
            }

            return one.Read is { IsOk: true, Value.Length: > 0 };
        })
        .Select(one => new ImportedDetail(one.one.Key, one.Read.Value))];

    /// <summary>A port's configuration as written; whether it does depends on what the station speaks.</summary>
    public static IReadOnlyList<(string Key, string Text)> Configuration(JsonFields ours) => [.. Members(ours, "configuration", OfConfiguration).Where(one => one.Text.Length > 0)];

    /// <summary>A written configuration in its neutral form, or what is wrong with it.</summary>
    public static (IReadOnlyList<ImportedDetail> Details, string? Wrong) Read(IReadOnlyList<(string Key, string Text)> written, Protocol protocol)
    {
        var details = new List<ImportedDetail>();
        foreach (var (key, text) in written)
        {
            var read = ConfigurationInput.Read(ConfigurationFields.Find(key)!, text, protocol);
            if (!read.IsOk || read.Value is null)
            {
                return ([], $"chargebot.configuration.{Camel(key)} {JsonFields.Shown(text)} is not taken of a station that speaks {protocol}: {read.Problem}");
            }

            details.Add(new ImportedDetail(key, read.Value));
        }

        return (details, null);
    }

    /// <summary>Attributes: a list of name, type and value.</summary>
    public static IReadOnlyList<ImportedAttribute> Attributes(JsonFields ours)
    {
        var attributes = new List<ImportedAttribute>();
        var elements = ours.List("attributes");
        if (elements.Count > StationAttributes.Most)
        {
            ours.Problems.Add($"attributes are {elements.Count}; a station has {StationAttributes.Most} at most");
            return [];
        }

        foreach (var (element, index) in elements.Select((element, index) => (element, index)))
        {
            var fields = new JsonFields(element);
            var name = StationAttributes.Key(fields.Required("name", 200));
            var type = fields.Text("type", 20) is { Length: > 0 } said ? Enum.TryParse<AttributeType>(said, ignoreCase: true, out var known) && !char.IsAsciiDigit(said[0]) ? known : (AttributeType?)null : AttributeType.Text;
            var value = StationAttributes.Value(type ?? AttributeType.Text, fields.Member("value") is { } raw ? JsonFields.Loose(raw) : null);
            if (type is null)
            {
                fields.Problems.Add($"type is none of {string.Join(", ", Types)}");
            }
            else if (!name.IsOk || !value.IsOk)
            {
                fields.Problems.Add($"{(name.IsOk ? "value" : "name")} is not taken: {(name.IsOk ? value.Problem : name.Problem)}");
            }
            else if (attributes.Exists(other => other.Key.Equals(name.Value, StringComparison.OrdinalIgnoreCase)))
            {
                fields.Problems.Add($"name {JsonFields.Shown(name.Value)} comes twice");
            }

            if (fields.Problems.Count == 0)
            {
                attributes.Add(new ImportedAttribute(name.Value, type!.Value, value.Value));
            }

            ours.Problems.AddRange(fields.Problems.Select(problem => $"attributes[{index}].{problem}"));
        }

        return attributes;
    }

    /// <summary>How a key of ours is written in a file.</summary>
    public static string Camel(string key) => JsonNamingPolicy.CamelCase.ConvertName(key);

    private static List<(string Key, string Text)> Members(JsonFields ours, string member, IReadOnlyList<string> keys)
    {
        var found = new List<(string, string)>();
        if (ours.Member(member) is not { } element)
        {
            return found;
        }

        if (element.ValueKind is not JsonValueKind.Object)
        {
            ours.Problems.Add($"{member} is no object");
            return found;
        }

        foreach (var property in element.EnumerateObject())
        {
            var name = property.Name.Replace("_", "", StringComparison.Ordinal);
            if (keys.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } key)
            {
                ours.Problems.Add($"{member}.{JsonFields.Shown(property.Name)} is none of {string.Join(", ", keys.Select(Camel))}");
            }
            else if (JsonFields.Loose(property.Value) is not { } text)
            {
                ours.Problems.Add($"{member}.{property.Name} is no text");
            }
            else
            {
                found.Add((key, text));
            }
        }

        return found;
    }
}
