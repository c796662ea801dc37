using System.Text.Json;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>What devices answer to our calls (OCPP 1.6 §6), as an <see cref="Outcome"/> with their own word.</summary>
internal static class Answers
{
    private const int MaxWords = 500;
    private const int MaxKeys = 2000;
    private const int MaxValue = 5000;

    public static Outcome Read(DeviceCommand command, JsonElement payload) =>
        command switch
        {
            ReadConfiguration => Configuration(payload),
            RequestLog { Kind: LogKind.Diagnostics } => Diagnostics(payload),
            _ => StatusWords.Read(payload.Field("status").Words(MaxWords)),
        };

    /// <summary>GetDiagnostics.conf (§6.22) has no status: a file's name is a yes, none says that there is nothing to upload.</summary>
    private static Outcome Diagnostics(JsonElement payload) => payload.Field("fileName").Words(MaxWords) is { Length: > 0 } name
        ? new Outcome(OutcomeKind.Accepted, name)
        : new Outcome(OutcomeKind.Rejected, "(there is no log of this time)");

    private static Outcome Configuration(JsonElement payload)
    {
        var values = new List<ConfigurationValue>();
        var listed = payload.Field("configurationKey");
        if (listed.ValueKind is JsonValueKind.Array)
        {
            foreach (var entry in listed.EnumerateArray())
            {
                if (entry.Field("key").Words(DeviceValue.LongestKey + 1) is { Length: <= DeviceValue.LongestKey } key && values.Count < MaxKeys)
                {
                    var value = SecretValues.Masked(key, entry.Field("value").Text(MaxValue));
                    values.Add(new ConfigurationValue(key, value, entry.Field("readonly").Flag() ?? false));
                }
            }
        }

        return new Outcome(OutcomeKind.Accepted, Unknown(payload.Field("unknownKey"))) { Configuration = values };
    }

    private static string? Unknown(JsonElement keys)
    {
        if (keys.ValueKind is not JsonValueKind.Array || keys.GetArrayLength() == 0)
        {
            return null;
        }

        var names = keys.EnumerateArray().Take(MaxKeys).Select(key => key.Text(MaxWords));
        return Lenient.Bounded($"unknownKey: {string.Join(", ", names)}", MaxWords);
    }
}
