using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>What devices answer to our calls, as an <see cref="Outcome"/> with their own word and, where given, its reason.</summary>
internal static class Answers
{
    private const int MaxWords = 500;

    public static Outcome Read(DeviceCommand command, JsonElement payload) => command switch
    {
        ReadConfiguration { Keys.Count: > 0 } => new Outcome(OutcomeKind.Accepted) { Configuration = Variables.Read(payload.Field("getVariableResult")) },
        ChangeParameter when payload.Field("setVariableResult") is { ValueKind: JsonValueKind.Array } results && results.GetArrayLength() > 0 =>
            Status(results[0].Field("attributeStatus"), results[0].Field("attributeStatusInfo")),
        _ => Status(payload.Field("status"), payload.Field("statusInfo")),
    };

    private static Outcome Status(JsonElement status, JsonElement info)
    {
        var word = status.Words(MaxWords);
        var reason = string.Join(": ", new[] { info.Field("reasonCode").Words(MaxWords), info.Field("additionalInfo").Words(MaxWords) }.OfType<string>());
        return StatusWords.Read(word, reason.Length == 0 ? null : Lenient.Bounded($"{word} ({reason})", MaxWords));
    }
}
