using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>What devices answer to our calls, as an <see cref="Outcome"/> with their own word and, where given, its reason.</summary>
internal static class Answers
{
    private const int MaxWords = 500;

    /// <summary>Of an answer that is shown as it is.</summary>
    private const int MaxAnswer = 4000;

    public static Outcome Read(DeviceCommand command, JsonElement payload) => command switch
    {
        RawCall => new Outcome(OutcomeKind.Accepted, MaskedJson.Of(payload, MaxAnswer)),
        ReadConfiguration { Keys.Count: > 0 } => new Outcome(OutcomeKind.Accepted) { Configuration = Variables.Read(payload.Field("getVariableResult")) },
        ChangeParameter when payload.Field("setVariableResult") is { ValueKind: JsonValueKind.Array } results && results.GetArrayLength() > 0 =>
            Status(results[0].Field("attributeStatus"), results[0].Field("attributeStatusInfo")),
        _ => Status(payload.Field("status"), payload.Field("statusInfo")),
    };

    private static Outcome Status(JsonElement status, JsonElement info)
    {
        var word = status.Words(MaxWords);
        var reason = string.Join(": ", new[] { info.Field("reasonCode").Words(MaxWords), info.Field("additionalInfo").Words(MaxWords) }.OfType<string>());
        var words = word is null || reason.Length == 0 ? word : Lenient.Bounded($"{word} ({reason})", MaxWords);
        return word?.Trim().ToUpperInvariant() switch
        {
            "ACCEPTED" or "UNLOCKED" or "SCHEDULED" or "ACCEPTEDCANCELED" => new Outcome(OutcomeKind.Accepted, words),
            "REBOOTREQUIRED" => new Outcome(OutcomeKind.Accepted, words) { NeedsReboot = true },
            "NOTSUPPORTED" or "NOTIMPLEMENTED" or "NOTSUPPORTEDATTRIBUTETYPE" => new Outcome(OutcomeKind.NotSupported, words),
            null => new Outcome(OutcomeKind.Rejected, "(an answer without a status)"),
            _ => new Outcome(OutcomeKind.Rejected, words),
        };
    }
}
