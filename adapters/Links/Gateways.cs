using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Links;

/// <summary>A gateway that we dial.</summary>
/// <param name="Identity">The station's identity on the wire: the SML server id that must answer.</param>
/// <param name="Address">An IP address or a name.</param>
/// <param name="Port">Its TCP port.</param>
/// <param name="Tls">Inside TLS.</param>
/// <param name="CertificateHash">SHA-256 of the certificate that it must show, upper-case hex; null: one that this machine trusts.</param>
/// <param name="UserName">As whom we log in; null: as nobody.</param>
/// <param name="Password">With which password, in clear; null: without.</param>
public sealed record DialTarget(string Identity, string Address, int Port, bool Tls, string? CertificateHash, string? UserName, string? Password)
{
    /// <summary>Never the password.</summary>
    public override string ToString() => $"{Identity} at {Address}:{Port}";
}

/// <summary>The gateways that we dial, as the master data has them.</summary>
public sealed class Gateways(ChargeBotDbs databases, Network network, SecretBox secrets)
{
    /// <summary>Rises with every change of the network: what was read before may be out of date.</summary>
    public long Version => network.Current;

    /// <summary>The identities of all of them.</summary>
    public async Task<IReadOnlyList<string>> Outgoing(CancellationToken cancel)
    {
        await using var db = databases.Open();
        return await Dialled(db).Select(row => row.Identity).ToListAsync(cancel);
    }

    /// <summary>How one is dialled; null where it is not, or not any more.</summary>
    public async Task<DialTarget?> Find(string identity, CancellationToken cancel)
    {
        await using var db = databases.Open();
        return await Dialled(db).FirstOrDefaultAsync(row => row.Identity == identity, cancel) is { } row
            ? new DialTarget(identity, row.Gateway.Address!, row.Gateway.Port, row.Gateway.Tls, row.Gateway.CertificateHash, row.Gateway.UserName,
                secrets.Reveal(row.Gateway.Password))
            : null;
    }

    private static IQueryable<Row> Dialled(ChargeBotDb db) => db.Gateways.AsNoTracking()
        .Where(gateway => gateway.Direction == GatewayDirection.Outgoing && gateway.Address != null)
        .Join(
            db.Stations.Where(station => station.Protocol == Protocol.Lg2Wan && station.ChargePointId != null),
            gateway => gateway.StationId, station => station.Id, (gateway, station) => new Row { Gateway = gateway, Identity = station.ChargePointId! });

    private sealed class Row
    {
        public required Gateway Gateway { get; init; }

        public required string Identity { get; init; }
    }
}
