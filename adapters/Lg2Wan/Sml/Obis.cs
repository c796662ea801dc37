using System.Globalization;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>An object's name of six bytes (IEC 62056-61): medium, channel, then C.D.E and the storage F, as in 1-0:1.8.0*255.</summary>
/// <param name="Packed">The six bytes, A highest.</param>
internal readonly record struct Obis(ulong Packed)
{
    /// <summary>The bytes that a name has.</summary>
    public const int Length = 6;

    /// <summary>A name of its six groups.</summary>
    public Obis(byte a, byte b, byte c, byte d, byte e, byte f)
        : this((ulong)a << 40 | (ulong)b << 32 | (ulong)c << 24 | (ulong)d << 16 | (ulong)e << 8 | f)
    {
    }

    /// <summary>The medium: 1 is electricity, 129 a maker's own.</summary>
    public byte A => (byte)(Packed >> 40);

    /// <summary>The channel.</summary>
    public byte B => (byte)(Packed >> 32);

    /// <summary>The quantity.</summary>
    public byte C => (byte)(Packed >> 24);

    /// <summary>The kind of value.</summary>
    public byte D => (byte)(Packed >> 16);

    /// <summary>The tariff.</summary>
    public byte E => (byte)(Packed >> 8);

    /// <summary>The storage; 255 where there is none.</summary>
    public byte F => (byte)Packed;

    /// <summary>The name of a constant of ours, such as <c>1-0:1.8.0*255</c> or <c>0100010800FF</c>.</summary>
    public static Obis Parse(string text) =>
        TryParse(text, out var obis) ? obis : throw new FormatException($"'{text}' is no OBIS name.");

    /// <summary>Six bytes as they stand in a message; false at any other length.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Obis obis)
    {
        obis = bytes.Length == Length ? new(bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5]) : default;
        return bytes.Length == Length;
    }

    /// <summary>Reads <c>1-0:1.8.0*255</c> (without <c>*F</c>, F is 255) or twelve hexadecimal digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Obis obis)
    {
        obis = default;
        if (text.Length == 2 * Length && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var packed))
        {
            obis = new Obis(packed);
            return true;
        }

        packed = 0;
        const string Separators = "-:..*";
        for (var group = 0; group < Length; group++)
        {
            var end = group < Separators.Length ? text.IndexOf(Separators[group]) : text.Length;
            if (end < 0 && group == 4) end = text.Length;
            if (end < 0 || !byte.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return false;
            packed = packed << 8 | value;
            if (group == 4 && end == text.Length)
            {
                obis = new Obis(packed << 8 | 255);
                return true;
            }

            text = text[Math.Min(end + 1, text.Length)..];
        }

        obis = new Obis(packed);
        return true;
    }

    /// <summary>Writes the six bytes.</summary>
    public void CopyTo(Span<byte> to) => (to[0], to[1], to[2], to[3], to[4], to[5]) = (A, B, C, D, E, F);

    /// <summary>As <c>1-0:1.8.0*255</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{A}-{B}:{C}.{D}.{E}*{F}");
}
