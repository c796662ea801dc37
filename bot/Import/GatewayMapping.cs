using System.Text.Json;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Bot.Import;

/// <summary>What our extension says of an LG2WAN station's gateway and of devices' details. See README.md of this folder.</summary>
internal static class GatewayMapping
{
    /// <summary>The details of a port's devices.</summary>
    public static readonly string[] OfPort =
    [
        DeviceDetail.SmlServerId, DeviceDetail.MeteringPointId, DeviceDetail.MeterNumber, DeviceDetail.MeterServerId,
        DeviceDetail.CalibratedUntil, DeviceDetail.PublicKey, DeviceDetail.AutoMeterDetection,
    ];

    /// <summary>The details of a station's communication device.</summary>
    public static readonly string[] OfStation = [DeviceDetail.SimIpAddress, DeviceDetail.SimIccid, DeviceDetail.Imei, DeviceDetail.SimImsi];

    private static readonly string[] Types = ["LSX", "LSG", "ACCU"];

    /// <summary>The gateway's SML Server ID, which is the station's identity on the wire; null where it is missing or wrong.</summary>
    public static ChargePointId? ServerId(JsonFields ours)
    {
        var text = ours.Text("sml_server_id", 100);
        if (text.Length == 0)
        {
            return null;
        }

        if (DeviceNumbers.Neutral(DeviceDetail.GatewayServerId, text) is { } hex && ChargePointId.TryParse(hex, out var id))
        {
            return id;
        }

        ours.Problems.Add($"sml_server_id {JsonFields.Shown(text)} must be of up to 24 bytes in hexadecimal digits");
        return null;
    }

    /// <summary>How the gateway is reached, and the password of both directions; null where nothing is said.</summary>
    public static (ImportedGateway? Gateway, string? Password) Gateway(JsonFields ours, IReadOnlyList<ImportedDetail> communication)
    {
        if (ours.Member("gateway") is not { } element)
        {
            return (null, null);
        }

        if (element.ValueKind is not JsonValueKind.Object)
        {
            ours.Problems.Add("gateway is no object");
            return (null, null);
        }

        var fields = new JsonFields(element);
        var outgoing = OneOf(fields, "direction", ["in", "out"]) == "out";
        var address = NoSpaces(fields, "address", 253) ?? communication.FirstOrDefault(detail => detail.Key == DeviceDetail.SimIpAddress)?.Value;
        var gateway = new ImportedGateway
        {
            Direction = outgoing ? GatewayDirection.Outgoing : GatewayDirection.Incoming,
            Address = outgoing ? address : null,
            Port = fields.Whole("port", 65_535) ?? Domain.ChargePoints.Gateway.DefaultPort,
            Tls = fields.Switch("tls") ?? false,
            CertificateHash = Hash(fields),
            UserName = NoSpaces(fields, "user", 64),
            Type = OneOf(fields, "type", Types),
            Firmware = fields.Text("firmware", 50) is { Length: > 0 } firmware ? firmware : null,
            ControllerId = fields.Text("controller_id", 64) is { Length: > 0 } controller ? controller : null,
        };
        var password = NoSpaces(fields, "password", 64);
        if (outgoing && address is null)
        {
            fields.Problems.Add("address is missing: a gateway that is dialled has one (or communication.simIpAddress)");
        }

        ours.Problems.AddRange(fields.Problems.Select(problem => $"gateway.{problem}"));
        return (gateway, password);
    }

    /// <summary>Details of devices in their neutral form, by key; what is wrong is told without the value, for some are personal.</summary>
    public static IReadOnlyList<ImportedDetail> Details(JsonFields ours, string member, IReadOnlyList<string> keys)
    {
        if (ours.Member(member) is not { } element)
        {
            return [];
        }

        if (element.ValueKind is not JsonValueKind.Object)
        {
            ours.Problems.Add($"{member} is no object");
            return [];
        }

        var details = new SortedDictionary<string, ImportedDetail>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var name = property.Name.Replace("_", "", StringComparison.Ordinal);
            if (keys.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } key)
            {
                ours.Problems.Add($"{member}.{JsonFields.Shown(property.Name)} is none of {string.Join(", ", keys.Select(JsonNamingPolicy.CamelCase.ConvertName))}");
            }
            else if (JsonFields.Loose(property.Value) is not { } text || (text.Length > 0 && DeviceNumbers.Neutral(key, text) is null))
            {
                ours.Problems.Add($"{member}.{property.Name} is not {Kind(key)}");
            }
            else if (DeviceNumbers.Neutral(key, text) is { } value)
            {
                details[key] = new ImportedDetail(key, value);
            }
        }

        return [.. details.Values];
    }

    private static string Kind(string key) => key switch
    {
        DeviceDetail.SmlServerId or DeviceDetail.MeterServerId => "of up to 32 bytes in hexadecimal digits",
        DeviceDetail.MeteringPointId => "of up to 64 letters and digits",
        DeviceDetail.CalibratedUntil => "a day (2028-12-31) or a year",
        DeviceDetail.PublicKey => "a key in hexadecimal digits, base64 or PEM",
        DeviceDetail.AutoMeterDetection => "true or false",
        DeviceDetail.SimIpAddress => "an IP address",
        DeviceDetail.SimIccid or DeviceDetail.Imei or DeviceDetail.SimImsi => "of up to 64 digits",
        _ => "a text of up to 64 characters",
    };

    private static string? OneOf(JsonFields fields, string name, string[] words)
    {
        var text = fields.Text(name, 20);
        var word = words.FirstOrDefault(one => one.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (text.Length > 0 && word is null)
        {
            fields.Problems.Add($"{name} {JsonFields.Shown(text)} is none of {string.Join(", ", words)}");
        }

        return word;
    }

    private static string? Hash(JsonFields fields)
    {
        var text = string.Concat(fields.Text("certificate_sha256", 200).Where(c => c is not (' ' or ':' or '-'))).ToUpperInvariant();
        if (text.Length > 0 && (text.Length != 64 || !text.All(char.IsAsciiHexDigit)))
        {
            fields.Problems.Add("certificate_sha256 must be of 64 hexadecimal digits");
        }

        return text.Length > 0 ? text : null;
    }

    /// <summary>Printable ASCII without spaces; what is wrong is told without the value, which may be a password.</summary>
    private static string? NoSpaces(JsonFields fields, string name, int longest)
    {
        var text = fields.Text(name, longest);
        if (text.Any(c => c is < '!' or > '~'))
        {
            fields.Problems.Add($"{name} must be of printable ASCII characters without spaces");
        }

        return text.Length > 0 ? text : null;
    }
}
