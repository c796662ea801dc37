using System.Text.Json.Nodes;

namespace ChargeBot.Simulator;

/// <summary>One charge point as the network file describes it.</summary>
/// <param name="StationId">For example Berlin-042.</param>
/// <param name="Identity">Its identity on the wire.</param>
/// <param name="Connectors">How many connectors it has.</param>
/// <param name="Password">For basic authentication, or null.</param>
/// <param name="Planned">Not built yet.</param>
public sealed record NetworkStation(string StationId, string Identity, int Connectors, string? Password, bool Planned);

/// <summary>
/// Reads the charge points out of a file of OCPI 2.2.1 Location objects: each EVSE carries them in a member
/// <c>chargebot</c> (station_id, ocpp_identity, connector_id, protocol, ocpp_password).
/// </summary>
public static class NetworkFile
{
    public static IReadOnlyList<NetworkStation> Read(string path)
    {
        var locations = JsonNode.Parse(File.ReadAllText(path)) as JsonArray
            ?? throw new InvalidDataException($"{path} is not a list of locations");
        return
        [
            .. from location in locations
               from evse in location!["evses"] as JsonArray ?? []
               let ours = evse!["chargebot"]
               where (string?)ours?["protocol"] == "ocpp1.6"
               group (Evse: evse, Ours: ours) by (string)ours["ocpp_identity"]! into station
               select new NetworkStation(
                   (string)station.First().Ours["station_id"]!,
                   station.Key,
                   station.Max(p => (int)p.Ours["connector_id"]!),
                   (string?)station.First().Ours["ocpp_password"],
                   station.All(p => (string?)p.Evse["status"] == "PLANNED")),
        ];
    }
}
