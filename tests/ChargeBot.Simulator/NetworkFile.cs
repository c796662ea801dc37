using System.Text.Json.Nodes;

namespace ChargeBot.Simulator;

/// <summary>One charge point as the network file describes it.</summary>
/// <param name="StationId">For example Berlin-042.</param>
/// <param name="Identity">Its identity on the wire.</param>
/// <param name="Connectors">How many connectors it has.</param>
/// <param name="Password">For basic authentication, or null.</param>
/// <param name="Planned">Not built yet.</param>
public sealed record NetworkStation(string StationId, string Identity, int Connectors, string? Password, bool Planned);

/// <summary>One LG2WAN station as the network file describes it.</summary>
/// <param name="StationId">For example Potsdam-005.</param>
/// <param name="ServerId">The gateway's SML server id in hex, its identity on the wire.</param>
/// <param name="Ports">How many ports it has.</param>
/// <param name="Gateway">The member <c>gateway</c>: type, firmware, controller_id, user, password.</param>
/// <param name="Planned">Not built yet.</param>
public sealed record NetworkGateway(string StationId, string ServerId, int Ports, JsonObject Gateway, bool Planned)
{
    public string? this[string member] => (string?)Gateway[member];
}

/// <summary>
/// Reads the charge points out of a file of OCPI 2.2.1 Location objects: each EVSE carries them in a member
/// <c>chargebot</c>, as bot/Import/README.md says.
/// </summary>
public static class NetworkFile
{
    /// <summary>The OCPP stations.</summary>
    public static IReadOnlyList<NetworkStation> Read(string path) =>
    [
        .. from port in Ports(path)
           where (string?)port.Ours["protocol"] == "ocpp1.6"
           group port by (string)port.Ours["ocpp_identity"]! into station
           select new NetworkStation(
               (string)station.First().Ours["station_id"]!,
               station.Key,
               station.Max(p => (int)p.Ours["connector_id"]!),
               (string?)station.First().Ours["ocpp_password"],
               station.All(p => p.Planned)),
    ];

    /// <summary>The LG2WAN stations whose gateways dial the bot.</summary>
    public static IReadOnlyList<NetworkGateway> ReadGateways(string path) =>
    [
        .. from port in Ports(path)
           where (string?)port.Ours["protocol"] == "lg2wan" && (string?)port.Ours["gateway"]?["direction"] is null or "in"
           group port by (string)port.Ours["sml_server_id"]! into station
           select new NetworkGateway(
               (string)station.First().Ours["station_id"]!,
               station.Key,
               station.Max(p => (int)p.Ours["connector_id"]!),
               station.First().Ours["gateway"] as JsonObject ?? [],
               station.All(p => p.Planned)),
    ];

    private static IEnumerable<(JsonNode Ours, bool Planned)> Ports(string path) =>
        from location in JsonNode.Parse(File.ReadAllText(path)) as JsonArray ?? throw new InvalidDataException($"{path} is not a list of locations")
        from evse in location!["evses"] as JsonArray ?? []
        let ours = evse!["chargebot"]
        where ours is not null
        select (ours, (string?)evse["status"] == "PLANNED");
}
