using System.Text.Json;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Whether a tag may charge, in the protocol's words (OCPP 1.6 §7.2, §7.8).</summary>
internal static class IdTags
{
    /// <summary>Writes the answer's idTagInfo; a charge point that nobody adopted charges nobody.</summary>
    public static void Write(Utf8JsonWriter answer, in Acknowledgement facts, bool known = true)
    {
        answer.WriteStartObject("idTagInfo"u8);
        answer.WriteString("status"u8, facts.Held || !known ? "Invalid"u8 : facts.Reply.Verdict switch
        {
            TagVerdict.Blocked => "Blocked"u8,
            TagVerdict.Invalid => "Invalid"u8,
            _ => "Accepted"u8,
        });
        answer.WriteEndObject();
    }
}
