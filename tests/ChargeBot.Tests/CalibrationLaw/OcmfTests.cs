using System.Globalization;
using ChargeBot.Domain.CalibrationLaw;
using Xunit;

namespace ChargeBot.Tests.CalibrationLaw;

/// <summary>OCMF's sections and payload, as exact as the signature needs and as lenient as devices write them.</summary>
public sealed class OcmfTests
{
    private static PublicRecord Keba => PublicRecord.All().First(record => record.Id == "test_ocmf_keba_kcp30.xml#0");
    private static string Hex => Convert.ToHexString(Keba.Wire);
    private static string Base64 => Convert.ToBase64String(Keba.Wire);

    [Fact]
    public void Algorithm_encoding_and_type_have_defaults()
    {
        AssertVerdict(VerdictReason.SignatureMatches, $$"""{"SD":"{{Hex}}"}""");
        AssertVerdict(VerdictReason.SignatureMatches, $$"""{"SD":"{{Hex.ToLowerInvariant()}}","SA":"ecdsa-SECP256R1-sha256","SE":"hex","SM":"application/x-der"}""");
        AssertVerdict(VerdictReason.SignatureMatches, $$"""{"SE":"base64","SD":"{{Base64}}"}""");
        AssertVerdict(VerdictReason.SignatureMatches, $$"""{"SD":"{{Base64}}"}""");
        AssertVerdict(VerdictReason.SignatureMatches, $$"""  { "SD" : "{{Convert.ToHexString(Keba.RawSignature)}}" }  """ + "\r\n");
        AssertVerdict(VerdictReason.SignatureUnreadable, $$"""{"SE":"hex","SD":"{{Base64}}"}""");
        AssertVerdict(VerdictReason.SignatureUnreadable, $$"""{"SD":"not digits"}""");
    }

    [Fact]
    public void What_cannot_be_verified_says_why()
    {
        AssertVerdict(VerdictReason.AlgorithmUnknown, $$"""{"SA":"RSA-2048-SHA256","SD":"{{Hex}}"}""");
        AssertVerdict(VerdictReason.AlgorithmUnknown, $$"""{"SA":"ECDSA-secp256r1-SHA512","SD":"{{Hex}}"}""");
        AssertVerdict(VerdictReason.CurveUnknown, $$"""{"SA":"ECDSA-secp521r1-SHA256","SD":"{{Hex}}"}""");
        AssertVerdict(VerdictReason.SignatureMissing, "{}");
        AssertVerdict(VerdictReason.SignatureMissing, """{"SD":""}""");
        AssertVerdict(VerdictReason.RecordUnreadable, "");
        AssertVerdict(VerdictReason.RecordUnreadable, "[]");
        AssertVerdict(VerdictReason.RecordUnreadable, """{"SD":"\ud800"}""");
        Assert.Equal(VerdictReason.SignatureMissing, Verify("OCMF|" + Keba.Text).Reason);
        Assert.Equal(VerdictReason.FormatUnknown, Verify(Keba.Text).Reason);
        Assert.Equal(VerdictReason.FormatUnknown, Verify("").Reason);
        Assert.Equal(VerdictReason.TooLarge, Verify("OCMF|" + new string('é', 40_000) + "|{}").Reason);
        Assert.Equal("Not verifiable: the record names an unknown signature algorithm (RSA-2048-SHA256).", Verify($$"""OCMF|{}|{"SA":"RSA-2048-SHA256"}""").Text);
    }

    [Fact]
    public void Foreign_words_are_shown_without_what_no_database_takes()
    {
        Assert.Equal("A\uFFFD\uFFFDB", Verify("OCMF|{}|{\"SA\":\"A\\u0000\uD800B\",\"SD\":\"00\"}").Detail);
        Assert.Equal(100, Verify($"OCMF|{{}}|{{\"SA\":\"{new string('x', 500)}\"}}").Detail!.Length);
        Assert.Equal("7\uFFFD", Read("""{"MS":"7\u0000","RD":[]}""").MeterId);
        Assert.Equal(VerdictReason.RecordUnreadable, Verify("OCMF|{}|\uD800").Reason);
    }

    [Fact]
    public void White_space_in_the_payload_is_signed_and_around_the_record_is_not()
    {
        Assert.Equal(VerdictKind.Valid, Verify($"\n OCMF|{Keba.Text}|{{\"SD\":\"{Hex}\"}}\n").Kind);
        Assert.Equal(VerdictKind.Invalid, Verify($"OCMF|{Keba.Text} |{{\"SD\":\"{Hex}\"}}").Kind);
        Assert.Equal(VerdictKind.Invalid, Verify($"OCMF| {Keba.Text}|{{\"SD\":\"{Hex}\"}}").Kind);
    }

