using System.Text.Json;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>What is acknowledged in the same words in both versions.</summary>
internal static class Acknowledging
{
    /// <summary>An accepted boot; a held charge point is told to wait and to ask again (OCPP 1.6 §6.4, OCPP 2.0.1 B01, B02).</summary>
    public static void WriteBoot(Utf8JsonWriter answer, in Acknowledgement facts)
    {
        answer.WriteString("status"u8, facts.Held ? "Pending"u8 : "Accepted"u8);
        UtcConverter.WriteTime(answer, facts.Now);
        answer.WriteNumber("interval"u8, (int)(facts.Held ? facts.Options.PendingInterval : facts.Options.HeartbeatInterval).TotalSeconds);
    }

    /// <summary>Whether a tag may charge (OCPP 1.6 §7.2, §7.8; OCPP 2.0.1 IdTokenInfoType); a charge point that nobody adopted charges nobody.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="member">What the version calls it.</param>
    /// <param name="facts">What it depends on.</param>
    /// <param name="known">There is a tag at all.</param>
    public static void WriteTag(Utf8JsonWriter answer, ReadOnlySpan<byte> member, in Acknowledgement facts, bool known = true)
    {
        answer.WriteStartObject(member);
        answer.WriteString("status"u8, facts.Held || !known ? "Invalid"u8 : facts.Reply.Verdict switch
        {
            TagVerdict.Blocked => "Blocked"u8,
            TagVerdict.Invalid => "Invalid"u8,
            _ => "Accepted"u8,
        });
        answer.WriteEndObject();
    }
}
