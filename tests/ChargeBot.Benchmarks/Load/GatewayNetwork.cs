using System.Globalization;
using System.Text.Json;

namespace ChargeBot.Benchmarks.Load;

/// <summary>The gateways of LG2WAN that push: each a station of one port, known by the server id that the simulator gives it.</summary>
internal static class GatewayNetwork
{
    public const int Gateways = 5000;

    /// <summary>How many of a hundred charge the whole time: what they push is new each time.</summary>
    public const int ChargingPercent = 20;

    public const string User = "bench";
    public const string Password = "a-password-of-the-benchmark";
    private const int AtOneSite = 50;

    /// <summary>Writes the network as an import file.</summary>
    public static async Task Write(string file)
    {
        var locations = Enumerable.Range(1, Gateways).Chunk(AtOneSite).Select((numbers, site) => new
        {
            country_code = "DE",
            party_id = "ABC",
            id = $"LOC-{site}",
            publish = true,
            name = $"Site {site}",
            address = $"Messstraße {site}",
            city = "Berlin",
            postal_code = "10115",
            country = "DEU",
            coordinates = new { latitude = "52.531677", longitude = "13.381777" },
            time_zone = "Europe/Berlin",
            last_updated = "2026-11-01T08:00:00Z",
            evses = numbers.Select(Evse),
        });
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, locations);
    }

    private static object Evse(int number) => new
    {
        uid = number.ToString(CultureInfo.InvariantCulture),
        evse_id = $"DE*ABC*E{20000 + number}*1",
        status = "AVAILABLE",
        last_updated = "2026-11-01T08:00:00Z",
        connectors = new[]
        {
            new
            {
                id = "1",
                standard = "IEC_62196_T2",
                format = "SOCKET",
                power_type = "AC_3_PHASE",
                max_voltage = 230,
                max_amperage = 32,
                max_electric_power = 22000,
                last_updated = "2026-11-01T08:00:00Z",
            },
        },
        chargebot = new
        {
            station_id = $"Gateway-{number}",
            connector_id = 1,
            protocol = "lg2wan",
            sml_server_id = $"0A0143424C00{number:X8}",
            gateway = new { user = User, password = Password },
        },
    };
}
