using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>Times as devices can read them: in UTC with a Z and milliseconds, for seven decimals or an offset are more than some clocks know.</summary>
internal sealed class UtcConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[24];
        writer.WriteStringValue(text[..Format(value, text)]);
    }

    /// <summary>Writes our clock as an answer's currentTime.</summary>
    public static void WriteTime(Utf8JsonWriter answer, DateTimeOffset now)
    {
        Span<char> text = stackalloc char[24];
        answer.WriteString("currentTime"u8, text[..Format(now, text)]);
    }

    private static int Format(DateTimeOffset value, Span<char> text)
    {
        value.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return length;
    }
}
