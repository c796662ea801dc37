using System.Globalization;
using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>A sign of life; the answer sets the device's clock (OCPP 1.6 §4.6).</summary>
internal sealed class Heartbeat() : IncomingAction("Heartbeat")
{
    public override bool NeedsPayload => false;

    public override Reading Read(JsonElement payload, DateTimeOffset now) => Heard(now);

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts) => WriteTime(answer, facts.Now);

    /// <summary>Our time with milliseconds and a Z: seven decimals or an offset are more than some clocks can read.</summary>
    public static void WriteTime(Utf8JsonWriter answer, DateTimeOffset now)
    {
        Span<char> text = stackalloc char[24];
        now.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        answer.WriteString("currentTime"u8, text[..length]);
    }
}
