using System.Formats.Asn1;
using System.Security.Cryptography;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>Public keys of meters, in the forms in which people and devices hand them over.</summary>
public static class PublicKeys
{
    private const string EcPublicKey = "1.2.840.10045.2.1";
    private const int MaxText = 4096;

    /// <summary>Reads a key as people copy it: hexadecimal digits, base64 or PEM, with spaces and line breaks anywhere.</summary>
    /// <param name="text">The text; more than 4096 characters are no key.</param>
    /// <param name="key">The bytes, not yet looked at.</param>
    public static bool TryDecode(string? text, out byte[] key)
    {
        key = [];
        if (text is null || text.Length > MaxText)
            return false;
        if (PemEncoding.TryFind(text, out var pem))
            text = text[pem.Base64Data];
        return Digits.TryHex(text, out key) || Digits.TryBase64(text, out key);
    }

    /// <summary>The key's name on cards: the first 16 hexadecimal digits of SHA-256 over its point x||y; null for what is no key of a curve in use.</summary>
    /// <param name="key">The bytes as <see cref="TryDecode"/> gives them.</param>
    public static string? FingerprintOf(byte[] key) => key.Length switch
    {
        48 or 64 or 96 => Fingerprint(key),
        49 or 65 or 97 when key[0] == 4 => Fingerprint(key.AsSpan(1)),
        _ => TryReadInfo(key, out _, out var point) ? Fingerprint(point) : null,
    };

    /// <summary>The key's name on cards: the first 16 hexadecimal digits of SHA-256 over its point x||y.</summary>
    internal static string Fingerprint(ReadOnlySpan<byte> point) => Convert.ToHexString(SHA256.HashData(point))[..16];

    /// <summary>The point x||y of a key: a SubjectPublicKeyInfo (RFC 5480) or the bare point with or without its 04.</summary>
    /// <returns>The point, or why there is none.</returns>
    internal static (byte[]? Point, VerdictReason Trouble) Point(byte[] key, CurveFacts curve)
    {
        if (key.Length == 2 * curve.Length)
            return (key, default);
        if (key.Length == 2 * curve.Length + 1 && key[0] == 4)
            return (key[1..], default);
        if (TryReadInfo(key, out var oid, out var point))
            return oid == curve.Oid && point.Length == 2 * curve.Length ? (point, default) : (null, VerdictReason.KeyOfAnotherCurve);
        return (null, IsPointElsewhere(key) ? VerdictReason.KeyOfAnotherCurve : VerdictReason.KeyUnreadable);
    }

    private static bool IsPointElsewhere(byte[] key) => key.Length is 48 or 64 or 96 || (key.Length is 49 or 65 or 97 && key[0] == 4);

    private static bool TryReadInfo(byte[] key, out string oid, out byte[] point)
    {
        (oid, point) = ("", []);
        try
        {
            // Nothing may follow it: a key is exactly what was handed over.
            var outer = new AsnReader(key, AsnEncodingRules.BER);
            var info = outer.ReadSequence();
            var algorithm = info.ReadSequence();
            var bits = info.ReadBitString(out var unused);
            if (algorithm.ReadObjectIdentifier() != EcPublicKey || unused != 0 || bits.Length < 2 || bits[0] != 4 || info.HasData || outer.HasData)
                return false;
            oid = algorithm.ReadObjectIdentifier();
            point = bits[1..];
            return !algorithm.HasData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
