using ChargeBot.Domain.MasterData;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>A station with its ports as a file of master data describes it, checked: what is to be created or updated.</summary>
public sealed record ImportedStation
{
    /// <summary>The charging station id people know.</summary>
    public required string StationId { get; init; }

    /// <summary>The site's name; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>Degrees, WGS 84; null where the file has none.</summary>
    public double? Latitude { get; init; }

    /// <inheritdoc cref="Latitude"/>
    public double? Longitude { get; init; }

    /// <summary>IANA time zone of the site.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The identity on the wire (OCPP's, or a gateway's SML Server ID); null for a planned station, or one whose gateway is chosen later.</summary>
    public ChargePointId? ChargePointId { get; init; }

    /// <summary>What the station speaks.</summary>
    public Protocol Protocol { get; init; }

    /// <summary>
    /// The password in clear that the device sends (OCPP's basic authentication, a gateway's log-in), to be hashed and
    /// forgotten; null where the file has none. The one that is sent to a gateway which is dialled is the same.
    /// </summary>
    public string? Password { get; init; }

    /// <summary>How its gateway is reached; null where the file does not say, or it does not speak LG2WAN.</summary>
    public ImportedGateway? Gateway { get; init; }

    /// <summary>Its communication device; may be empty.</summary>
    public IReadOnlyList<ImportedDetail> Communication { get; init; } = [];

    /// <summary>Who may charge there, and to whom it belongs; may be empty.</summary>
    public IReadOnlyList<ImportedDetail> MasterData { get; init; } = [];

    /// <summary>What people keep about it under names of their own; may be empty.</summary>
    public IReadOnlyList<ImportedAttribute> Attributes { get; init; } = [];

    /// <summary>Whether all its ports are planned.</summary>
    public bool Planned { get; init; }

    /// <summary>Its ports, by connector; one at least.</summary>
    public required IReadOnlyList<ImportedPort> Ports { get; init; }

    /// <summary>The id and nothing else, for the password stands in no log.</summary>
    public override string ToString() => StationId;
}

/// <summary>One port as a file of master data describes it, checked.</summary>
public sealed record ImportedPort
{
    /// <summary>The charge port id people know.</summary>
    public required string PortId { get; init; }

    /// <summary>The id published for roaming, or null.</summary>
    public EvseId? EvseId { get; init; }

    /// <summary>The protocol's connector number, from 1.</summary>
    public required int ConnectorId { get; init; }

    /// <summary>Where it is on the charger, as people say it ('left'); may be empty.</summary>
    public string Position { get; init; } = "";

    /// <summary>OCPI's ConnectorType, for example <c>IEC_62196_T2</c>.</summary>
    public required string ConnectorType { get; init; }

    /// <summary>Alternating or direct current.</summary>
    public ChargingMode PowerType { get; init; }

    /// <summary>Volts, line to neutral for three phases, as in OCPI.</summary>
    public int MaxVoltage { get; init; }

    /// <summary>Amperes for each phase.</summary>
    public int MaxCurrent { get; init; }

    /// <summary>Watts; what voltage, current and phases give where the file does not say.</summary>
    public int MaxPowerW { get; init; }

    /// <summary>1 to 3 for alternating current; 0 for direct current.</summary>
    public int Phases { get; init; }

    /// <summary>What the file knows of its devices and its configuration; may be empty.</summary>
    public IReadOnlyList<ImportedDetail> Details { get; init; } = [];
}

/// <summary>A detail of a device, or another field of the master data, as a file has it.</summary>
/// <param name="Key">One of <see cref="Parameters.DeviceDetail"/>, <see cref="Parameters.ConfigurationFields"/> or <see cref="MasterData.StationField"/>.</param>
/// <param name="Value">In the key's neutral form.</param>
public sealed record ImportedDetail(string Key, string Value);

/// <summary>An attribute of a station as a file has it.</summary>
/// <param name="Key">The name that people gave it.</param>
/// <param name="Type">What kind of value it has.</param>
/// <param name="Value">In the type's neutral form.</param>
public sealed record ImportedAttribute(string Key, AttributeType Type, string Value);

/// <summary>How an LG2WAN station's gateway is reached, and which one it is.</summary>
public sealed record ImportedGateway
{
    /// <summary>Who opens the connection.</summary>
    public GatewayDirection Direction { get; init; }

    /// <summary>Where it is dialled; null where it dials us.</summary>
    public string? Address { get; init; }

    /// <summary>The TCP port that is dialled.</summary>
    public int Port { get; init; } = Gateway.DefaultPort;

    /// <summary>Whether what we dial is TLS.</summary>
    public bool Tls { get; init; }

    /// <summary>SHA-256 of the certificate that it must show, upper-case hex; or null.</summary>
    public string? CertificateHash { get; init; }

    /// <summary>As whom we log in at it, and it at us; null: any name.</summary>
    public string? UserName { get; init; }

    /// <summary>Its type, until it says it itself: LSX, LSG or ACCU; or null.</summary>
    public string? Type { get; init; }

    /// <summary>Its firmware, until it says it itself; or null.</summary>
    public string? Firmware { get; init; }

    /// <summary>The number that it gives itself; or null.</summary>
    public string? ControllerId { get; init; }
}

/// <summary>An address.</summary>
/// <param name="Street">Street and house number; may be empty.</param>
/// <param name="PostalCode">May be empty.</param>
/// <param name="City">May be empty.</param>
/// <param name="Country">ISO 3166-1 alpha-3, as in OCPI; may be empty.</param>
public sealed record Place(string Street, string PostalCode, string City, string Country);
