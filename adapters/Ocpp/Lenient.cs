using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>
/// Reads what devices mean rather than what they should have written: names in any case, numbers in quotes, fractions
/// where an integer is due, dates of every make. What cannot be read is null; nothing here throws.
/// </summary>
internal static class Lenient
{
    /// <summary>The longest text that is kept, far over any schema's length.</summary>
    public const int MaxText = 1000;

    /// <summary>A member by its name, in its exact case or else in any; Undefined where there is none.</summary>
    public static JsonElement Field(this JsonElement holder, string name)
    {
        if (holder.ValueKind is not JsonValueKind.Object)
        {
            return default;
        }

        // Not by TryGetProperty: it throws where any name of the object holds half a character.
        JsonElement exact = default, similar = default;
        foreach (var member in holder.EnumerateObject())
        {
            var said = JsonMarshal.GetRawUtf8PropertyName(member);
            if (Ascii.Equals(said, name))
            {
                exact = member.Value;
            }
            else if (similar.ValueKind is JsonValueKind.Undefined && Ascii.EqualsIgnoreCase(said, name))
            {
                similar = member.Value;
            }
        }

        return exact.ValueKind is JsonValueKind.Undefined ? similar : exact;
    }

    /// <summary>Whether anything stands there at all.</summary>
    public static bool Exists(this JsonElement value) => value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>A text, bounded; any other value as its JSON. Null where nothing stands.</summary>
    public static string? Text(this JsonElement value, int max = MaxText) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => Bounded(Decoded(value), max),
        _ => Bounded(value.Raw(), max),
    };

    /// <summary>A value as it was written; what is no UTF-8 in it is replaced.</summary>
    public static string Raw(this JsonElement value) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value));

    /// <summary>Whether a text is this word, in any case and with blanks around it: asked so often that nothing is made for it.</summary>
    public static bool Is(this JsonElement value, string word)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            return false;
        }

        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        return Ascii.EqualsIgnoreCase(raw[Ascii.Trim(raw)], word) || (raw.Contains((byte)'\\') && Decoded(value).AsSpan().Trim().Equals(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The same, null where it is empty or blank.</summary>
    public static string? Words(this JsonElement value, int max = MaxText) =>
        value.Text(max) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A whole number; a fraction is rounded.</summary>
    public static long? Whole(this JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var plain))
        {
            return plain;
        }

        if (value.ValueKind is JsonValueKind.String
            && long.TryParse(Decoded(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var quoted))
        {
            return quoted;
        }

        return value.Number() is { } number ? Rounded(number) : null;
    }

    /// <summary>The same where only an ordinary int makes sense, such as a connector's number.</summary>
    public static int? Int(this JsonElement value) => value.Whole() is >= int.MinValue and <= int.MaxValue and var whole ? (int)whole : null;

    /// <summary>A finite number.</summary>
    public static double? Number(this JsonElement value)
    {
        var number = double.NaN;
        var read = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out number),
            JsonValueKind.String when Plain(value) is { IsEmpty: false } plain => double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            JsonValueKind.String => double.TryParse(Decoded(value), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
        return read && double.IsFinite(number) ? number : null;
    }

    /// <summary>The nearest whole number; null where it is beyond every meter.</summary>
    public static long? Rounded(double number) => Math.Abs(number) < 9e15 ? (long)Math.Round(number) : null;

    /// <summary>True or false, in quotes or not.</summary>
    public static bool? Flag(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(Decoded(value), out var flag) => flag,
        _ => null,
    };

    /// <summary>
    /// A time (UTC); without an offset it is taken for UTC. Null for 29 February 2022, for the year 1 and for others
    /// that only a broken clock can mean, save 1970, which is flagged where it is compared with ours.
    /// </summary>
    public static DateTimeOffset? Time(this JsonElement value) =>
        value.ValueKind is JsonValueKind.String
        && DateTimeOffset.TryParse(Decoded(value), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time.Year is >= 1970 and < 2200
            ? time
            : null;

    /// <summary>A text cut to a length, never between the halves of one character, without NUL, which no database keeps.</summary>
    public static string Bounded(string text, int max)
    {
        if (text.Length > max)
        {
            text = text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
        }

        return text.Contains('\0') ? text.Replace("\0", "", StringComparison.Ordinal) : text;
    }

    /// <summary>A text's bytes where they stand for themselves; empty where they have to be decoded.</summary>
    private static ReadOnlySpan<byte> Plain(JsonElement text) => JsonMarshal.GetRawUtf8Value(text)[1..^1] is var raw && raw.Contains((byte)'\\') ? default : raw;

    private static string Decoded(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair as \uD800: keep what was written.
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(text).Trim("\""u8));
        }
    }
}
