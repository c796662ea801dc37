using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Who may charge (OCPP 1.6 §7.21): whoever holds a card that is not blocked, until contracts say more.</summary>
internal static class IdTags
{
    public const string Accepted = "Accepted";
    public const string Blocked = "Blocked";
    public const string Invalid = "Invalid";

    public static string Judge(string tag, OcppOptions options)
    {
        foreach (var blocked in options.BlockedTags)
        {
            if (string.Equals(blocked, tag, StringComparison.OrdinalIgnoreCase))
            {
                return Blocked;
            }
        }

        return Accepted;
    }

    public static void Write(Utf8JsonWriter answer, string status)
    {
        answer.WriteStartObject("idTagInfo"u8);
        answer.WriteString("status"u8, status);
        answer.WriteEndObject();
    }
}
