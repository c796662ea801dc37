using System.Globalization;
using System.Text.Json.Nodes;

namespace ChargeBot.Simulator;

/// <summary>The key store behind GetConfiguration and ChangeConfiguration.</summary>
public sealed class ConfigurationKeys(int connectors, TimeSpan meterInterval)
{
    private sealed record Key(string Name, string? Value, bool ReadOnly = false, bool WriteOnly = false, bool NeedsReboot = false, int? Most = null);

    private readonly Lock gate = new();
    private readonly List<Key> keys =
    [
        new("HeartbeatInterval", "60"),
        new("MeterValueSampleInterval", ((int)meterInterval.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        new("ConnectionTimeOut", "120"),
        new("AuthorizeRemoteTxRequests", "false"),
        new("LocalPreAuthorize", "false"),
        new("StopTransactionOnEVSideDisconnect", "true"),
        new("UnlockConnectorOnEVSideDisconnect", "true"),
        new("MeterValuesSampledData", "Energy.Active.Import.Register,Power.Active.Import"),
        new("LightIntensity", "50", Most: 80),
        new("WebSocketPingInterval", "60", NeedsReboot: true),
        new("ResetRetries", "1"),
        new("NumberOfConnectors", connectors.ToString(CultureInfo.InvariantCulture), ReadOnly: true),
        new("SupportedFeatureProfiles", "Core,FirmwareManagement,RemoteTrigger", ReadOnly: true),
        new("GetConfigurationMaxKeys", "50", ReadOnly: true),
        new("AuthorizationKey", null, WriteOnly: true),
    ];

    public string? this[string name]
    {
        get
        {
            lock (gate) return keys.Find(k => k.Name == name)?.Value;
        }
    }

    /// <summary>The answer to GetConfiguration; a write-only key is named without its value.</summary>
    internal JsonObject Read(JsonArray? names)
    {
        var found = new JsonArray();
        var unknown = new JsonArray();
        lock (gate)
        {
            var wanted = names is { Count: > 0 } ? names.Select(n => (string)n!) : keys.Select(k => k.Name);
            foreach (var name in wanted)
            {
                if (keys.Find(k => k.Name == name) is not { } key)
                {
                    unknown.Add((JsonNode)name);
                    continue;
                }

                var row = new JsonObject { ["key"] = key.Name, ["readonly"] = key.ReadOnly };
                if (!key.WriteOnly && key.Value is not null) row["value"] = key.Value;
                found.Add((JsonNode)row);
            }
        }

        var answer = new JsonObject { ["configurationKey"] = found };
        if (unknown.Count > 0) answer["unknownKey"] = unknown;
        return answer;
    }

    /// <summary>Writes one key; the return value is ChangeConfiguration's status.</summary>
    internal string Write(string name, string value)
    {
        lock (gate)
        {
            var i = keys.FindIndex(k => k.Name == name);
            if (i < 0) return "NotSupported";
            var key = keys[i];
            if (key.ReadOnly || IsNumber(key.Value) && !IsNumber(value)) return "Rejected";
            // Some say yes and take less.
            keys[i] = key with { Value = key.Most is { } most && int.Parse(value, CultureInfo.InvariantCulture) > most ? $"{most}" : value };
            return key.NeedsReboot ? "RebootRequired" : "Accepted";
        }
    }

    private static bool IsNumber(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out _);
}
