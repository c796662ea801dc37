namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>
/// Reads the two numbers of an ECDSA signature. Meters write them loosely: without the 00 that keeps a number positive, or
/// with more zeros than needed. The frame around the numbers is read strictly, so that no bit of it can be changed unseen.
/// </summary>
internal static class Signatures
{
    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;

    /// <summary>r and s, each in the curve's length, from DER or from r||s; false where it is neither.</summary>
    /// <param name="signature">As received, without a log index.</param>
    /// <param name="length">Bytes of r and of s on the curve.</param>
    /// <param name="der">Whether it may be DER; r||s it may always be.</param>
    /// <param name="fixedLength">r||s, big endian.</param>
    /// <param name="loose">It was DER, but not as DER has to be.</param>
    public static bool TryRead(ReadOnlySpan<byte> signature, int length, bool der, out byte[] fixedLength, out bool loose)
    {
        fixedLength = new byte[2 * length];
        loose = false;
        if (der && TryReadDer(signature, fixedLength.AsSpan(0, length), fixedLength.AsSpan(length), ref loose))
            return true;
        loose = false;
        if (signature.Length != 2 * length)
            return false;
        signature.CopyTo(fixedLength);
        return true;
    }

    private static bool TryReadDer(ReadOnlySpan<byte> signature, Span<byte> r, Span<byte> s, ref bool loose)
    {
        if (!TryTake(signature, Sequence, out var numbers, out var behind, ref loose)
            || !TryTake(numbers, Integer, out var first, out var rest, ref loose)
            || !TryTake(rest, Integer, out var second, out rest, ref loose)
            || !rest.IsEmpty)
            return false;

        // Some devices hand over a buffer of fixed size; what is not zero behind the signature is not theirs.
        if (behind.ContainsAnyExcept((byte)0))
            return false;
        loose |= !behind.IsEmpty;
        return TryCopy(first, r, ref loose) && TryCopy(second, s, ref loose);
    }

    /// <summary>One element: its tag, a length in one byte or in two (81 xx), its content, and what follows.</summary>
    private static bool TryTake(ReadOnlySpan<byte> from, byte tag, out ReadOnlySpan<byte> content, out ReadOnlySpan<byte> rest, ref bool loose)
    {
        content = rest = default;
        if (from.Length < 2 || from[0] != tag)
            return false;
        var start = from[1] == 0x81 ? 3 : 2;
        if (from.Length < start || (start == 2 && from[1] > 0x7F))
            return false;
        var length = from[start - 1];
        if (from.Length - start < length)
            return false;
        loose |= start == 3 && length < 0x80;
        content = from.Slice(start, length);
        rest = from[(start + length)..];
        return true;
    }

    /// <summary>The number without its leading zeros, as unsigned, right-aligned.</summary>
    private static bool TryCopy(ReadOnlySpan<byte> number, Span<byte> target, ref bool loose)
    {
        var digits = number.TrimStart((byte)0);
        if (number.IsEmpty || digits.Length > target.Length)
            return false;
        var pads = number.Length - digits.Length;
        var needsPad = digits.IsEmpty || digits[0] >= 0x80;
        loose |= pads != (needsPad ? 1 : 0);
        digits.CopyTo(target[^digits.Length..]);
        return true;
    }
}
