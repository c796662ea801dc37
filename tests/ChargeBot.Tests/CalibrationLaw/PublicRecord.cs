using System.Formats.Asn1;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Domain.CalibrationLaw;

namespace ChargeBot.Tests.CalibrationLaw;

/// <summary>One record of the test data, and the ways to hand it in: whole, or with something changed.</summary>
/// <param name="Id">As the data names it.</param>
/// <param name="Format">Its format.</param>
/// <param name="Curve">Its curve.</param>
/// <param name="Signed">Payload text in UTF-8, or the 320-byte block.</param>
/// <param name="Wire">The signature as transmitted; r||s where the data has no other form.</param>
/// <param name="RawSignature">r||s.</param>
/// <param name="Key">x||y.</param>
/// <param name="DerCanonical">Whether the signature is strict DER; null where it is none.</param>
/// <param name="IsValid">The verdict that it is published with.</param>
internal sealed record PublicRecord(string Id, SignedDataFormat Format, SigningCurve Curve, byte[] Signed, byte[] Wire, byte[] RawSignature, byte[] Key, bool? DerCanonical, bool IsValid)
{
    private static readonly Lazy<IReadOnlyList<PublicRecord>> Cached = new(Load);

    /// <summary>All of them; skips or fails the test where the data is not there.</summary>
    public static IReadOnlyList<PublicRecord> All()
    {
        Requires.Data();
        return Cached.Value;
    }

    /// <summary>One of each format and curve, so that what is the same for all of a kind is tried once for each kind.</summary>
    public static IEnumerable<PublicRecord> OneOfEachKind() =>
        All().Where(record => record.IsValid).GroupBy(record => (record.Format, record.Curve)).Select(kind => kind.First());

    public int Coordinate => Key.Length / 2;

    public bool IsOcmf => Format is SignedDataFormat.Ocmf;

    public string Text => System.Text.Encoding.UTF8.GetString(Signed);

    /// <summary>The bytes of the block's log index, which EDL signatures carry behind them.</summary>
    public byte[] LogIndex => Signed[(Format is SignedDataFormat.IsaEdl40P ? 31 : 39)..][..2];

    /// <summary>By the front door: the OCMF text, the XML, or the rebuilt block.</summary>
    public SignedMeterData Read(byte[]? signed = null, byte[]? signature = null) => Format switch
    {
        SignedDataFormat.Ocmf => Ocmf.Read(OcmfText(signed ?? Signed, signature ?? Wire)),
        SignedDataFormat.Edl40Sig => SignedMeterValue.Read(Xml(signed ?? Signed, signature ?? [.. Wire, .. LogIndex])),
        _ => SignedMeterData.OfBlock(Format, [], signed ?? Signed, signature ?? [.. Wire, .. LogIndex], null),
    };

    public Verdict Verify(byte[]? signed = null, byte[]? signature = null, byte[]? key = null) =>
        SignatureCheck.Verify(Read(signed, signature), key ?? Key);

    public static byte[] Flip(byte[] bytes, int position, int bit = 0)
    {
        var changed = (byte[])bytes.Clone();
        changed[position] ^= (byte)(1 << bit);
        return changed;
    }

    /// <summary>The key as a SubjectPublicKeyInfo, written without the product's help.</summary>
    public byte[] KeyInfo()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.10045.2.1");
                writer.WriteObjectIdentifier(Curve switch
                {
                    SigningCurve.Secp192r1 => "1.2.840.10045.3.1.1",
                    SigningCurve.Secp192k1 => "1.3.132.0.31",
                    SigningCurve.Secp256r1 => "1.2.840.10045.3.1.7",
                    SigningCurve.Secp256k1 => "1.3.132.0.10",
                    SigningCurve.Secp384r1 => "1.3.132.0.34",
                    SigningCurve.BrainpoolP256r1 => "1.3.36.3.3.2.8.1.1.7",
                    _ => "1.3.36.3.3.2.8.1.1.11",
                });
            }
            writer.WriteBitString([4, .. Key]);
        }
        return writer.Encode();
    }

    public string OcmfText(byte[] payload, byte[] signature) =>
        $"OCMF|{System.Text.Encoding.UTF8.GetString(payload)}|{{\"SA\":\"{Algorithm}\",\"SD\":\"{Convert.ToHexString(signature)}\"}}";

    public string Algorithm => Curve switch
    {
        SigningCurve.BrainpoolP256r1 => "ECDSA-brainpool256r1-SHA256",
        SigningCurve.BrainpoolP384r1 => "ECDSA-brainpool384r1-SHA256",
        _ => $"ECDSA-{Curve.ToString().ToLowerInvariant()}-SHA256",
    };

    public override string ToString() => Id;

    private static string Xml(byte[] block, byte[] signature) => $"""
        <?xml version="1.0" encoding="UTF-8" ?>
        <signedMeterValue>
          <meterValueSignature encoding="base64">{Convert.ToBase64String(signature)}</meterValueSignature>
          <signatureMethod>ECDSA192SHA256</signatureMethod>
          <encodingMethod>EDL</encodingMethod>
          <encodedMeterValue encoding="base64">{Convert.ToBase64String(block)}</encodedMeterValue>
        </signedMeterValue>
        """;

    private static IReadOnlyList<PublicRecord> Load()
    {
        var file = Path.Combine(Requires.Data(), "eichrecht", "vectors.json");
        return [.. JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(node => Read(node!))];
    }

    private static PublicRecord Read(JsonNode node)
    {
        var raw = Convert.FromHexString((string)node["sigRS"]!);
        var wire = (string?)node["sigWire"];
        var text = (string?)node["signedText"];
        return new(
            (string)node["id"]!,
            (string)node["format"]! switch { "OCMF" => SignedDataFormat.Ocmf, "EDL_40_SIG" => SignedDataFormat.Edl40Sig, "EDL_40_P" => SignedDataFormat.Edl40P, _ => SignedDataFormat.IsaEdl40P },
            Enum.Parse<SigningCurve>((string)node["curve"]!, ignoreCase: true),
            text is null ? Convert.FromHexString((string)node["signedHex"]!) : System.Text.Encoding.UTF8.GetBytes(text),
            wire is null ? raw : Convert.FromHexString(wire),
            raw,
            Convert.FromHexString((string)node["pubXY"]!),
            node["derCanonical"]?.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? (bool)node["derCanonical"]! : null,
            (string)node["verdict"]! == "valid");
    }
}
