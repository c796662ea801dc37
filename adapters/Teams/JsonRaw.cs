using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Teams;

/// <summary>
/// One JSON value as UTF-8, written into a message as it is. A card is rendered to bytes once and sent without being
/// parsed again.
/// </summary>
[JsonConverter(typeof(JsonRawConverter))]
public readonly struct JsonRaw
{
    private JsonRaw(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    /// <summary>The value's bytes.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>
    /// Takes bytes that are one well-formed JSON value, as our own serialisation made them. They are not checked again:
    /// never give it a text that was put together by hand.
    /// </summary>
    public static JsonRaw FromUtf8(ReadOnlyMemory<byte> utf8) => new(utf8);

    /// <summary>Takes the value that a JSON element holds.</summary>
    public static JsonRaw From(JsonElement element) => new(JsonMarshal.GetRawUtf8Value(element).ToArray());

    /// <summary>A JSON string with this text, escaped.</summary>
    public static JsonRaw Text(string text) => new(JsonSerializer.SerializeToUtf8Bytes(text, TeamsJson.Default.String));

    /// <summary>The value as an element, for reading.</summary>
    public JsonElement ToElement()
    {
        var reader = new Utf8JsonReader(Utf8.Span);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>The JSON text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}

internal sealed class JsonRawConverter : JsonConverter<JsonRaw>
{
    public override JsonRaw Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonRaw.From(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, JsonRaw value, JsonSerializerOptions options)
    {
        if (value.Utf8.IsEmpty)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
