using System.Globalization;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>
/// Signed charge data as a device delivered it, before anyone has judged it: what the signature covers, the signature, and
/// what can be read in it. <see cref="SignatureCheck"/> gives the verdict.
/// </summary>
/// <remarks>
/// Holds personal data (contract ids stand in the signed bytes): not for logs or traces. Immutable by agreement: nobody
/// writes into its arrays.
/// </remarks>
public sealed record SignedMeterData
{
    /// <summary>The original of a record is kept up to this many bytes; a longer record is not verifiable.</summary>
    public const int MaxOriginal = 64 * 1024;

    /// <summary>Which kind of record it is.</summary>
    public required SignedDataFormat Format { get; init; }

    /// <summary>As received: an OCMF or XML text in UTF-8, or a whole SML file from start to end escape; cut at <see cref="MaxOriginal"/>.</summary>
    public required byte[] Original { get; init; }

    /// <summary>The bytes under the signature: OCMF's payload exactly as received, or the 320-byte block. Null where there is an <see cref="Obstacle"/>.</summary>
    public byte[]? Signed { get; init; }

    /// <summary>The signature as received: DER or r||s for OCMF; r||s for the blocks, usually with the two bytes of the log index behind it.</summary>
    public byte[]? Signature { get; init; }

    /// <summary>The curve that the record names, or that follows from its kind; null where there is an <see cref="Obstacle"/>.</summary>
    public SigningCurve? Curve { get; init; }

    /// <summary>The public key that came with the record, in any form that <see cref="PublicKeys"/> reads; null where none came.</summary>
    public byte[]? PublicKey { get; init; }

    /// <summary>Why nothing can be verified; null where it can.</summary>
    public Obstacle? Obstacle { get; init; }

    /// <summary>What the signed bytes say. Of the blocks only what the signature covers, never the SML around it.</summary>
    public SignedContents Contents { get; init; } = SignedContents.Nothing;

    /// <summary>A record of one of the kinds with a block.</summary>
    /// <param name="format">Which kind.</param>
    /// <param name="original">As received.</param>
    /// <param name="block">The 320 bytes.</param>
    /// <param name="signature">r||s with or without the two bytes of the log index: 48 or 50 bytes mean secp192r1, 64 or 66 secp256r1.</param>
    /// <param name="publicKey">What came with it, or null.</param>
    public static SignedMeterData OfBlock(SignedDataFormat format, byte[] original, byte[] block, byte[] signature, byte[]? publicKey)
    {
        var isIsa = format is SignedDataFormat.IsaEdl40P;
        SigningCurve? curve = signature.Length switch
        {
            48 or 50 when !isIsa => SigningCurve.Secp192r1,
            64 or 66 => SigningCurve.Secp256r1,
            _ => null,
        };
        if (original.Length > MaxOriginal)
            return Hopeless(format, original, new(VerdictReason.TooLarge), publicKey);
        if (block.Length != BlockParts.Size)
            return Hopeless(format, original, new(VerdictReason.ElementUnfit, string.Create(CultureInfo.InvariantCulture, $"block: {block.Length}")), publicKey);
        if (curve is null)
            return Hopeless(format, original, new(VerdictReason.SignatureUnreadable, signature.Length.ToString(CultureInfo.InvariantCulture)), publicKey);
        return new()
        {
            Format = format,
            Original = Kept(original),
            Signed = block,
            Signature = signature,
            Curve = curve,
            PublicKey = publicKey,
            Contents = isIsa ? IsaEdl40Block.Read(block) : Edl40Block.Read(block),
        };
    }

    /// <summary>A record of which nothing can be verified.</summary>
    public static SignedMeterData Hopeless(SignedDataFormat format, byte[] original, Obstacle obstacle, byte[]? publicKey = null) =>
        new() { Format = format, Original = Kept(original), Obstacle = obstacle, PublicKey = publicKey };

    internal static byte[] Kept(byte[] original) => original.Length <= MaxOriginal ? original : original[..MaxOriginal];
}

/// <summary>The kinds of signed records.</summary>
public enum SignedDataFormat
{
    /// <summary>None of those below.</summary>
    Unknown,

    /// <summary>Open Charge Metering Format: <c>OCMF|payload|signature</c>.</summary>
    Ocmf,

    /// <summary>EDL40 in an SML file, secp192r1 or (eMOC meters) secp256r1.</summary>
    Edl40P,

    /// <summary>EDL40 as an XML <c>signedMeterValue</c> with the 320 bytes in it.</summary>
    Edl40Sig,

    /// <summary>Isabellenhütte's EDL40 in an SML file, secp256r1.</summary>
    IsaEdl40P,
}

/// <summary>Why a record cannot be verified, found while it was read.</summary>
/// <param name="Reason">One of the reasons that stand for 'not verifiable' or 'curve unsupported'.</param>
/// <param name="Detail">What exactly, in no language: an OBIS number, a field's name, a length. Null where the reason says all.</param>
public sealed record Obstacle(VerdictReason Reason, string? Detail = null);
