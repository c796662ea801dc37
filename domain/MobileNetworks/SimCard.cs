namespace ChargeBot.Domain.MobileNetworks;

/// <summary>A SIM card: how the operator knows it, and what is known about its connection.</summary>
public sealed class SimCard
{
    /// <summary>The digits of its ICCID.</summary>
    public required string Iccid { get; init; }

    /// <summary>MSISDN in E.164 with its plus sign; null: not delivered.</summary>
    public string? PhoneNumber { get; set; }

    /// <summary>The SIM-IP-address, IPv4; null: not delivered.</summary>
    public string? IpAddress { get; set; }

    /// <summary>3GPP's external identifier (<c>local@domain</c>); null: not delivered.</summary>
    public string? NetworkAccessIdentifier { get; set; }

    /// <summary>The time of the daily file in which it stood last (UTC); null: in none so far.</summary>
    public DateTimeOffset? ListedAt { get; set; }

    /// <summary>What is known about its connection.</summary>
    public MobileNetworkDetails Details { get; set; } = MobileNetworkDetails.None;

    /// <summary>Takes over a row of the daily file; what the row does not hold stays.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Take(SimReport report)
    {
        var before = (PhoneNumber, IpAddress, NetworkAccessIdentifier, ListedAt, Details);
        PhoneNumber = report.PhoneNumber ?? PhoneNumber;
        IpAddress = report.IpAddress ?? IpAddress;
        NetworkAccessIdentifier = report.NetworkAccessIdentifier ?? NetworkAccessIdentifier;
        ListedAt = ListedAt is { } listed && listed > report.FileTime ? listed : report.FileTime;
        Details = Details.Merge(report.Details);
        return before != (PhoneNumber, IpAddress, NetworkAccessIdentifier, ListedAt, Details);
    }
}

/// <summary>What a row of the daily file says about a SIM.</summary>
/// <param name="Iccid">Which.</param>
/// <param name="FileTime">The file's own time (UTC).</param>
/// <param name="Details">The fields that it delivers.</param>
public sealed record SimReport(Iccid Iccid, DateTimeOffset FileTime, MobileNetworkDetails Details)
{
    /// <inheritdoc cref="SimCard.PhoneNumber"/>
    public string? PhoneNumber { get; init; }

    /// <inheritdoc cref="SimCard.IpAddress"/>
    public string? IpAddress { get; init; }

    /// <inheritdoc cref="SimCard.NetworkAccessIdentifier"/>
    public string? NetworkAccessIdentifier { get; init; }
}
