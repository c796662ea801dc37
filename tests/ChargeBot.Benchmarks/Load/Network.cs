using System.Globalization;
using System.Text.Json;

namespace ChargeBot.Benchmarks.Load;

/// <summary>The network that is looked at: 500 stations of two ports, or as many as a measurement wants.</summary>
internal static class Network
{
    public const int Stations = 500;

    public static string Identity(int station) => string.Create(CultureInfo.InvariantCulture, $"BENCH-{station:D5}");

    /// <summary>The id of a port; all are of the same length.</summary>
    public static string Port(int station, int connector) => string.Create(CultureInfo.InvariantCulture, $"DE*ABC*E{10000 + station}*{connector}");

    public static Task Write(string file) => Write(file, Stations);

    /// <summary>Writes a network of this many stations, each at a site of its own or all at one.</summary>
    public static async Task Write(string file, int stations, bool oneSite = false)
    {
        await using var stream = File.Create(file);
        await using var json = new Utf8JsonWriter(stream);
        json.WriteStartArray();
        for (var station = 0; station < stations; station++)
            WriteLocation(json, station, oneSite ? 0 : station);
        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, int station, int site)
    {
        json.WriteStartObject();
        foreach (var (name, value) in new (string, string)[]
        {
            ("country_code", "DE"), ("party_id", "ABC"), ("id", $"LOC-{station}"), ("name", $"Site {site}"), ("address", $"Messstraße {site}"),
            ("city", "Berlin"), ("postal_code", "10115"), ("country", "DEU"), ("time_zone", "Europe/Berlin"), ("last_updated", "2026-11-01T08:00:00Z"),
        })
        {
            json.WriteString(name, value);
        }
        json.WriteBoolean("publish", true);
        json.WriteStartObject("coordinates");
        json.WriteString("latitude", "52.531677");
        json.WriteString("longitude", "13.381777");
        json.WriteEndObject();
        json.WriteStartArray("evses");
        for (var connector = 1; connector <= 2; connector++)
            WriteEvse(json, station, connector);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEvse(Utf8JsonWriter json, int station, int connector)
    {
        json.WriteStartObject();
        json.WriteString("uid", $"{station}-{connector}");
        json.WriteString("evse_id", Port(station, connector));
        json.WriteString("status", "AVAILABLE");
        json.WriteString("last_updated", "2026-11-01T08:00:00Z");
        json.WriteStartArray("connectors");
        json.WriteStartObject();
        foreach (var (name, value) in new (string, string)[]
        {
            ("id", "1"), ("standard", "IEC_62196_T2"), ("format", "SOCKET"), ("power_type", "AC_3_PHASE"), ("last_updated", "2026-11-01T08:00:00Z"),
        })
        {
            json.WriteString(name, value);
        }
        json.WriteNumber("max_voltage", 230);
        json.WriteNumber("max_amperage", 32);
        json.WriteNumber("max_electric_power", 22000);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("chargebot");
        json.WriteString("station_id", string.Create(CultureInfo.InvariantCulture, $"Bench-{station:D5}"));
        json.WriteString("ocpp_identity", Identity(station));
        json.WriteNumber("connector_id", connector);
        json.WriteString("protocol", "ocpp1.6");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
