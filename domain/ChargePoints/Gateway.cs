namespace ChargeBot.Domain.ChargePoints;

/// <summary>How an LG2WAN station's gateway is reached. Its type and firmware are the station's model and firmware.</summary>
public sealed class Gateway
{
    /// <summary>The station that it drives.</summary>
    public required string StationId { get; init; }

    /// <summary>Who opens the connection.</summary>
    public GatewayDirection Direction { get; set; }

    /// <summary>Where it is dialled: the SIM-IP-address, or a name; null where it dials us.</summary>
    public string? Address { get; set; }

    /// <summary>The TCP port that is dialled.</summary>
    public int Port { get; set; } = DefaultPort;

    /// <summary>Whether what we dial is TLS.</summary>
    public bool Tls { get; set; }

    /// <summary>SHA-256 of the certificate that it must show, upper-case hex; null: one that the machine trusts.</summary>
    public string? CertificateHash { get; set; }

    /// <summary>As whom we log in at it, and whom it must log in as; null: any name.</summary>
    public string? UserName { get; set; }

    /// <summary>The password that we send when we dial, protected; null: none. What it sends is checked by the station's hash.</summary>
    public string? Password { get; set; }

    /// <summary>The TCP port where none is said.</summary>
    public const int DefaultPort = 7259;
}

/// <summary>Who opens the connection.</summary>
public enum GatewayDirection
{
    /// <summary>The gateway dials us.</summary>
    Incoming,

    /// <summary>We dial the gateway.</summary>
    Outgoing,
}
