namespace ChargeBot.Tests.Import;

/// <summary>Parts of import files as text, so that a test can break each of them.</summary>
internal static class Files
{
    public static string Location(string id = "BER-1", string? evses = null, string timeZone = "Europe/Berlin", string latitude = "\"52.531677\"", string country = "DEU") =>
        $$"""
        {"country_code":"DE","party_id":"ABC","id":"{{id}}","publish":true,"name":"Invalidenstraße","address":"Invalidenstr. 12","city":"Berlin","postal_code":"10115","country":"{{country}}","coordinates":{"latitude":{{latitude}},"longitude":"13.381777"},"time_zone":"{{timeZone}}","evses":[{{evses ?? Evse("DE*ABC*E1*1")}}],"last_updated":"2026-11-01T08:00:00Z"}
        """;

    public static string Evse(
        string? evseId, int connector = 1, string station = "Berlin-042", string? identity = "CB-BERLIN-042", string status = "AVAILABLE",
        string position = "left", string? uid = null, string? more = null) =>
        $$$"""
        {"uid":"{{{uid ?? evseId}}}",{{{(evseId is null ? "" : $"\"evse_id\":\"{evseId}\",")}}}"status":"{{{status}}}","connectors":[{"id":"1","standard":"IEC_62196_T2","format":"SOCKET","power_type":"AC_3_PHASE","max_voltage":230,"max_amperage":32,"max_electric_power":22000}],"chargebot":{"station_id":"{{{station}}}",{{{(identity is null ? "" : $"\"ocpp_identity\":\"{identity}\",")}}}"connector_id":{{{connector}}},"position":"{{{position}}}"{{{(more is null ? "" : "," + more)}}}}}
        """;
}
