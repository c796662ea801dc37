using System.Text;
using System.Text.Json;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>Reads OCMF records, <c>OCMF|payload|signature</c>, as OCPP carries them in a sampled value of the format SignedData.</summary>
public static class Ocmf
{
    private const string Header = "OCMF|";
    private const string DefaultAlgorithm = "ECDSA-secp256r1-SHA256";

    /// <summary>Reads a record. What is wrong with it becomes its <see cref="SignedMeterData.Obstacle"/>.</summary>
    /// <param name="text">The whole record as received.</param>
    /// <param name="publicKey">The key that came beside it, or null: OCMF itself carries none.</param>
    public static SignedMeterData Read(string text, byte[]? publicKey = null)
    {
        if (text.Length > SignedMeterData.MaxOriginal || Encoding.UTF8.GetByteCount(text) > SignedMeterData.MaxOriginal)
            return SignedMeterData.Hopeless(SignedDataFormat.Ocmf, Encoding.UTF8.GetBytes(text[..Math.Min(text.Length, SignedMeterData.MaxOriginal)]), new(VerdictReason.TooLarge), publicKey);

        var original = Encoding.UTF8.GetBytes(text);
        var record = text.AsSpan().TrimStart();
        if (!record.StartsWith(Header, StringComparison.Ordinal))
            return SignedMeterData.Hopeless(SignedDataFormat.Unknown, original, new(VerdictReason.FormatUnknown), publicKey);

        // A payload may hold a pipe inside of a string, a signature section never does: the last one parts the two. What is
        // between the pipes is signed byte by byte, with each space and line break.
        var body = record[Header.Length..];
        var pipe = body.LastIndexOf('|');
        if (pipe < 0)
            return SignedMeterData.Hopeless(SignedDataFormat.Ocmf, original, new(VerdictReason.SignatureMissing), publicKey);
        var payload = Encoding.UTF8.GetBytes(body[..pipe].ToString());
        var read = ReadSignature(Encoding.UTF8.GetBytes(body[(pipe + 1)..].ToString()), out var signature, out var curve);
        return new()
        {
            Format = SignedDataFormat.Ocmf,
            Original = original,
            Signed = payload,
            Signature = signature,
            Curve = curve,
            PublicKey = publicKey,
            Obstacle = read,
            Contents = OcmfPayload.Read(payload),
        };
    }

    /// <summary>Null where the section says all that is needed, else why not.</summary>
    private static Obstacle? ReadSignature(byte[] section, out byte[]? signature, out SigningCurve? curve)
    {
        (signature, curve) = (null, null);
        try
        {
            using var json = JsonDocument.Parse(section, new() { MaxDepth = 8 });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return new(VerdictReason.RecordUnreadable, "signature section");
            if (ReadAlgorithm(Text(json, "SA") ?? DefaultAlgorithm, out curve) is { } unknown)
                return unknown;
            if (Text(json, "SD") is not { Length: > 0 } digits)
                return new(VerdictReason.SignatureMissing);
            return ReadDigits(digits, Text(json, "SE"), out signature) ? null : new(VerdictReason.SignatureUnreadable);
        }
        catch (JsonException)
        {
            return new(VerdictReason.RecordUnreadable, "signature section");
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 is JSON, but no text.
            return new(VerdictReason.RecordUnreadable, "signature section");
        }
    }

    private static Obstacle? ReadAlgorithm(string algorithm, out SigningCurve? curve)
    {
        curve = null;
        var parts = algorithm.Split('-');
        if (parts is not [var ecdsa, var name, var hash] || !Is(ecdsa, "ECDSA") || !Is(hash, "SHA256"))
            return new(VerdictReason.AlgorithmUnknown, OcmfPayload.Bounded(algorithm));
        curve = CurveFacts.Named(name)?.Curve;
        return curve is null ? new(VerdictReason.CurveUnknown, OcmfPayload.Bounded(name)) : null;

        static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Hexadecimal unless the section says base64; where it says nothing, either.</summary>
    private static bool ReadDigits(string digits, string? encoding, out byte[] signature) => encoding switch
    {
        null => Digits.TryHex(digits, out signature) || Digits.TryBase64(digits, out signature),
        _ when encoding.Equals("base64", StringComparison.OrdinalIgnoreCase) => Digits.TryBase64(digits, out signature),
        _ => Digits.TryHex(digits, out signature),
    };

    private static string? Text(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
