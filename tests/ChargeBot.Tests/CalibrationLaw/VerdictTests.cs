using System.Text.Json;
using ChargeBot.Domain.CalibrationLaw;
using Xunit;
using static ChargeBot.Tests.CalibrationLaw.PublicRecord;

namespace ChargeBot.Tests.CalibrationLaw;

/// <summary>Each public record gets the verdict it is published with, and none of them survives a changed bit or a foreign key.</summary>
public sealed class VerdictTests
{
    [Fact]
    public void Every_record_gets_the_verdict_it_is_published_with()
    {
        Assert.Equal(42, All().Count);
        foreach (var record in All())
        {
            var verdict = record.Verify();
            Assert.True(record.IsValid == (verdict.Kind is VerdictKind.Valid), $"{record}: {verdict.Text}");
            if (!record.IsValid)
                Assert.Equal(VerdictReason.SignatureDiffers, verdict.Reason);
            Assert.Equal(record.DerCanonical is false, verdict.Findings.Contains(new(FindingCode.SignatureEncodingLoose)));
        }
    }

    [Fact]
    public void A_key_is_read_as_point_with_and_without_04_and_as_key_info_in_hexadecimal_base64_and_PEM()
    {
        foreach (var record in OneOfEachKind())
        {
            var info = record.KeyInfo();
            string[] texts =
            [
                Convert.ToHexString(record.Key), Convert.ToHexStringLower([4, .. record.Key]), Convert.ToHexString(info), Convert.ToBase64String(info),
                Convert.ToBase64String(info, Base64FormattingOptions.InsertLineBreaks) + "\n", $"-----BEGIN PUBLIC KEY-----\n{Convert.ToBase64String(info)}\n-----END PUBLIC KEY-----\n",
            ];
            foreach (var text in texts)
            {
                Assert.True(PublicKeys.TryDecode(text, out var key));
                var verdict = record.Verify(key: key);
                Assert.True(verdict.Kind is VerdictKind.Valid, $"{record}: {verdict.Text}");
                Assert.Equal(record.Verify().KeyFingerprint, verdict.KeyFingerprint);
            }
        }
    }

    [Fact]
    public void One_changed_bit_in_the_signed_bytes_makes_a_record_invalid()
    {
        foreach (var record in All().Where(record => record.IsValid))
        {
            foreach (var position in record.IsOcmf ? OcmfPositions(record) : Enumerable.Range(0, 320).Where(at => at % 8 == 0).Concat(BlockFields))
            {
                var verdict = record.Verify(signed: Flip(record.Signed, position, position % 7));
                Assert.True(verdict.Kind is VerdictKind.Invalid, $"{record}, byte {position}: {verdict.Text}");
            }
        }
    }

    [Fact]
    public void One_changed_bit_in_the_signature_makes_a_record_invalid()
    {
        foreach (var record in All().Where(record => record.IsValid))
        {
            int[] positions = [0, 1, record.Coordinate / 2, record.Coordinate - 1, record.Coordinate, record.Coordinate * 3 / 2, 2 * record.Coordinate - 1];
            foreach (var position in positions)
            {
                foreach (var bit in (int[])[0, 7])
                {
                    var verdict = record.Verify(signature: Flip(record.RawSignature, position, bit));
                    Assert.True(verdict.Kind is VerdictKind.Invalid, $"{record}, r||s byte {position}: {verdict.Text}");
                }
            }
        }
    }

    [Fact]
    public void No_bit_of_a_signature_as_transmitted_can_be_changed_unseen()
    {
        foreach (var record in OneOfEachKind())
        {
            var wire = record.IsOcmf ? record.Wire : [.. record.Wire, .. record.LogIndex];
            Assert.Equal(VerdictKind.Valid, record.Verify(signature: wire).Kind);

            // Every bit on the two curves that most meters use; on the slower ones every fifth.
            var step = record.Curve is SigningCurve.Secp256r1 || record.Format is SignedDataFormat.Edl40P ? 1 : 5;
            for (var bit = 0; bit < 8 * wire.Length; bit += step)
            {
                var verdict = record.Verify(signature: Flip(wire, bit / 8, bit % 8));
                Assert.True(verdict.Kind is VerdictKind.Invalid, $"{record}, bit {bit}: {verdict.Text}");
            }
        }
    }

    [Fact]
    public void One_changed_bit_in_the_key_makes_it_no_key()
    {
        foreach (var record in All().Where(record => record.IsValid))
        {
            foreach (var position in (int[])[0, record.Coordinate / 2, record.Coordinate - 1, record.Coordinate, 2 * record.Coordinate - 1])
            {
                var verdict = record.Verify(key: Flip(record.Key, position, position % 8));
                Assert.True(verdict.Reason is VerdictReason.KeyNotOnCurve, $"{record}, byte {position}: {verdict.Text}");
            }
        }
    }

    [Fact]
    public void No_bit_around_the_point_in_a_key_info_can_be_changed_unseen()
    {
        foreach (var record in OneOfEachKind())
        {
            var info = record.KeyInfo();
            for (var bit = 0; bit < 8 * (info.Length - record.Key.Length); bit++)
                Assert.Equal(VerdictKind.KeyInvalid, record.Verify(key: Flip(info, bit / 8, bit % 8)).Kind);
        }
    }

