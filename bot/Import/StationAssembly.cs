using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Bot.Import;

/// <summary>
/// Puts EVSEs together to stations, which OCPI does not know, and remembers every id of the file: whatever says the
/// opposite of its station, or has an id that something else already has, is rejected by itself.
/// </summary>
internal sealed class StationAssembly
{
    private readonly Dictionary<string, string> stations = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> identities = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> ports = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> evseIds = new(StringComparer.Ordinal);

    /// <summary>The station of these EVSEs of one Location, and what had to be left out of it.</summary>
    /// <param name="site">The Location.</param>
    /// <param name="evses">One at least, all of the same station.</param>
    public IEnumerable<ImportRow> Assemble(Site site, IReadOnlyList<MappedEvse> evses)
    {
        var rows = new List<ImportRow>();
        var first = evses[0];
        if (stations.TryGetValue(first.StationId, out var before))
        {
            rows.AddRange(evses.Select(e => Rejected(e, $"station {e.StationId} already came with another Location ({before}); a station stands in one")));
            return rows;
        }
        var identity = First(evses, e => e.Identity);
        var protocol = First(evses, e => e.Protocol) ?? (evses.Any(e => e.OnlyLg2Wan is true) ? Protocol.Lg2Wan : Protocol.Ocpp16);
        var password = evses.Select(e => e.Password).FirstOrDefault(p => p is not null);
        if (identity is { } wire && identities.TryGetValue(wire.Value, out var owner))
        {
            rows.AddRange(evses.Select(e => Rejected(e, $"{IdentityName(protocol)} {wire} is already that of station {owner}")));
            return rows;
        }
        var accepted = new List<MappedEvse>();
        foreach (var evse in evses)
        {
            var (configuration, wrong) = MasterDataMapping.Read(evse.Configuration, protocol);
            if ((Contradiction(evse, first, identity, protocol, password) ?? OtherStation(evse, evses) ?? wrong) is { } contradiction)
            {
                rows.Add(Rejected(evse, contradiction));
            }
            else if (accepted.Find(a => a.Port.ConnectorId == evse.Port.ConnectorId) is { } same)
            {
                rows.Add(Rejected(evse, $"chargebot.connector_id {evse.Port.ConnectorId} is already that of {same.Port.PortId}"));
            }
            else if (Taken(evse) is { } taken)
            {
                rows.Add(Rejected(evse, taken));
            }
            else
            {
                accepted.Add(evse with { Port = evse.Port with { Details = [.. evse.Port.Details, .. configuration] } });
                ports.Add(evse.Port.PortId, evse.Where);
                if (evse.Port.EvseId is { } published)
                {
                    evseIds.Add(published.Value, evse.Where);
                }
            }
        }
        var planned = accepted.TrueForAll(e => e.Planned);
        if (accepted.Count > 0 && Missing(identity, protocol, planned) is { } missing)
        {
            rows.AddRange(accepted.Select(e => Rejected(e, missing)));
        }
        else if (accepted.Count > 0)
        {
            Remember(accepted, identity);
            rows.Add(new StationRow(accepted[0].Where, Station(site, accepted, identity, protocol, password, planned)));
        }
        return rows;
    }

    private static ImportedStation Station(Site site, List<MappedEvse> evses, ChargePointId? identity, Protocol protocol, string? password, bool planned)
    {
        var own = First(evses, e => e.Coordinates);
        return new ImportedStation
        {
            StationId = evses[0].StationId,
            Name = site.Name,
            Place = site.Place,
            Latitude = own?.Latitude ?? site.Latitude,
            Longitude = own?.Longitude ?? site.Longitude,
            TimeZone = site.TimeZone,
            ChargePointId = identity,
            Protocol = protocol,
            Password = password,
            Planned = planned,
            Gateway = evses.Select(e => e.Gateway).FirstOrDefault(g => g is not null),
            Communication = evses.Select(e => e.Communication).FirstOrDefault(c => c.Count > 0) ?? [],
            MasterData = Joined(evses.Select(e => e.MasterData).FirstOrDefault(c => c.Count > 0) ?? [], site.MasterData),
            Attributes = evses.Select(e => e.Attributes).FirstOrDefault(c => c.Count > 0) ?? [],
            Ports = [.. evses.Select(e => e.Port).OrderBy(p => p.ConnectorId)],
        };
    }

