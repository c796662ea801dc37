using System.Security.Cryptography;
using ChargeBot.Adapters.Lg2Wan;
using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Simulator.Lg2Wan;
using ChargeBot.Simulator.Sml;
using Xunit;

namespace ChargeBot.Tests.CalibrationLaw;

/// <summary>The simulator's meter signs a block and writes SML by itself; the record is judged without knowing how.</summary>
public sealed class SimulatedMeterTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("nistP192", SigningCurve.Secp192r1)]
    [InlineData("nistP256", SigningCurve.Secp256r1)]
    public void Begin_and_end_of_a_session_are_two_valid_records(string curve, SigningCurve expected)
    {
        using var meter = new SignedMeter("0A01454D480100000001", ECCurve.CreateFromFriendlyName(curve));
        using var other = new SignedMeter("0A01454D480100000002", ECCurve.CreateFromFriendlyName(curve));
        var lists = new[] { meter.Sign("DE-ABC-C00000001-5", Start, Start, 1000, 12345), meter.Sign("DE-ABC-C00000001-5", Start, Start.AddHours(1), 4600, 123456) };
        using var file = new SmlFile();
        file.Load(lists.SelectMany(list => new ChargeBot.Simulator.Sml.SmlMessage([1], SmlTag.GetListResponse, list.Body).Encode()).ToArray());

        var records = SignedRecords.Read(file);
        Assert.Equal(lists.Select(list => Convert.ToHexString(list.Block)), records.Select(record => Convert.ToHexString(record.Signed!)));
        foreach (var record in records)
        {
            Assert.Equal(VerdictReason.SignatureMatches, SignatureCheck.Verify(record, meter.PublicKey).Reason);
            Assert.Equal(VerdictReason.SignatureDiffers, SignatureCheck.Verify(record, other.PublicKey).Reason);
            Assert.Equal((expected, "0A01454D480100000001", true), (record.Curve, record.Contents.MeterId, record.Contents.HasContractId));
        }
        Assert.Equal(["1", "2"], records.Select(record => record.Contents.Pagination));
        Assert.Equal([1234.5m, 12345.6m], records.Select(record => Assert.Single(record.Contents.Readings).Value));
        Assert.Equal(new DateTime(2026, 11, 23, 12, 0, 0), records[1].Contents.Readings[0].Clock);
    }
}