    [Fact]
    public void A_pipe_inside_of_the_payload_belongs_to_it()
    {
        var data = Ocmf.Read($$"""OCMF|{"MS":"a|b|{}","RD":[]}|{"SD":"{{Hex}}"}""");
        Assert.Equal("""{"MS":"a|b|{}","RD":[]}"""u8.ToArray(), data.Signed);
        Assert.Equal("a|b|{}", data.Contents.MeterId);
    }

    [Fact]
    public void Readings_are_read_as_devices_write_them()
    {
        var contents = Read("""
            {"FV":"1.0","GS":17619300,"PG":"T32","MS":"1EBZ0300034628","ID":"04ab076a345b85","RD":[
             {"TM":"2021-10-26T10:20:52,000+0200 I","TX":"B","RV":"       9.038","RI":"01-00:01.08.00.FF","RU":"kWh","EF":"","ST":"G"},
             {"TM":"2021-10-26T11:20:52,500+0200 S","TX":"E","RV":10.5},
             {"RV":0.00,"RI":"1-b:1.9.0"}]}
            """);
        Assert.Equal(("1EBZ0300034628", "17619300", "T32", true), (contents.MeterId, contents.GatewayId, contents.Pagination, contents.HasContractId));
        Assert.Equal(3, contents.Readings.Count);
        Assert.Equal((9.038m, "kWh", "I"), (contents.Begin!.Value, contents.Begin.Unit, contents.Begin.ClockState));
        Assert.Equal((10.5m, new DateTime(2021, 10, 26, 11, 20, 52, 500), TimeSpan.FromHours(2)), (contents.End!.Value, contents.End.Clock, contents.End.Offset));
        Assert.Equal("01-00:01.08.00.FF", contents.End.Obis);
        Assert.Empty(contents.Findings);
    }

    [Fact]
    public void What_is_unfit_for_billing_is_found()
    {
        var contents = Read("""{"RD":[{"TM":"2021-10-07T15:29:55,000+0200 S","TX":"B","RV":0,"RI":"1-0:1.8.0*198","RU":"Wh","EF":"Et","ST":"E"},{"RV":1}]}""");
        Assert.Equal([new(FindingCode.EnergyFaulty), new(FindingCode.TimeFaulty), new(FindingCode.StatusNotGood, "E")], contents.Findings);
        Assert.Null(contents.MeterId);
        Assert.False(contents.HasContractId);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"RD":7}""")]
    [InlineData("""{"RD":[]}""")]
    [InlineData("""{"RD":[7]}""")]
    [InlineData("""{"RD":[{"TM":"yesterday","RV":1,"ST":"G"}]}""")]
    [InlineData("""{"RD":[{"TM":"2021-10-26T10:20:52,000+0200 I","RV":1e400,"ST":"G"}]}""")]
    [InlineData("""{"MS":"\ud800"}""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void A_payload_that_cannot_be_read_is_a_finding_and_no_verdict(string payload)
    {
        Assert.Contains(new(FindingCode.ReadingsUnreadable), Read(payload).Findings);
        Assert.Equal(VerdictReason.SignatureDiffers, Verify($"OCMF|{payload}|{{\"SD\":\"{Hex}\"}}").Reason);
    }

    [Fact]
    public void More_readings_than_fit_are_cut_and_said()
    {
        var reading = """{"TM":"2021-10-26T10:20:52,000+0200 I","TX":"B","RV":1,"RU":"Wh","ST":"G"}""";
        var contents = Read($"{{\"RD\":[{string.Join(',', Enumerable.Repeat(reading, 201))}]}}");
        Assert.Equal((200, new Finding(FindingCode.ReadingsUnreadable)), (contents.Readings.Count, Assert.Single(contents.Findings)));
    }

    [Fact]
    public void Every_public_record_shows_its_readings()
    {
        foreach (var record in PublicRecord.All().Where(record => record.IsOcmf))
        {
            var contents = record.Read().Contents;
            Assert.NotEmpty(contents.Readings);
            Assert.DoesNotContain(contents.Findings, finding => finding.Code is FindingCode.ReadingsUnreadable);
            Assert.True(contents.Begin is not null || contents.End is not null, record.Id);
        }
        var eichrecht = PublicRecord.All()[0].Read().Contents;
        Assert.Equal("2851485/2851753", string.Create(CultureInfo.InvariantCulture, $"{eichrecht.Begin!.Value}/{eichrecht.End!.Value}"));
    }

    private static void AssertVerdict(VerdictReason expected, string section) => Assert.Equal(expected, Verify($"OCMF|{Keba.Text}|{section}").Reason);

    private static Verdict Verify(string text) => SignatureCheck.Verify(Ocmf.Read(text), Keba.Key);

    private static SignedContents Read(string payload) => Ocmf.Read($"OCMF|{payload}|{{\"SD\":\"00\"}}").Contents;
}
