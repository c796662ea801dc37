using System.Globalization;
using System.Text.Json;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.MasterData;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Bot.Import;

/// <summary>A station with all that an export writes of it.</summary>
/// <param name="Station">Its row.</param>
/// <param name="Ports">Its ports, by connector.</param>
/// <param name="Gateway">Its gateway; null: none.</param>
/// <param name="Values">What was entered for it and its ports.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record ExportedStation(Station Station, IReadOnlyList<Port> Ports, Gateway? Gateway, IReadOnlyList<DeviceValue> Values, IReadOnlyList<StationAttribute> Attributes);

/// <summary>
/// Writes master data as the import reads them (README.md of this folder): one OCPI Location for each station. Passwords are
/// not in it, for only their hashes are kept; an import of the file leaves them as they are.
/// </summary>
internal static class LocationWriter
{
    /// <summary>Writes one Location.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="exported">The station.</param>
    /// <param name="now">For OCPI's <c>last_updated</c>.</param>
    public static void Write(Utf8JsonWriter json, ExportedStation exported, DateTimeOffset now)
    {
        var station = exported.Station;
        json.WriteStartObject();
        if (exported.Ports.Select(port => port.EvseId).FirstOrDefault(id => id is not null)?.Split('*') is [var country, var party, ..])
        {
            json.WriteString("country_code", country);
            json.WriteString("party_id", party);
        }

        json.WriteString("id", station.Id);
        json.WriteBoolean("publish", false);
        json.WriteString("name", station.Name);
        json.WriteString("address", station.Street);
        json.WriteString("city", station.City);
        json.WriteString("postal_code", station.PostalCode);
        json.WriteString("country", station.Country);
        if (station is { Latitude: not null, Longitude: not null })
        {
            json.WriteStartObject("coordinates");
            json.WriteString("latitude", StationFields.Written(station.Latitude));
            json.WriteString("longitude", StationFields.Written(station.Longitude));
            json.WriteEndObject();
        }

        json.WriteString("time_zone", station.TimeZone);
        json.WriteStartArray("evses");
        foreach (var (port, index) in exported.Ports.Select((port, index) => (port, index)))
        {
            WriteEvse(json, exported, port, withStation: index == 0, now);
        }

        json.WriteEndArray();
        json.WriteString("last_updated", Stamp(now));
        json.WriteEndObject();
    }

    private static void WriteEvse(Utf8JsonWriter json, ExportedStation exported, Port port, bool withStation, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("uid", port.Id);
        Text(json, "evse_id", port.EvseId);
        json.WriteString("status", exported.Station.Stage is StationStage.Planned ? "PLANNED" : "UNKNOWN");
        json.WriteStartArray("connectors");
        json.WriteStartObject();
        json.WriteString("id", "1");
        json.WriteString("standard", port.ConnectorType);
        json.WriteString("format", port.ChargingMode is ChargingMode.Dc ? "CABLE" : "SOCKET");
        json.WriteString("power_type", PowerType(port));
        json.WriteNumber("max_voltage", port.MaxVoltage);
        json.WriteNumber("max_amperage", port.MaxCurrent);
        json.WriteNumber("max_electric_power", port.MaxPower);
        json.WriteString("last_updated", Stamp(now));
        json.WriteEndObject();
        json.WriteEndArray();
        WriteOurs(json, exported, port, withStation);
        json.WriteString("last_updated", Stamp(now));
        json.WriteEndObject();
    }

    private static void WriteOurs(Utf8JsonWriter json, ExportedStation exported, Port port, bool withStation)
    {
        var station = exported.Station;
        json.WriteStartObject("chargebot");
        json.WriteString("station_id", station.Id);
        json.WriteNumber("connector_id", port.ConnectorId);
        json.WriteString("port_id", port.Id);
        json.WriteString("protocol", station.Protocol switch { Protocol.Lg2Wan => "lg2wan", Protocol.Ocpp201 => "ocpp2.0.1", _ => "ocpp1.6" });
        Text(json, station.Protocol is Protocol.Lg2Wan ? "sml_server_id" : "ocpp_identity", station.ChargePointId);
        Text(json, "position", port.Position);
        WriteValues(json, "details", GatewayMapping.OfPort, exported.Values, port.ConnectorId);
        WriteValues(json, "configuration", MasterDataMapping.OfConfiguration, exported.Values, port.ConnectorId);
        if (withStation)
        {
            WriteGateway(json, exported);
            WriteValues(json, "communication", GatewayMapping.OfStation, exported.Values, 0);
            WriteValues(json, "station", StationFields.BesideTheRow, exported.Values, 0);
            WriteAttributes(json, exported.Attributes);
        }

        json.WriteEndObject();
    }

    private static void WriteGateway(Utf8JsonWriter json, ExportedStation exported)
    {
        if (exported.Gateway is not { } gateway)
        {
            return;
        }

        var dialled = gateway.Direction is GatewayDirection.Outgoing;
        json.WriteStartObject("gateway");
        json.WriteString("direction", dialled ? "out" : "in");
        Text(json, "address", gateway.Address);
        json.WriteNumber("port", gateway.Port);
        json.WriteBoolean("tls", gateway.Tls);
        Text(json, "certificate_sha256", gateway.CertificateHash);
        Text(json, "user", gateway.UserName);
        if (exported.Station.BootedAt is null)
        {
            // Once it has reported, its own word counts, and no file changes that.
            Text(json, "type", exported.Station.Model);
            Text(json, "firmware", exported.Station.Firmware);
        }

        Text(json, "controller_id", Entered(exported.Values, 0, DeviceDetail.ControllerId));
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, string member, IReadOnlyList<string> keys, IReadOnlyList<DeviceValue> values, int connector)
    {
        var entered = keys.Select(key => (Key: key, Value: Entered(values, connector, key))).Where(one => one.Value is { Length: > 0 }).ToList();
        if (entered.Count == 0)
        {
            return;
        }

        json.WriteStartObject(member);
        foreach (var (key, value) in entered)
        {
            json.WriteString(MasterDataMapping.Camel(key), value);
        }

        json.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter json, IReadOnlyList<StationAttribute> attributes)
    {
        if (attributes.Count == 0)
        {
            return;
        }

        json.WriteStartArray("attributes");
        foreach (var attribute in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", attribute.Key);
            json.WriteString("type", MasterDataMapping.Camel(attribute.Type.ToString()));
            json.WriteString("value", attribute.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? Entered(IReadOnlyList<DeviceValue> values, int connector, string key) =>
        values.FirstOrDefault(value => value.ConnectorId == connector && value.Key == key)?.Entered;

    private static string PowerType(Port port) => port switch
    {
        { ChargingMode: ChargingMode.Dc } => "DC",
        { Phases: 2 } => "AC_2_PHASE",
        { Phases: 3 } => "AC_3_PHASE",
        _ => "AC_1_PHASE",
    };

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is { Length: > 0 })
        {
            json.WriteString(name, text);
        }
    }

    private static string Stamp(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
