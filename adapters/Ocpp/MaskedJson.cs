using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>
/// A payload as people may see it: secrets masked by the name of their member or of the key that they are the value of, tags
/// and tokens but for their last four characters, and of addresses for uploads, which are keys, only the host.
/// </summary>
internal static class MaskedJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The payload, masked, in one line of at most so many characters.</summary>
    public static string Of(JsonElement payload, int max)
    {
        if (!payload.Exists())
        {
            return "";
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            Write(writer, "", payload);
        }

        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        return text.Length <= max ? text : Lenient.Bounded(text, max - 1) + "…";
    }

    private static void Write(Utf8JsonWriter writer, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                var key = (value.Field("key") is { ValueKind: JsonValueKind.String } named ? named : value.Field("variable").Field("name")).Text(200);
                foreach (var member in value.EnumerateObject())
                {
                    var called = NameOf(member);
                    writer.WritePropertyName(called);
                    Write(writer, key is not null && IsValue(called) ? key : called == "key" ? "" : called, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var one in value.EnumerateArray())
                {
                    Write(writer, name, one);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Shown(name, value.Text()!));
                break;
            case JsonValueKind.Number when SecretValues.Names(name):
                writer.WriteStringValue(SecretValues.Mask);
                break;
            default:
                writer.WriteRawValue(value.Raw());
                break;
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return Lenient.Bounded(member.Name, 200);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return "?";
        }
    }

    private static bool IsValue(string member) => member is "value" or "attributeValue";

    private static string Shown(string name, string value) => name.ToUpperInvariant() switch
    {
        "IDTAG" or "PARENTIDTAG" or "IDTOKEN" or "ADDITIONALIDTOKEN" => value.Length <= 4 ? SecretValues.Mask : SecretValues.Mask + value[^4..],
        "LOCATION" or "REMOTELOCATION" => Uri.TryCreate(value, UriKind.Absolute, out var address) ? $"{address.Scheme}://{address.Host}/{SecretValues.Mask}" : value,
        _ => SecretValues.Masked(name, value)!,
    };
}
