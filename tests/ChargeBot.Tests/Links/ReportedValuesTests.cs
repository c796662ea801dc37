using System.Security.Cryptography;
using System.Text;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Links;

/// <summary>What devices tell beside their sessions: what they are set to, and readings with a signature.</summary>
public sealed class ReportedValuesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_read_stands_beside_what_was_entered_and_its_time_is_that_of_the_last_change()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        await Enter(world, "MaxCurrent", "32");
        var first = world.Clock.GetUtcNow();
        await world.Grain().Happened(link.Epoch, Read(first, "16"));
        var again = first.AddHours(1);
        await world.Grain().Happened(link.Epoch, Read(again, "16"));
        var value = await Value(world, "MaxCurrent");
        Assert.Equal(("16", "32", true, true), (value.Reported, value.Entered, value.FromDevice, value.Differs));
        Assert.Equal((first, again), (value.ReportedChangedAt!.Value, value.ReportedAt!.Value), new Near());

        await world.Grain().Happened(link.Epoch, Read(again.AddHours(1), "32"));
        Assert.Equal(("32", false), ((await Value(world, "MaxCurrent")).Reported, (await Value(world, "MaxCurrent")).Differs));
    }

    [Fact]
    public async Task What_comes_with_an_answer_is_kept_too()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        var command = await world.Ask(Samples.Command(CommandKind.ReadConfiguration, new ReadConfiguration([]), world.Clock.GetUtcNow()));
        var (message, _) = await link.Next();
        await world.Grain().Answered(link.Epoch, message, new Outcome(OutcomeKind.Accepted)
        {
            Configuration = [new ConfigurationValue("HeartbeatInterval", "300", true)],
        });
        Assert.Equal(CommandState.Confirmed, (await world.Stored(command)).State);
        var value = await world.Read(db => db.DeviceValues.SingleAsync(row => row.Key == "HeartbeatInterval", Cancel));
        Assert.Equal(("300", true, 0), (value.Value, value.ReadOnly, value.ConnectorId));
    }

    [Theory]
    [InlineData("entered", CalibrationStatus.Valid, VerdictKind.Valid)]
    [InlineData("another", CalibrationStatus.Invalid, VerdictKind.Invalid)]
    [InlineData("none", CalibrationStatus.Open, VerdictKind.KeyUnknown)]
    [InlineData("came along", CalibrationStatus.Open, VerdictKind.KeyUnknown)]
    public async Task Signed_readings_leave_their_verdict_with_the_charge_record(string key, CalibrationStatus status, VerdictKind verdict)
    {
        using var meter = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        if (key is "entered" or "another")
        {
            await Enter(world, DeviceDetail.PublicKey, Convert.ToHexString((key == "entered" ? meter : other).ExportSubjectPublicKeyInfo()));
        }

        var began = Samples.Start(world.Clock.GetUtcNow()) with { TransactionId = 41 };
        var stopped = Samples.Stop(41, world.Clock.GetUtcNow()) with
        {
            Began = began,
            Signed = [Ocmf.Read(Signed(meter), key == "came along" ? meter.ExportSubjectPublicKeyInfo() : null)],
        };
        await world.Grain().Happened(link.Epoch, stopped);
        await world.Grain().Happened(link.Epoch, stopped);

        var record = await world.Read(db => db.ChargeRecords.SingleAsync(Cancel));
        var signed = await world.Read(db => db.SignedRecords.SingleAsync(Cancel));
        Assert.Equal((status, verdict), (record.Calibration, signed.Verdict));
        Assert.Equal((record.Id, record.PortId), (signed.SessionId, signed.PortId));
        Assert.Equal(stopped.Signed[0].Original, signed.Original);
    }

    private static string Signed(ECDsa meter)
    {
        const string Payload = """{"FV":"1.0","PG":"T1","MS":"M1","RD":[{"TM":"2026-11-23T12:00:00,000+0100 S","TX":"E","RV":5.0,"RI":"1-0:1.8.0","RU":"kWh","ST":"G"}]}""";
        var signature = meter.SignData(Encoding.UTF8.GetBytes(Payload), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return $$"""OCMF|{{Payload}}|{"SD":"{{Convert.ToHexString(signature)}}"}""";
    }

    private static ConfigurationReported Read(DateTimeOffset at, string value) =>
        new(at, [new ConfigurationValue("MaxCurrent", value, false) { ConnectorId = 1 }]) { Message = "GetProcParameter" };

    private static Task Enter(LinkWorld world, string key, string value) => world.Get<Writer>().Commit(new WriteUnit
    {
        Changes = (db, _) =>
        {
            db.DeviceValues.Add(new DeviceValue { StationId = Samples.StationId, ConnectorId = 1, Key = key, Entered = value });
            return Task.CompletedTask;
        },
    }, Cancel);

    private static Task<DeviceValue> Value(LinkWorld world, string key) =>
        world.Read(db => db.DeviceValues.SingleAsync(row => row.Key == key && row.ConnectorId == 1, Cancel));

    /// <summary>A database keeps microseconds.</summary>
    private sealed class Near : IEqualityComparer<(DateTimeOffset, DateTimeOffset)>
    {
        public bool Equals((DateTimeOffset, DateTimeOffset) x, (DateTimeOffset, DateTimeOffset) y) =>
            (x.Item1 - y.Item1).Duration() < TimeSpan.FromMilliseconds(1) && (x.Item2 - y.Item2).Duration() < TimeSpan.FromMilliseconds(1);

        public int GetHashCode((DateTimeOffset, DateTimeOffset) obj) => 0;
    }
}
