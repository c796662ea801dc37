namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>What is known about a signed record after it was checked.</summary>
public sealed record Verdict
{
    /// <summary>The reason, which decides the <see cref="Kind"/>.</summary>
    public required VerdictReason Reason { get; init; }

    /// <summary>What exactly, in no language: an OBIS number, a curve's name, a length. Null where the reason says all.</summary>
    public string? Detail { get; init; }

    /// <summary>Which kind of record it is.</summary>
    public required SignedDataFormat Format { get; init; }

    /// <summary>The curve; null where it is not known.</summary>
    public SigningCurve? Curve { get; init; }

    /// <summary>The key's name: the first 16 hexadecimal digits of SHA-256 over x||y. Null where no key could be read.</summary>
    public string? KeyFingerprint { get; init; }

    /// <summary>What the record says. Only a valid record vouches for it.</summary>
    public SignedContents Contents { get; init; } = SignedContents.Nothing;

    /// <summary>What is doubtful about the contents, the key or the encoding.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The verdict.</summary>
    public VerdictKind Kind => Reason switch
    {
        VerdictReason.SignatureMatches => VerdictKind.Valid,
        VerdictReason.SignatureDiffers or VerdictReason.SignatureMalformed or VerdictReason.LogIndexDiffers => VerdictKind.Invalid,
        VerdictReason.NoKey => VerdictKind.KeyUnknown,
        VerdictReason.KeyUnreadable or VerdictReason.KeyOfAnotherCurve or VerdictReason.KeyNotOnCurve => VerdictKind.KeyInvalid,
        VerdictReason.CurveUnknown or VerdictReason.CurveNotOnThisPlatform => VerdictKind.CurveUnsupported,
        _ => VerdictKind.NotVerifiable,
    };

    /// <summary>The verdict in an English sentence.</summary>
    public string Text => (Kind, Detail) switch
    {
        (VerdictKind.Valid, _) => "The signature is valid.",
        (_, null) => $"{Say(Kind)}: {Say(Reason)}.",
        _ => $"{Say(Kind)}: {Say(Reason)} ({Detail}).",
    };

    private static string Say(VerdictKind kind) => kind switch
    {
        VerdictKind.Valid => "Valid",
        VerdictKind.Invalid => "Invalid",
        VerdictKind.KeyUnknown => "Key unknown",
        VerdictKind.KeyInvalid => "Key invalid",
        VerdictKind.CurveUnsupported => "Curve unsupported",
        _ => "Not verifiable",
    };

    private static string Say(VerdictReason reason) => reason switch
    {
        VerdictReason.SignatureMatches => "the signature fits the data and the key",
        VerdictReason.SignatureDiffers => "the signature does not fit the data and the key",
        VerdictReason.SignatureMalformed => "what stands in the signature's place is no signature on this curve",
        VerdictReason.LogIndexDiffers => "the signature's log index is not that of the data",
        VerdictReason.NoKey => "no public key is known for this meter and none came with the record",
        VerdictReason.KeyUnreadable => "the public key cannot be read",
        VerdictReason.KeyOfAnotherCurve => "the public key is for another curve than the signature",
        VerdictReason.KeyNotOnCurve => "the public key is no point on its curve",
        VerdictReason.CurveUnknown => "the record names a curve that is not known here",
        VerdictReason.CurveNotOnThisPlatform => "this server's cryptography does not know the curve",
        VerdictReason.FormatUnknown => "the record is of no known format",
        VerdictReason.TooLarge => "the record is too large",
        VerdictReason.RecordUnreadable => "the record cannot be read",
        VerdictReason.AlgorithmUnknown => "the record names an unknown signature algorithm",
        VerdictReason.SignatureMissing => "the record carries no signature",
        VerdictReason.SignatureUnreadable => "the signature's encoding cannot be read",
        VerdictReason.ElementMissing => "an element that was signed is missing",
        VerdictReason.ElementTwice => "an element that was signed stands there twice",
        VerdictReason.ElementUnfit => "an element that was signed does not fit its place",
        _ => "this server's cryptography failed",
    };
}

/// <summary>The verdicts.</summary>
public enum VerdictKind
{
    /// <summary>The signature fits the data and the key.</summary>
    Valid,

    /// <summary>It does not.</summary>
    Invalid,

    /// <summary>There is no key to check with.</summary>
    KeyUnknown,

    /// <summary>There is one, but it is none.</summary>
    KeyInvalid,

    /// <summary>The curve cannot be computed here. Says nothing about the record.</summary>
    CurveUnsupported,

    /// <summary>There is nothing that could be checked. Says nothing about the meter.</summary>
    NotVerifiable,
}

/// <summary>Why the verdict is what it is. Names are stable: they may be stored and counted.</summary>
public enum VerdictReason
{
    /// <summary>Valid.</summary>
    SignatureMatches,

    /// <summary>Invalid: data, signature or key were changed, or do not belong together.</summary>
    SignatureDiffers,

    /// <summary>Invalid: neither DER nor r||s of the curve's length, or a number outside of the curve's range.</summary>
    SignatureMalformed,

    /// <summary>Invalid: the two bytes behind the signature are not those in the block.</summary>
    LogIndexDiffers,

    /// <summary>Key unknown.</summary>
    NoKey,

    /// <summary>Key invalid: no SubjectPublicKeyInfo and no x||y of the curve's length.</summary>
    KeyUnreadable,

    /// <summary>Key invalid: a SubjectPublicKeyInfo for another curve, or a point of another length.</summary>
    KeyOfAnotherCurve,

    /// <summary>Key invalid: the platform refuses the point.</summary>
    KeyNotOnCurve,

    /// <summary>Curve unsupported: none of <see cref="SigningCurve"/>.</summary>
    CurveUnknown,

    /// <summary>Curve unsupported: known to us, not to the platform's cryptography.</summary>
    CurveNotOnThisPlatform,

    /// <summary>Not verifiable: no known format.</summary>
    FormatUnknown,

    /// <summary>Not verifiable: longer than <see cref="SignedMeterData.MaxOriginal"/>.</summary>
    TooLarge,

    /// <summary>Not verifiable: its sections, its XML or its SML file are broken.</summary>
    RecordUnreadable,

    /// <summary>Not verifiable: no ECDSA with SHA-256.</summary>
    AlgorithmUnknown,

    /// <summary>Not verifiable: unsigned.</summary>
    SignatureMissing,

    /// <summary>Not verifiable: not the hexadecimal or base64 digits that it claims to be, or of a length that no kind has.</summary>
    SignatureUnreadable,

    /// <summary>Not verifiable: the block cannot be rebuilt without it.</summary>
    ElementMissing,

    /// <summary>Not verifiable: nobody can say which of the two was signed.</summary>
    ElementTwice,

    /// <summary>Not verifiable: of the wrong type, or larger than its place in the block.</summary>
    ElementUnfit,

    /// <summary>Not verifiable: the platform's cryptography failed for a reason of its own.</summary>
    PlatformFailed,
}
