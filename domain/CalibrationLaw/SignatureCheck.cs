using System.Security.Cryptography;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>Gives the verdict on a signed record. Pure computation; foreign bytes never make it throw.</summary>
public static class SignatureCheck
{
    /// <summary>Checks a record's signature.</summary>
    /// <param name="data">The record.</param>
    /// <param name="knownPublicKey">
    /// The key that we know for the meter (SubjectPublicKeyInfo, or x||y with or without 04); null where we know none.
    /// It goes before the one that came with the record, which proves less: who changes a record can change that too.
    /// </param>
    public static Verdict Verify(SignedMeterData data, byte[]? knownPublicKey = null) =>
        Verify(data, knownPublicKey, CurveFacts.IsSupported);

    /// <summary>The same on a platform that knows only some of the curves.</summary>
    internal static Verdict Verify(SignedMeterData data, byte[]? knownPublicKey, Func<SigningCurve, bool> supports)
    {
        var open = new Verdict { Reason = VerdictReason.RecordUnreadable, Format = data.Format, Curve = data.Curve, Contents = data.Contents, Findings = data.Contents.Findings };
        if (data.Obstacle is { } obstacle)
            return open with { Reason = obstacle.Reason, Detail = obstacle.Detail };
        if (data.Signed is not { } signed || data.Signature is not { } signature || data.Curve is not { } named || CurveFacts.Of(named) is not { } curve)
            return open;

        if (!supports(curve.Curve))
            return open with { Reason = VerdictReason.CurveNotOnThisPlatform, Detail = curve.Name };

        var given = knownPublicKey is { Length: > 0 } ? knownPublicKey : data.PublicKey;
        if (given is not { Length: > 0 })
            return open with { Reason = VerdictReason.NoKey };
        var (point, trouble) = PublicKeys.Point(given, curve);
        if (point is null)
            return open with { Reason = trouble };

        var withKey = open with { KeyFingerprint = PublicKeys.Fingerprint(point), Findings = [.. open.Findings, .. OfKey(data, knownPublicKey, point, curve)] };
        using var key = curve.Open(point);
        if (key is null)
            return withKey with { Reason = VerdictReason.KeyNotOnCurve };
        return Compare(withKey, key, curve, signed, signature);
    }

    private static Verdict Compare(Verdict open, ECDsa key, CurveFacts curve, byte[] signed, byte[] signature)
    {
        var isBlock = open.Format is not SignedDataFormat.Ocmf;
        if (isBlock && !TryTakeLogIndex(open.Format, curve, signed, ref signature))
            return open with { Reason = VerdictReason.LogIndexDiffers };
        if (!Signatures.TryRead(signature, curve.Length, der: !isBlock, out var numbers, out var loose))
            return open with { Reason = VerdictReason.SignatureMalformed };
        if (loose)
            open = open with { Findings = [.. open.Findings, new(FindingCode.SignatureEncodingLoose)] };
        try
        {
            // On curves shorter than the hash the platform takes its leftmost bits (FIPS 186-4, 6.4), as the meters do.
            var fits = key.VerifyHash(SHA256.HashData(signed), numbers, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            return open with { Reason = fits ? VerdictReason.SignatureMatches : VerdictReason.SignatureDiffers };
        }
        catch (CryptographicException)
        {
            return open with { Reason = VerdictReason.PlatformFailed };
        }
    }

    /// <summary>
    /// Behind the signature of a block stand the two bytes of the log index, which are in the block too. They are not part of
    /// the signature, so they have to be those of the block: no bit of what was received goes unchecked.
    /// </summary>
    private static bool TryTakeLogIndex(SignedDataFormat format, CurveFacts curve, byte[] signed, ref byte[] signature)
    {
        if (signature.Length != 2 * curve.Length + 2)
            return true;
        var place = format is SignedDataFormat.IsaEdl40P ? IsaEdl40Block.LogIndex : Edl40Block.LogIndex;
        if (signed.Length < place + 2 || !signed.AsSpan(place, 2).SequenceEqual(signature.AsSpan(^2)))
            return false;
        signature = signature[..^2];
        return true;
    }

    private static IEnumerable<Finding> OfKey(SignedMeterData data, byte[]? known, byte[] point, CurveFacts curve)
    {
        if (known is not { Length: > 0 })
            yield return new(FindingCode.KeyFromRecord);
        else if (data.PublicKey is { Length: > 0 } own && (PublicKeys.Point(own, curve).Point is not { } other || !other.AsSpan().SequenceEqual(point)))
            yield return new(FindingCode.KeyDiffersFromRecord);
    }
}