    [Fact]
    public void Another_meters_key_on_the_same_curve_makes_a_record_invalid()
    {
        foreach (var record in All())
        {
            var others = All().Where(other => other.Curve == record.Curve && !other.Key.SequenceEqual(record.Key)).Select(other => other.Key)
                .Append(Convert.FromHexString(CurveFacts.Of(record.Curve)!.ProbeKey));
            foreach (var other in others.DistinctBy(Convert.ToHexString))
                Assert.Equal(VerdictReason.SignatureDiffers, record.Verify(key: other).Reason);
        }
    }

    [Fact]
    public void Without_a_key_the_key_is_unknown()
    {
        foreach (var record in All())
            Assert.Equal(VerdictKind.KeyUnknown, SignatureCheck.Verify(record.Read()).Kind);
    }

    [Fact]
    public void A_key_of_another_curve_or_none_at_all_is_said_so()
    {
        var record = All().First(record => record.Curve is SigningCurve.Secp256r1);
        var other = All().First(record => record.Curve is SigningCurve.Secp256k1);
        Assert.Equal(VerdictReason.KeyOfAnotherCurve, record.Verify(key: other.KeyInfo()).Reason);
        Assert.Equal(VerdictReason.KeyOfAnotherCurve, record.Verify(key: record.Key[..48]).Reason);
        Assert.Equal(VerdictReason.KeyUnreadable, record.Verify(key: record.Key[1..]).Reason);
        Assert.Equal(VerdictReason.KeyUnreadable, record.Verify(key: [.. record.KeyInfo(), 0]).Reason);
        Assert.Equal(VerdictReason.KeyNotOnCurve, record.Verify(key: new byte[64]).Reason);
    }

    [Fact]
    public void The_known_key_goes_before_the_one_in_the_record()
    {
        var record = All().First(record => record.IsValid && record.Format is SignedDataFormat.Edl40P);
        var other = All().First(other => other.Curve == record.Curve && !other.Key.SequenceEqual(record.Key));
        var own = SignatureCheck.Verify(record.Read() with { PublicKey = record.Key });
        Assert.Equal((VerdictKind.Valid, new Finding(FindingCode.KeyFromRecord)), (own.Kind, Assert.Single(own.Findings)));

        var both = SignatureCheck.Verify(record.Read() with { PublicKey = record.Key }, record.KeyInfo());
        Assert.Equal((VerdictKind.Valid, 0), (both.Kind, both.Findings.Count));

        var forged = SignatureCheck.Verify(record.Read() with { PublicKey = record.Key }, other.Key);
        Assert.Equal((VerdictKind.Invalid, new Finding(FindingCode.KeyDiffersFromRecord)), (forged.Kind, Assert.Single(forged.Findings)));
    }

    [Fact]
    public void A_curve_that_the_platform_does_not_know_is_unsupported_and_never_invalid()
    {
        foreach (var record in All())
        {
            var broken = record.Read(signed: Flip(record.Signed, 0));
            var verdict = SignatureCheck.Verify(broken, record.Key, curve => curve != record.Curve);
            Assert.Equal((VerdictKind.CurveUnsupported, VerdictReason.CurveNotOnThisPlatform), (verdict.Kind, verdict.Reason));
        }
    }

    [Fact]
    public void This_platform_knows_every_curve() => Assert.All(CurveFacts.All, curve => Assert.True(CurveFacts.IsSupported(curve.Curve), curve.Name));

    [Fact]
    public void A_log_index_that_is_not_the_blocks_makes_a_record_invalid()
    {
        foreach (var record in All().Where(record => record is { IsValid: true, IsOcmf: false }))
        {
            Assert.Equal(VerdictKind.Valid, record.Verify(signature: record.Wire).Kind);
            Assert.Equal(VerdictReason.LogIndexDiffers, record.Verify(signature: [.. record.Wire, record.LogIndex[0], (byte)(record.LogIndex[1] ^ 1)]).Reason);
        }
    }

    [Fact]
    public void A_record_keeps_its_verdict_on_the_way_through_JSON()
    {
        foreach (var record in All())
        {
            var data = JsonSerializer.Deserialize<SignedMeterData>(JsonSerializer.Serialize(record.Read()))!;
            var verdict = SignatureCheck.Verify(data, record.Key);
            Assert.Equal(JsonSerializer.Serialize(record.Verify()), JsonSerializer.Serialize(verdict));
        }
    }

    /// <summary>First, middle, last, and in each field's value its first character.</summary>
    private static IEnumerable<int> OcmfPositions(PublicRecord record)
    {
        string[] fields = ["FV", "GI", "GS", "PG", "MS", "IS", "IT", "ID", "TM", "TX", "RV", "RI", "RU", "EF", "ST"];
        var text = record.Text;
        var values = fields.Select(field => text.IndexOf($"\"{field}\"", StringComparison.Ordinal)).Where(at => at >= 0)
            .Select(at => text.IndexOf(':', at) + 2);
        return values.Concat([0, text.Length / 2, record.Signed.Length - 1]);
    }

    /// <summary>Low and high bytes of the fields of both kinds of block, and what no field fills.</summary>
    private static readonly int[] BlockFields =
        [1, 9, 10, 13, 14, 15, 18, 19, 22, 23, 28, 29, 30, 31, 32, 33, 38, 39, 40, 41, 98, 99, 168, 169, 172, 173, 181, 189, 191, 195, 196, 197, 226, 227, 231, 250, 251, 252, 258, 259, 260, 267, 268, 273, 274, 277, 278, 319];
}
