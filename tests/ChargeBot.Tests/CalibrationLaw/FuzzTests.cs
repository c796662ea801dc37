using System.Text;
using ChargeBot.Domain.CalibrationLaw;
using Xunit;

namespace ChargeBot.Tests.CalibrationLaw;

/// <summary>Foreign bytes: whatever comes gets a verdict, never an exception.</summary>
public sealed class FuzzTests
{
    private readonly Random random = new(20261123);

    [Fact]
    public void Mutated_OCMF_records_get_a_verdict()
    {
        var records = PublicRecord.All().Where(record => record.IsOcmf).ToList();
        for (var round = 0; round < 4000; round++)
        {
            var record = records[round % records.Count];
            var text = Encoding.UTF8.GetBytes(record.OcmfText(record.Signed, record.Wire));
            Judge(Ocmf.Read(HalfCharacters(Encoding.UTF8.GetString(Mutate(text))), round % 3 == 0 ? Mutate(record.Key) : null), Key(record, round));
        }
    }

    [Fact]
    public void Mutated_XML_and_blocks_get_a_verdict()
    {
        var records = PublicRecord.All().Where(record => !record.IsOcmf).ToList();
        for (var round = 0; round < 2000; round++)
        {
            var record = records[round % records.Count];
            var xml = Encoding.UTF8.GetBytes($"""
                <signedMeterValue><publicKey>{Convert.ToBase64String(record.Key)}</publicKey><meterValueSignature>{Convert.ToBase64String(record.Wire)}</meterValueSignature>
                <encodedMeterValue>{Convert.ToBase64String(record.Signed)}</encodedMeterValue></signedMeterValue>
                """);
            Judge(SignedMeterValue.Read(HalfCharacters(Encoding.UTF8.GetString(Mutate(xml)))), Key(record, round));
            Judge(SignedMeterData.OfBlock(record.Format, [], Mutate(record.Signed, keepLength: round % 4 != 0), Mutate(record.Wire, keepLength: round % 3 != 0), Mutate(record.Key)), Key(record, round));
        }
    }

    [Fact]
    public void Data_put_together_wrongly_gets_a_verdict()
    {
        foreach (var format in Enum.GetValues<SignedDataFormat>())
        {
            Judge(new() { Format = format, Original = [] }, [1]);
            Judge(new() { Format = format, Original = [], Signed = [], Signature = new byte[50], Curve = SigningCurve.Secp192r1 }, Convert.FromHexString(CurveFacts.All[0].ProbeKey));
            Judge(new() { Format = format, Original = [], Signed = [], Signature = [], Curve = (SigningCurve)99 }, [1]);
        }
    }

    [Fact]
    public void Keys_from_anywhere_are_keys_or_not()
    {
        var texts = PublicRecord.OneOfEachKind().SelectMany(record => (string[])[Convert.ToHexString(record.KeyInfo()), Convert.ToBase64String(record.KeyInfo())]).ToList();
        var record = PublicRecord.All()[0];
        for (var round = 0; round < 2000; round++)
        {
            if (PublicKeys.TryDecode(Encoding.UTF8.GetString(Mutate(Encoding.UTF8.GetBytes(texts[round % texts.Count]))), out var key))
                Assert.NotEqual(VerdictKind.NotVerifiable, record.Verify(key: key).Kind);
        }
        Assert.False(PublicKeys.TryDecode(null, out _));
        Assert.False(PublicKeys.TryDecode(" ", out _));
        Assert.False(PublicKeys.TryDecode(new string('0', 5000), out _));
    }

    private static void Judge(SignedMeterData data, byte[]? key)
    {
        var verdict = SignatureCheck.Verify(data, key);
        Assert.NotEmpty(verdict.Text);
        Assert.Equal(data.Format, verdict.Format);
    }

    private byte[]? Key(PublicRecord record, int round) => (round % 5) switch
    {
        0 => null,
        1 => Mutate(record.Key),
        2 => Mutate(record.KeyInfo()),
        _ => record.Key,
    };

    /// <summary>Text of a JSON frame may hold halves of surrogate pairs, which no encoding can write.</summary>
    private string HalfCharacters(string text) =>
        random.Next(4) == 0 ? text.Insert(random.Next(text.Length + 1), ((char)random.Next(0xD800, 0xE000)).ToString()) : text;

    /// <summary>One to eight bytes changed, and sometimes some cut, repeated or doubled.</summary>
    private byte[] Mutate(byte[] bytes, bool keepLength = false)
    {
        var changed = bytes.ToList();
        for (var count = random.Next(9); count > 0; count--)
            changed[random.Next(changed.Count)] = (byte)random.Next(256);
        if (keepLength)
            return [.. changed];
        var at = random.Next(changed.Count);
        var length = random.Next(changed.Count - at);
        return random.Next(6) switch
        {
            0 => [.. changed.Take(at)],
            1 => [.. changed.Take(at), .. changed.Skip(at + length)],
            2 => [.. changed, .. changed.Skip(at).Take(length)],
            _ => [.. changed],
        };
    }
}
