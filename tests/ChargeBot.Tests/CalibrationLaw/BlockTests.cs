using ChargeBot.Domain.CalibrationLaw;
using Xunit;

namespace ChargeBot.Tests.CalibrationLaw;

/// <summary>The 320 bytes, built from neutral fields and read again; and the XML that carries them.</summary>
public sealed class BlockTests
{
    private static readonly byte[] ServerId = Convert.FromHexString("0A01454D480000BA05B4");

    [Fact]
    public void A_block_is_laid_out_as_the_meter_signs_it()
    {
        var record = SmlRecord.All().First(record => record.File == "NewEHZSML_0.bin");
        Assert.Null(Edl40Block.TryBuild(Emoc(), out var block));
        Assert.Equal(Convert.ToHexString(record.Block!), Convert.ToHexString(block));
    }

    [Fact]
    public void A_block_says_meter_number_time_and_the_compensated_energy()
    {
        Assert.Null(Edl40Block.TryBuild(Emoc() with { Emoc = new EmocFields(192106, 192100, 1000, 0, 0) }, out var block));
        var contents = Edl40Block.Read(block);
        Assert.Equal(("0A01454D480000BA05B4", "186", true), (contents.MeterId, contents.Pagination, contents.HasContractId));
        Assert.Equal([("1-0:1.17.0*255", 21196.6m, false), ("1-0:1.17.0*200", 19210.0m, true)], contents.Readings.Select(reading => (reading.Obis!, reading.Value!.Value, reading.CountsForBilling)));
        Assert.All(contents.Readings, reading => Assert.Equal(("Wh", new DateTime(2023, 6, 26, 13, 33, 41), null), (reading.Unit, reading.Clock, reading.Offset)));
    }

    [Fact]
    public void Without_compensation_the_energy_itself_counts()
    {
        Assert.Null(Edl40Block.TryBuild(Emoc() with { Emoc = null, Signature = new byte[50] }, out var block));
        var reading = Assert.Single(Edl40Block.Read(block).Readings);
        Assert.True(reading is { CountsForBilling: true, Value: 21196.6m, Moment: ReadingMoment.Unsaid });
    }

    [Fact]
    public void Each_of_the_signed_status_bits_and_no_other_is_in_the_block()
    {
        var seen = new HashSet<byte>();
        for (var bit = 0; bit < 64; bit++)
        {
            var fields = Emoc();
            Assert.Null(Edl40Block.TryBuild(fields with { Energy = fields.Energy with { Status = 1UL << bit } }, out var block));
            Assert.True(block[14] == 0 || seen.Add(block[14]));
        }
        Assert.Equal(new byte[] { 0x01, 0x08, 0x10, 0x20, 0x40, 0x80 }, seen.Order());
    }

    [Fact]
    public void A_field_that_does_not_fit_is_refused_and_not_cut()
    {
        AssertUnfit("serverId: 9", Emoc() with { ServerId = ServerId[1..] });
        AssertUnfit("8182815401FF: 129", Emoc() with { ContractId = new byte[129] });
        AssertUnfit("listSignature: 50", Emoc() with { Signature = new byte[50] });
        AssertUnfit("listSignature: 66", Emoc() with { Emoc = null });
    }

    [Fact]
    public void An_ISA_record_says_its_start_and_what_it_is_now()
    {
        var record = PublicRecord.All().First(record => record.Id == "isa-edl-40p-ok.xml#0");
        var contents = record.Read().Contents;
        Assert.Equal(("09014953410000000001", "24", true), (contents.MeterId, contents.Pagination, contents.HasContractId));
        Assert.Equal((25695931.6m, ReadingMoment.Begin), (contents.Begin!.Value, contents.Begin.Moment));
        Assert.Equal((25718261.0m, new DateTime(2020, 8, 11, 7, 14, 55)), (contents.End!.Value, contents.End.Clock));
    }

