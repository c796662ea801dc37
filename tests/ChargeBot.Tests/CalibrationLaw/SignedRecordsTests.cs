using ChargeBot.Adapters.Lg2Wan;
using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Domain.CalibrationLaw;
using Xunit;

namespace ChargeBot.Tests.CalibrationLaw;

/// <summary>From the SML file of a charge record to the block that its meter signed.</summary>
public sealed class SignedRecordsTests
{
    private static IEnumerable<SmlRecord> Intact => SmlRecord.All().Where(record => record.Block is not null);

    [Fact]
    public async Task Every_block_is_rebuilt_from_its_SML_file()
    {
        Assert.Equal(5, Intact.Count());
        foreach (var record in Intact)
        {
            var data = Assert.Single(await SmlFlips.FromConnection(record.Bytes));
            Assert.Equal(Convert.ToHexString(record.Block!), Convert.ToHexString(data.Signed!));
            Assert.Equal(record.Signature, data.Signature![..^2]);
            Assert.Equal(record.Bytes, data.Original);
            Assert.Equal(VerdictReason.SignatureMatches, SignatureCheck.Verify(data, record.Key).Reason);
            Assert.Equal(VerdictReason.NoKey, SignatureCheck.Verify(data).Reason);

            var kept = Assert.Single(SignedRecords.Read(record.Bytes));
            Assert.Equal(VerdictReason.SignatureMatches, SignatureCheck.Verify(kept, record.Key).Reason);
        }
    }

    [Fact]
    public async Task A_key_that_is_on_no_curve_makes_no_verdict_on_the_record()
    {
        var record = Record("isa-edl-40p-sign-fail_0.bin");
        var good = Record("isa-edl-40p-ok_0.bin");
        var data = Assert.Single(await SmlFlips.FromConnection(record.Bytes));
        Assert.Equal(VerdictReason.KeyNotOnCurve, SignatureCheck.Verify(data, PublicRecord.Flip(good.Key!, 0)).Reason);
        Assert.Equal(VerdictKind.KeyInvalid, SignatureCheck.Verify(data, PublicRecord.Flip(good.Key!, 63, 7)).Kind);
    }

    [Fact]
    public async Task A_missing_element_is_named()
    {
        var record = Record("isa-edl-40p-data-fail_0.bin");
        var data = Assert.Single(SignedRecords.Read(record.Bytes));
        var verdict = SignatureCheck.Verify(data, Record("isa-edl-40p-ok_0.bin").Key);
        Assert.Equal((VerdictKind.NotVerifiable, VerdictReason.ElementMissing, "8180816101FF"), (verdict.Kind, verdict.Reason, verdict.Detail));
        Assert.Equal(record.Bytes, data.Original);

        // Its name was changed without a new checksum, so a connection drops it as damaged.
        Assert.Empty(await SmlFlips.FromConnection(record.Bytes));
    }

    [Fact]
    public void No_bit_that_enters_the_block_can_be_changed_in_the_file()
    {
        using var file = new SmlFile();
        foreach (var record in Intact)
        {
            SmlFlips.Load(file, record.Bytes);
            var payload = file.Payload.ToArray();
            var signed = SmlFlips.Signed(file, SignedRecords.Read(file)[0].Format);
            Assert.True(signed.Count > 120, record.File);
            var whole = Assert.Single(SmlFlips.FromChanged(file, [.. payload]));
            Assert.Equal(VerdictKind.Valid, SignatureCheck.Verify(whole, record.Key).Kind);
            foreach (var (position, mask) in signed)
            {
                for (var bit = 0; bit < 8; bit++)
                {
                    var records = SmlFlips.FromChanged(file, PublicRecord.Flip(payload, position, bit));
                    var isSame = records is [{ Signed: { } block, Signature: { } signature }] && block.SequenceEqual(whole.Signed!) && signature.SequenceEqual(whole.Signature!);
                    Assert.True(isSame == ((mask >> bit & 1) == 0), $"{record}, byte {position}, bit {bit}: {(isSame ? "unseen" : "a bit that nobody signed")}");

                    // That another block is not valid takes longer to find out, so one bit of each byte has to do.
                    if (!isSame && bit == position % 8)
                        Assert.DoesNotContain(records, data => SignatureCheck.Verify(data, record.Key).Kind is VerdictKind.Valid);
                }
            }
        }
    }

    [Fact]
    public async Task Another_meters_key_makes_a_record_invalid()
    {
        foreach (var record in Intact)
        {
            var data = Assert.Single(await SmlFlips.FromConnection(record.Bytes));
            foreach (var other in PublicRecord.All().Where(other => other.Curve == data.Curve && !other.Key.SequenceEqual(record.Key!)))
                Assert.Equal(VerdictReason.SignatureDiffers, SignatureCheck.Verify(data, other.Key).Reason);
        }
    }