    private static string? Contradiction(MappedEvse evse, MappedEvse first, ChargePointId? identity, Protocol protocol, string? password) =>
        evse.StationId != first.StationId ? $"chargebot.station_id is {evse.StationId}, and {first.StationId} at {first.Port.PortId}"
        : evse.Identity is { } ownIdentity && ownIdentity != identity ? $"{IdentityName(protocol)} is {ownIdentity}, and {identity} at another port of {evse.StationId}"
        : evse.Protocol is { } ownProtocol && ownProtocol != protocol ? $"chargebot.protocol is not that of the other ports of {evse.StationId}"
        : evse.OnlyLg2Wan is { } only && only != protocol is Protocol.Lg2Wan ? only
            ? "chargebot.sml_server_id, gateway and communication are for stations with the protocol lg2wan"
            : "chargebot.ocpp_identity and ocpp_password are not for a station with the protocol lg2wan; it has sml_server_id and gateway.password"
        : evse.Password is { } ownPassword && ownPassword != password ? $"chargebot.{(protocol is Protocol.Lg2Wan ? "gateway.password" : "ocpp_password")} is not that of the other ports of {evse.StationId}"
        : null;

    /// <summary>What is said of the whole station may stand at one of its EVSEs or at several, and then is the same.</summary>
    private static string? OtherStation(MappedEvse evse, IReadOnlyList<MappedEvse> evses)
    {
        return evse.Gateway is { } gateway && evses.First(e => e.Gateway is not null).Gateway != gateway ? Other("gateway")
        : Differ(e => e.Communication) ? Other("communication")
        : Differ(e => e.MasterData) ? Other("station")
        : Differ(e => e.Attributes) ? Other("attributes")
        : null;

        bool Differ<T>(Func<MappedEvse, IReadOnlyList<T>> said) => said(evse).Count > 0 && !said(evses.First(e => said(e).Count > 0)).SequenceEqual(said(evse));

        string Other(string member) => $"chargebot.{member} is not that of the other ports of {evse.StationId}";
    }

    /// <summary>What our extension says goes before what OCPI says.</summary>
    private static IReadOnlyList<ImportedDetail> Joined(IReadOnlyList<ImportedDetail> ours, IReadOnlyList<ImportedDetail> ocpis) =>
        [.. ours, .. ocpis.Where(detail => ours.All(own => own.Key != detail.Key))];

    private static string IdentityName(Protocol protocol) => protocol is Protocol.Lg2Wan ? "chargebot.sml_server_id" : "chargebot.ocpp_identity";

    private string? Taken(MappedEvse evse) =>
        ports.TryGetValue(evse.Port.PortId, out var port) ? $"the port id {evse.Port.PortId} already came ({port})"
        : evse.Port.EvseId is { } id && evseIds.TryGetValue(id.Value, out var other) ? $"evse_id {id} already came ({other})"
        : null;

    private static string? Missing(ChargePointId? identity, Protocol protocol, bool planned) =>
        identity is null && !planned && protocol is not Protocol.Lg2Wan ? "chargebot.ocpp_identity is missing: an installed OCPP station connects under one" : null;

    private void Remember(List<MappedEvse> evses, ChargePointId? identity)
    {
        stations.Add(evses[0].StationId, evses[0].Where);
        if (identity is { } known)
        {
            identities.Add(known.Value, evses[0].StationId);
        }
    }

    private static T? First<T>(IEnumerable<MappedEvse> evses, Func<MappedEvse, T?> said) where T : struct =>
        evses.Select(said).FirstOrDefault(value => value is not null);

    private static RejectedRow Rejected(MappedEvse evse, string why) => new(evse.Where, evse.Port.EvseId?.Value ?? evse.Port.PortId, why + ".");
}