    [Fact]
    public void A_block_of_something_else_is_not_read()
    {
        Assert.Equal(new(FindingCode.ReadingsUnreadable), Assert.Single(Edl40Block.Read(new byte[320]).Findings));
        Assert.Equal(new(FindingCode.ReadingsUnreadable), Assert.Single(Edl40Block.Read([]).Findings));
        Assert.Equal(new(FindingCode.ReadingsUnreadable), Assert.Single(IsaEdl40Block.Read(new byte[320]).Findings));
        Assert.Equal(VerdictReason.ElementUnfit, SignedMeterData.OfBlock(SignedDataFormat.Edl40P, [], new byte[319], new byte[48], null).Obstacle!.Reason);
        Assert.Equal(VerdictReason.SignatureUnreadable, SignedMeterData.OfBlock(SignedDataFormat.Edl40P, [], new byte[320], new byte[49], null).Obstacle!.Reason);
        Assert.Equal(VerdictReason.SignatureUnreadable, SignedMeterData.OfBlock(SignedDataFormat.IsaEdl40P, [], new byte[320], new byte[48], null).Obstacle!.Reason);
    }

    [Theory]
    [InlineData("<a", VerdictReason.RecordUnreadable)]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>", VerdictReason.RecordUnreadable)]
    [InlineData("<values/>", VerdictReason.FormatUnknown)]
    [InlineData("<values><signedMeterValue/></values>", VerdictReason.ElementMissing)]
    [InlineData("<signedMeterValue><encodedMeterValue>AAAA</encodedMeterValue></signedMeterValue>", VerdictReason.SignatureMissing)]
    [InlineData("<signedMeterValue><encodedMeterValue>~</encodedMeterValue></signedMeterValue>", VerdictReason.ElementUnfit)]
    [InlineData("<signedMeterValue><encodedMeterValue>AAAA</encodedMeterValue><encodedMeterValue>AAAA</encodedMeterValue></signedMeterValue>", VerdictReason.ElementTwice)]
    [InlineData("<signedMeterValue><encodedMeterValue>AAAA</encodedMeterValue><meterValueSignature>AAAA</meterValueSignature></signedMeterValue>", VerdictReason.ElementUnfit)]
    [InlineData("<signedMeterValue><encodedMeterValue>AAAA</encodedMeterValue><meterValueSignature>~</meterValueSignature></signedMeterValue>", VerdictReason.SignatureUnreadable)]
    public void XML_that_cannot_be_verified_says_why(string xml, VerdictReason expected) =>
        Assert.Equal(expected, SignatureCheck.Verify(SignedMeterValue.Read(xml), new byte[48]).Reason);

    [Fact]
    public void XML_brings_its_key_along()
    {
        var record = PublicRecord.All().First(record => record.Format is SignedDataFormat.Edl40Sig);
        var xml = $"""
            <values><signedMeterValue><publicKey encoding="plain">{Convert.ToHexString(record.Key)}</publicKey>
            <meterValueSignature>{Convert.ToBase64String(record.Wire)}</meterValueSignature>
            <encodedMeterValue encoding="base64">{Convert.ToBase64String(record.Signed)}</encodedMeterValue></signedMeterValue></values>
            """;
        Assert.Equal(VerdictKind.Valid, SignatureCheck.Verify(SignedMeterValue.Read(xml)).Kind);
        Assert.Equal(VerdictReason.TooLarge, SignedMeterValue.Read(xml + new string(' ', 65536)).Obstacle!.Reason);
    }

    private static void AssertUnfit(string expected, Edl40Fields fields)
    {
        Assert.Equal(new(VerdictReason.ElementUnfit, expected), Edl40Block.TryBuild(fields, out var block));
        Assert.Empty(block);
    }

    /// <summary>The fields of a public record of an eMOC meter.</summary>
    private static Edl40Fields Emoc() => new()
    {
        ServerId = ServerId,
        Energy = new(new(0x64997795, 120), 0x80040104, 30, -1, 211966),
        SecondIndex = 0x010237DE,
        Pagination = 186,
        ContractId = [1, .. "ABCDEFGH"u8],
        ContractTime = new(0x6499778B, 120),
        Signature = [.. new byte[64], 0, 0x46],
        Emoc = new(192106, 192106, 1000, 0, 0),
    };
}
