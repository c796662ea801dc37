using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Bot.Import;

/// <summary>An EVSE with what our extension says of it, checked by itself.</summary>
/// <param name="Where">Line and JSON path.</param>
/// <param name="StationId">The station it belongs to.</param>
/// <param name="Port">The port it becomes.</param>
internal sealed record MappedEvse(string Where, string StationId, ImportedPort Port)
{
    /// <summary>The station's identity on the wire as this EVSE says it, or null.</summary>
    public ChargePointId? Identity { get; init; }

    /// <summary>What the station speaks as this EVSE says it, or null.</summary>
    public Protocol? Protocol { get; init; }

    /// <summary>The station's password as this EVSE says it, or null.</summary>
    public string? Password { get; init; }

    /// <summary>How the station's gateway is reached as this EVSE says it, or null.</summary>
    public ImportedGateway? Gateway { get; init; }

    /// <summary>The station's communication device as this EVSE says it; or nothing.</summary>
    public IReadOnlyList<ImportedDetail> Communication { get; init; } = [];

    /// <summary>The station's access and assignments as this EVSE says them; or nothing.</summary>
    public IReadOnlyList<ImportedDetail> MasterData { get; init; } = [];

    /// <summary>The station's attributes as this EVSE says them; or nothing.</summary>
    public IReadOnlyList<ImportedAttribute> Attributes { get; init; } = [];

    /// <summary>The port's configuration as written.</summary>
    public IReadOnlyList<(string Key, string Text)> Configuration { get; init; } = [];

    /// <summary>Which members it has that only stations of one kind have: <c>true</c> LG2WAN, <c>false</c> OCPP; or null.</summary>
    public bool? OnlyLg2Wan { get; init; }

    /// <summary>Whether its status is PLANNED.</summary>
    public bool Planned { get; init; }

    /// <summary>Where the EVSE is; null: where its Location is.</summary>
    public (double Latitude, double Longitude)? Coordinates { get; init; }
}

/// <summary>Turns OCPI's EVSE (2.2.1 §8.4.2) with our extension into a port. See README.md of this folder.</summary>
internal static class EvseMapping
{
    private const int LongestId = 64;

