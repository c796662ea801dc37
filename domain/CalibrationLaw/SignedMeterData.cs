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
