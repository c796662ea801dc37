using ChargeBot.Domain.CalibrationLaw;
using Xunit;

namespace ChargeBot.Tests.CalibrationLaw;

/// <summary>Signatures as devices encode them: the numbers loosely, the frame around them strictly.</summary>
public sealed class DerTests
{
    private static PublicRecord Record => PublicRecord.All().First(record => record is { IsValid: true, Curve: SigningCurve.Secp256r1, IsOcmf: true });
    private static byte[] R => Record.RawSignature[..32];
    private static byte[] S => Record.RawSignature[32..];

    [Fact]
    public void Numbers_are_read_with_too_few_and_too_many_zeros()
    {
        AssertValid(Der(R, S));
        AssertValid(Der([0, .. R], [0, .. S]));
        AssertValid(Der([0, 0, 0, .. R], [0, 0, .. S]));
        AssertValid([.. Der([0, .. R], S), 0, 0, 0]);
        AssertValid([.. R, .. S]);
    }

    [Fact]
    public void A_length_in_two_bytes_is_read()
    {
        byte[] numbers = [.. Integer([.. new byte[40], .. R]), .. Integer([.. new byte[40], .. S])];
        AssertValid([0x30, 0x81, (byte)numbers.Length, .. numbers]);
        byte[] small = [.. Integer(R), .. Integer(S)];
        AssertValid([0x30, 0x81, (byte)small.Length, .. small]);
    }

    [Fact]
    public void What_is_no_signature_is_invalid()
    {
        AssertMalformed([]);
        AssertMalformed([0x30]);
        AssertMalformed([0x30, 0x80]);
        AssertMalformed([0x30, 0x81]);
        AssertMalformed([.. Der(R, S), 1]);
        AssertMalformed([.. Der(R, S)[..^1]]);
        AssertMalformed(Der([1, .. R], S));
        AssertMalformed(Der([], S));
        AssertMalformed([0x30, 34, .. Integer(R)]);
        AssertMalformed([.. R, .. S, 0]);
        AssertMalformed([0x30, (byte)(Integer(R).Length * 3), .. Integer(R), .. Integer(S), .. Integer(S)]);
    }

    [Fact]
    public void Zero_and_numbers_beyond_the_curves_order_are_invalid()
    {
        var beyond = Enumerable.Repeat((byte)0xFF, 32).ToArray();
        foreach (var (r, s) in ((byte[], byte[])[])[(new byte[32], S), (R, new byte[32]), (new byte[32], new byte[32]), (beyond, S), (R, beyond), ([0], [0])])
            Assert.Equal(VerdictReason.SignatureDiffers, Record.Verify(signature: Der(r, s)).Reason);
    }

    private static void AssertValid(byte[] signature) => Assert.Equal(VerdictReason.SignatureMatches, Record.Verify(signature: signature).Reason);

    private static void AssertMalformed(byte[] signature) =>
        Assert.Equal(VerdictReason.SignatureMalformed, SignatureCheck.Verify(Record.Read() with { Signature = signature }, Record.Key).Reason);

    private static byte[] Der(byte[] r, byte[] s) => [0x30, (byte)(4 + r.Length + s.Length), .. Integer(r), .. Integer(s)];

    private static byte[] Integer(byte[] number) => [0x02, (byte)number.Length, .. number];
}