    private static readonly Dictionary<string, Protocol> Protocols = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ocpp1.6"] = Protocol.Ocpp16,
        ["ocpp2.0.1"] = Protocol.Ocpp201,
        ["lg2wan"] = Protocol.Lg2Wan,
    };

    private static readonly Dictionary<string, (ChargingMode Mode, int Phases)> PowerTypes = new(StringComparer.Ordinal)
    {
        ["AC_1_PHASE"] = (ChargingMode.Ac, 1),
        ["AC_2_PHASE"] = (ChargingMode.Ac, 2),
        ["AC_2_PHASE_SPLIT"] = (ChargingMode.Ac, 2),
        ["AC_3_PHASE"] = (ChargingMode.Ac, 3),
        ["DC"] = (ChargingMode.Dc, 0),
    };

    /// <summary>The port, or a row that says what is wrong with it.</summary>
    public static (MappedEvse? Evse, RejectedRow? Rejected) Map(JsonElement element, string where)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return (null, new RejectedRow(where, null, "this is no EVSE object."));
        }
        var evse = new JsonFields(element);
        var ours = new JsonFields(evse.Member("chargebot") ?? default);
        var uid = evse.Required("uid", LongestId);
        var evseText = evse.Text("evse_id", LongestId);
        EvseId? evseId = EvseId.TryParse(evseText, out var parsed) ? parsed : null;
        if (evseText.Length > 0 && evseId is null)
        {
            evse.Problems.Add($"evse_id {JsonFields.Shown(evseText)} is no EVSE id (DE*ABC*E1234*1)");
        }
        var status = evse.Text("status", 20);
        if (status == "REMOVED")
        {
            evse.Problems.Add("its status is REMOVED, so it is not taken over");
        }

        var stationId = Id(ours, "station_id", ours.Required("station_id", LongestId));
        var portId = PortIdOf(ours, uid, evseId);
        var communication = GatewayMapping.Details(ours, "communication", GatewayMapping.OfStation);
        var (gateway, gatewayPassword) = GatewayMapping.Gateway(ours, communication);
        var serverId = GatewayMapping.ServerId(ours);
        var ofGateway = serverId is not null || gateway is not null || communication.Count > 0;
        var (identity, password) = (Identity(ours), Password(ours));
        if (ofGateway && (identity is not null || password is not null))
        {
            ours.Problems.Add("ocpp_identity and ocpp_password are for OCPP; what speaks lg2wan has sml_server_id and gateway.password");
        }
        var mapped = new MappedEvse(where, stationId, Port(evse, ours, portId, evseId))
        {
            Identity = serverId ?? identity,
            Protocol = ProtocolOf(ours),
            Password = gatewayPassword ?? password,
            Gateway = gateway,
            Communication = communication,
            MasterData = MasterDataMapping.OfStation(ours),
            Attributes = MasterDataMapping.Attributes(ours),
            Configuration = MasterDataMapping.Configuration(ours),
            OnlyLg2Wan = ofGateway ? true : identity is not null || password is not null ? false : null,
            Planned = status == "PLANNED",
            Coordinates = Coordinates(evse),
        };
        evse.Problems.AddRange(ours.Problems.Select(p => evse.Member("chargebot") is null ? "the object chargebot is missing" : $"chargebot.{p}").Distinct());
        return evse.Problems.Count == 0
            ? (mapped, null)
            : (null, new RejectedRow(where, evseText.Length > 0 ? evseText : uid.Length > 0 ? uid : null, evse.Why + "."));
    }

    // Many operators' uids are database keys that nobody has ever read out on the phone; an EVSE id is on the label.
    private static string PortIdOf(JsonFields ours, string uid, EvseId? evseId)
    {
        var told = ours.Text("port_id", LongestId);
        return told.Length > 0 ? Id(ours, "port_id", told)
            : evseId is { } published ? published.Value
            : EvseId.TryParse(uid, out var id) ? id.Value
            : Id(ours, "port_id (from uid)", uid);
    }

    private static string Id(JsonFields ours, string name, string id)
    {
        if (id.Length > 0 && (!id.Any(char.IsLetterOrDigit) || !id.All(c => char.IsLetterOrDigit(c) || "*-_./:|+@= ".Contains(c, StringComparison.Ordinal))))
        {
            ours.Problems.Add($"{name} {JsonFields.Shown(id)} must be of letters, digits and * - _ . / : | + @ = or spaces");
        }
        return id;
    }

    private static ImportedPort Port(JsonFields evse, JsonFields ours, string portId, EvseId? evseId)
    {
        var port = new ImportedPort
        {
            PortId = portId,
            EvseId = evseId,
            ConnectorId = ours.Whole("connector_id", 255, required: true) ?? 0,
            Position = ours.Text("position", 50),
            ConnectorType = "",
            Details = GatewayMapping.Details(ours, "details", GatewayMapping.OfPort),
        };
        var connectors = evse.List("connectors");
        if (connectors.Count == 0)
        {
            evse.Problems.Add("connectors is missing or empty");
        }
        // Of several plugs on one EVSE only one is in use at a time; the strongest says what the port can do.
        return connectors.Select((connector, i) => Connector(evse, connector, i, port)).MaxBy(p => p?.MaxPowerW ?? 0) ?? port;
    }

    private static ImportedPort? Connector(JsonFields evse, JsonElement element, int index, ImportedPort port)
    {
        var connector = new JsonFields(element);
        var standard = connector.Required("standard", 50);
        var powerType = connector.Required("power_type", 50);
        var known = PowerTypes.TryGetValue(powerType, out var power);
        if (powerType.Length > 0 && !known)
        {
            connector.Problems.Add($"power_type {JsonFields.Shown(powerType)} is none of {string.Join(", ", PowerTypes.Keys)}");
        }
        var volts = connector.Whole("max_voltage", 2_000, required: true) ?? 0;
        var amperes = connector.Whole("max_amperage", 5_000, required: true) ?? 0;
        var watts = connector.Whole("max_electric_power", 5_000_000) ?? volts * amperes * Math.Max(1, power.Phases);
        evse.Problems.AddRange(connector.Problems.Select(p => $"connectors[{index}].{p}"));
        return connector.Problems.Count > 0
            ? null
            : port with { ConnectorType = standard, PowerType = power.Mode, Phases = power.Phases, MaxVoltage = volts, MaxCurrent = amperes, MaxPowerW = watts };
    }

    private static ChargePointId? Identity(JsonFields ours)
    {
        var text = ours.Text("ocpp_identity", 200);
        if (text.Length == 0)
        {
            return null;
        }
        // A file is no address: what looks percent-encoded there is a mistake.
        if (!text.Contains('%') && ChargePointId.TryParse(text, out var identity))
        {
            return identity;
        }
        ours.Problems.Add($"ocpp_identity {JsonFields.Shown(text)} must be of 1 to {ChargePointId.MaxLength} letters, digits and * - _ = + | @ .");
        return null;
    }

    private static Protocol? ProtocolOf(JsonFields ours)
    {
        var text = ours.Text("protocol", 20);
        if (text.Length == 0)
        {
            return null;
        }
        if (Protocols.TryGetValue(text, out var protocol))
        {
            return protocol;
        }
        ours.Problems.Add($"protocol {JsonFields.Shown(text)} is none of {string.Join(", ", Protocols.Keys)}");
        return null;
    }

    // OCPP 1.6 security whitepaper, security profile 1: 16 bytes at least, 40 at most.
    private static string? Password(JsonFields ours)
    {
        var password = ours.Text("ocpp_password", 40);
        if (password.Length is > 0 and < 16 || password.Any(c => c is < '!' or > '~'))
        {
            ours.Problems.Add("ocpp_password must be of 16 to 40 printable ASCII characters without spaces");
        }
        return password.Length > 0 ? password : null;
    }

    private static (double, double)? Coordinates(JsonFields evse)
    {
        if (evse.Member("coordinates") is not { } element)
        {
            return null;
        }
        var coordinates = new JsonFields(element);
        var (latitude, longitude) = (coordinates.Degrees("latitude", 90), coordinates.Degrees("longitude", 180));
        evse.Problems.AddRange(coordinates.Problems.Select(p => $"coordinates.{p}"));
        return (latitude ?? 0, longitude ?? 0);
    }
}