    [Fact]
    public void A_key_in_the_list_is_taken_along()
    {
        var record = Record("edl-40-01_0.bin");
        var data = Rewritten(record, (writer, list) => writer.ListEntry(Obis.Parse("8181C78205FF"), record.Key!));
        Assert.Equal(record.Key, data.PublicKey);
        var verdict = SignatureCheck.Verify(data);
        Assert.Equal((VerdictKind.Valid, new Finding(FindingCode.KeyFromRecord)), (verdict.Kind, Assert.Single(verdict.Findings)));
    }

    [Fact]
    public void An_element_that_stands_there_twice_is_not_guessed()
    {
        var data = Rewritten(Record("edl-40-01_0.bin"), (writer, list) => writer.Copy(list.Values[0].Element));
        Assert.Equal(new(VerdictReason.ElementTwice, "0100011100FF"), data.Obstacle);
    }

    [Fact]
    public void A_number_wider_than_its_place_is_refused_and_not_cut()
    {
        var data = Rewritten(Record("edl-40-01_0.bin"), (writer, list) => writer.ListEntry(Obis.Parse("8180817101FF"), 0x1_0000_0021UL), leaveOut: "8180817101FF");
        Assert.Equal(new(VerdictReason.ElementUnfit, "8180817101FF"), data.Obstacle);
        data = Rewritten(Record("edl-40-01_0.bin"), (writer, list) => writer.ListEntry(Obis.Parse("8180817101FF"), "21"), leaveOut: "8180817101FF");
        Assert.Equal(new(VerdictReason.ElementUnfit, "8180817101FF"), data.Obstacle);
    }

    [Fact]
    public void Each_element_that_was_signed_is_missed_by_its_name()
    {
        foreach (var record in Intact)
        {
            using var file = new SmlFile();
            SmlFlips.Load(file, record.Bytes);
            Assert.True(file.TryFind(out SmlGetListRes list, out _));
            foreach (var entry in list.Values)
            {
                var name = Convert.ToHexString(entry.RawName);
                var obstacle = Rewritten(record, (_, _) => { }, leaveOut: name).Obstacle;
                if (name == "00AF737672FF")
                    Assert.Null(obstacle);
                else
                    Assert.Equal((VerdictReason.ElementMissing, name), (obstacle!.Reason, obstacle.Detail![..12]));
            }
        }
    }

    [Fact]
    public void Without_a_signature_a_charge_record_is_unsigned_and_a_status_is_none()
    {
        Assert.Equal(VerdictReason.SignatureMissing, Rewritten(Record("edl-40-01_0.bin"), (_, _) => { }, signature: []).Obstacle!.Reason);
        Assert.Equal(VerdictReason.SignatureMissing, Rewritten(Record("isa-edl-40p-ok_0.bin"), (_, _) => { }, signature: []).Obstacle!.Reason);
        Assert.Equal(VerdictReason.ElementUnfit, Rewritten(Record("edl-40-01_0.bin"), (_, _) => { }, signature: new byte[49]).Obstacle!.Reason);

        using var file = new SmlFile();
        using var writer = new SmlWriter();
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        writer.BeginFile();
        writer.BeginGetListRes("1"u8, [], "server"u8, Obis.Parse("8101C60100FF"));
        writer.ListEntry(Obis.Parse("0101010800FF"), 4711U, 30, 0);
        writer.EndGetListRes();
        writer.EndFile(bytes);
        SmlFlips.Load(file, bytes.WrittenSpan.ToArray());
        Assert.Equal(1, file.Messages.Count);
        Assert.Empty(SignedRecords.Read(file));
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception()
    {
        var random = new Random(20261123);
        var records = SmlRecord.All();
        using var file = new SmlFile();
        for (var round = 0; round < 3000; round++)
        {
            var record = records[round % records.Count];
            var bytes = (byte[])record.Bytes.Clone();
            for (var count = random.Next(1, 6); count > 0; count--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            SignedRecords.Read(bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)]);
            var payload = bytes[8..^8];
            foreach (var data in SmlFlips.FromChanged(file, payload))
                Assert.NotEmpty(SignatureCheck.Verify(data, record.Key).Text);
        }
        Assert.Empty(SignedRecords.Read([]));
    }

    private static SmlRecord Record(string file) => SmlRecord.All().First(record => record.File == file);

    /// <summary>The record's list, with something more or less in it.</summary>
    private static SignedMeterData Rewritten(SmlRecord record, Action<SmlWriter, SmlGetListRes> more, string? leaveOut = null, byte[]? signature = null)
    {
        using var file = new SmlFile();
        using var writer = new SmlWriter();
        SmlFlips.Load(file, record.Bytes);
        Assert.True(file.TryFind(out SmlGetListRes list, out _));
        writer.BeginFile();
        writer.BeginGetListRes("1"u8, list.ClientId, list.ServerId, Obis.TryRead(list.ListName, out var name) ? name : null, list.ActSensorTime);
        foreach (var entry in list.Values)
        {
            if (Convert.ToHexString(entry.RawName) != leaveOut)
                writer.Copy(entry.Element);
        }
        more(writer, list);
        writer.EndGetListRes(signature ?? list.Signature);
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        writer.EndFile(bytes);
        return Assert.Single(SignedRecords.Read(bytes.WrittenSpan.ToArray()));
    }
}
