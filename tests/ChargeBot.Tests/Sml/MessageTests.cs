using System.Buffers;
using System.Diagnostics;
using ChargeBot.Adapters.Lg2Wan.Sml;
using Xunit;

namespace ChargeBot.Tests.Sml;

/// <summary>Messages with what SML allows and no capture has, and with what it does not allow.</summary>
public sealed class MessageTests
{
    private static readonly byte[] Close = Make.Message("63 02 01", "71 01");

    [Theory]
    [InlineData("01", SmlTimeKind.None, 0, 0, 0, SmlTimeForm.Choice)]
    [InlineData("72 62 01 65 00 00 12 67", SmlTimeKind.SecIndex, 4711, 0, 0, SmlTimeForm.Choice)]
    [InlineData("72 63 00 01 63 12 67", SmlTimeKind.SecIndex, 4711, 0, 0, SmlTimeForm.Choice)]
    [InlineData("72 62 02 65 65 53 F1 00", SmlTimeKind.Timestamp, 1700000000, 0, 0, SmlTimeForm.Choice)]
    [InlineData("72 62 03 73 65 65 53 F1 00 53 00 3C 53 00 3C", SmlTimeKind.Local, 1700000000, 60, 60, SmlTimeForm.Choice)]
    [InlineData("72 62 03 73 65 65 53 F1 00 52 C4 52 00", SmlTimeKind.Local, 1700000000, -60, 0, SmlTimeForm.Choice)]
    [InlineData("65 00 00 12 67", SmlTimeKind.SecIndex, 4711, 0, 0, SmlTimeForm.Bare)]
    [InlineData("73 65 65 53 F1 00 53 00 3C 53 00 00", SmlTimeKind.Local, 1700000000, 60, 0, SmlTimeForm.BareList)]
    internal void Each_form_of_a_time_is_read(string digits, SmlTimeKind kind, long seconds, short offset, short season, SmlTimeForm form)
    {
        using var file = Make.Loaded(Make.Message("63 01 01", $"76 01 01 02 01 02 05 {digits} 01"));

        Assert.True(file.TryFind<SmlPublicOpenRes>(out var open, out _));
        Assert.Equal(kind is SmlTimeKind.None ? null : new SmlTime(kind, (uint)seconds, offset, season, form), open.RefTime);
        Assert.Equal(kind is SmlTimeKind.Timestamp or SmlTimeKind.Local ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null, open.RefTime?.Moment);
    }

    [Theory]
    [InlineData("72 62 04 65 00 00 12 67")]
    [InlineData("72 62 01 55 00 00 12 67")]
    [InlineData("72 62 03 65 00 00 12 67")]
    [InlineData("02 12")]
    [InlineData("71 62 01")]
    public void What_is_no_time_makes_its_message_one_of_a_wrong_shape(string digits)
    {
        using var file = Make.Loaded(Make.Message("63 01 01", $"76 01 01 02 01 02 05 {digits} 01"), Close);
        Assert.Equal([SmlFault.WrongShape, SmlFault.None], Faults(file));
    }

    [Theory]
    [InlineData("52 FF", SmlValueKind.Integer, "-1")]
    [InlineData("53 FF 38", SmlValueKind.Integer, "-200")]
    [InlineData("54 FE 9A 85", SmlValueKind.Integer, "-91515")]
    [InlineData("56 FF FF FF FF FE", SmlValueKind.Integer, "-2")]
    [InlineData("57 7F FF FF FF FF FF", SmlValueKind.Integer, "140737488355327")]
    [InlineData("58 80 00 00 00 00 00 00", SmlValueKind.Integer, "-36028797018963968")]
    [InlineData("59 80 00 00 00 00 00 00 00", SmlValueKind.Integer, "-9223372036854775808")]
    [InlineData("62 FF", SmlValueKind.Unsigned, "255")]
    [InlineData("64 FF FF FF", SmlValueKind.Unsigned, "16777215")]
    [InlineData("66 01 00 00 00 00", SmlValueKind.Unsigned, "4294967296")]
    [InlineData("69 FF FF FF FF FF FF FF FF", SmlValueKind.Unsigned, "18446744073709551615")]
    [InlineData("80 06 FF FF FF FF", SmlValueKind.Octets, "FFFFFFFF")] // a head of two bytes where one would do
    [InlineData("D0 06 FF FF FF FF", SmlValueKind.Integer, "-1")]
    [InlineData("42 00", SmlValueKind.Boolean, "false")]
    [InlineData("42 20", SmlValueKind.Boolean, "true")]
    [InlineData("72 62 01 72 62 01 65 00 05 31 41", SmlValueKind.Time, "Time")]
    [InlineData("72 62 05 01", SmlValueKind.List, "List")]
    [InlineData("70", SmlValueKind.List, "List")]
    internal void Each_kind_and_width_of_a_value_is_read_and_written_again(string digits, SmlValueKind kind, string text)
    {
        using var file = Make.Loaded(Make.List(1, Make.Entry(digits)));

        Assert.True(file.TryFind<SmlGetListRes>(out var list, out _));
        Assert.Equal((kind, text), (list.Values[0].Value.Kind, list.Values[0].Value.ToString()));
        var output = new ArrayBufferWriter<byte>();
        file.WriteTo(output);
        Assert.Equal(Make.File(Make.List(1, Make.Entry(digits))), output.WrittenSpan.ToArray());
    }

    [Fact]
    public void A_value_with_its_own_time_and_status_is_read()
    {
        using var file = Make.Loaded(Make.List(1, Make.Entry("72 62 02 73 72 62 02 65 65 53 F1 00 63 01 82 53 FF FE")));

        Assert.True(file.TryFind<SmlGetListRes>(out var list, out _));
        var stamped = list.Values[0].Value.Timestamped!.Value;
        Assert.Equal((1700000000u, 0x182ul, -2L), (stamped.Time!.Value.Seconds, stamped.Status, stamped.Value.Signed));
    }

    [Fact]
    public void Scaler_and_unit_of_a_COSEM_object_are_read()
    {
        using var file = Make.Loaded(Make.List(1, Make.Entry("72 62 03 72 62 01 72 52 FF 62 1E")));

        Assert.True(file.TryFind<SmlGetListRes>(out var list, out _));
        Assert.Equal<(sbyte, byte)?>((-1, 30), list.Values[0].Value.ScalerUnit);
    }

    [Theory]
    [InlineData("65 00 00 02 01")]
    [InlineData("63 02 01")]
    [InlineData("64 00 02 01")]
    [InlineData("69 00 00 00 00 00 00 02 01")]
    public void The_tag_of_a_body_is_read_in_each_width(string tag)
    {
        using var file = Make.Loaded(Make.Message(tag, "71 05 DE AD BE EF"));

        Assert.Equal(SmlBody.PublicCloseRes, file.Messages[0].Body);
        Assert.True(file.Messages[0].Is(out SmlPublicCloseRes close));
        Assert.Equal("DEADBEEF", Convert.ToHexString(close.Signature));
    }

    [Fact]
    public void A_body_that_is_not_read_here_is_no_fault_and_can_be_walked()
    {
        using var file = Make.Loaded(Make.Message("63 08 00", "72 62 01 71 03 0A 0B"), Close);

        Assert.Equal([SmlFault.None, SmlFault.None], Faults(file));
        var cosem = file.Messages[0];
        Assert.Equal((SmlBody.Unknown, 0x800u), (cosem.Body, cosem.Tag));
        Assert.Equal("0A0B", Convert.ToHexString(cosem.Content[1][0].Bytes));
        Assert.True(cosem.Content[2].IsAbsent);
    }

    [Fact]
    public void A_checksum_without_its_zero_in_front_is_read_and_written_so_again()
    {
        // Some transaction id gives a checksum that begins with a zero on the wire.
        var message = Enumerable.Range(0, 65536).Select(id => Make.Hex($"76 03 {id:X4} 62 00 62 00 72 63 02 01 71 01")).First(bytes => (byte)Make.X25(bytes) == 0);
        var high = (byte)(Make.X25(message) >> 8);
        var file = Make.File([.. message, 0x62, high, 0]);
        using var scanner = new SmlScanner();
        using var loaded = new SmlFile();
        var input = new ReadOnlySequence<byte>(file);
        Assert.True(scanner.TryRead(ref input, true, out var frame));
        loaded.Load(frame);

        Assert.Equal((SmlFault.None, (ushort)high), (loaded.Messages[0].Fault, loaded.Messages[0].Crc));
        var output = new ArrayBufferWriter<byte>();
        loaded.WriteTo(output);
        Assert.Equal(file, output.WrittenSpan.ToArray());
        using var strict = Make.Loaded(new SmlLimits { Quirks = SmlQuirks.None }, [.. message, 0x62, high, 0]);
        Assert.Equal([SmlFault.NoMessage], Faults(strict));
    }

    [Fact]
    public void Zero_bytes_between_messages_are_passed_over()
    {
        using var file = Make.Loaded([0, 0], Close, [0, 0, 0], Close, [0]);
        Assert.Equal([SmlFault.None, SmlFault.None], Faults(file));
    }

    [Fact]
    public void A_list_of_sixteen_and_more_counts_its_elements_alone()
    {
        var entries = string.Concat(Enumerable.Repeat(Make.Entry("62 07"), 33));
        var bytes = Make.Message("63 07 01", $"77 01 02 05 01 01 F2 01 {entries} 01 01");
        using var file = Make.Loaded(bytes);
        Assert.True(file.TryFind<SmlGetListRes>(out var list, out _));
        Assert.Equal(33, list.Values.Count);

        using var writer = new SmlWriter();
        var output = new ArrayBufferWriter<byte>();
        writer.BeginFile();
        writer.BeginGetListRes([7], default, [5]);
        for (var i = 0; i < 33; i++)
            writer.ListEntry(Obis.Parse("1-0:1.8.0*255"), (byte)7);
        writer.EndGetListRes();
        writer.EndFile(output);
        Assert.Contains("7701020501 01F201 77".Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(output.WrittenSpan), StringComparison.Ordinal);
        using var again = new SmlFile();
        var input = new ReadOnlySequence<byte>(output.WrittenMemory);
        using var scanner = new SmlScanner();
        Assert.True(scanner.TryRead(ref input, true, out var frame));
        again.Load(frame);
        Assert.Equal(33, again.TryFind<SmlGetListRes>(out var same, out _) ? same.Values.Count : 0);
    }

    [Fact]
    public void A_message_whose_checksum_does_not_fit_is_skipped_and_the_others_are_read()
    {
        var bad = Make.List(1, Make.Entry("62 07"));
        bad[^2] ^= 1;
        using var file = Make.Loaded(Close, bad, Close);
        Assert.Equal([SmlFault.None, SmlFault.BadCrc, SmlFault.None], Faults(file));
    }

    [Theory]
    [InlineData("76 02 07 62 00 62 00 72 63 07 01 77 01", SmlFault.BadElement)] // cut off: the next message does not fit in
    [InlineData("7F", SmlFault.BadElement)]
    [InlineData("FF FF FF FF FF FF FF FF FF FF FF 0F", SmlFault.BadElement)] // bits of a type in a length
    [InlineData("F8 8F 8F 8F 8F 8F 8F 8F 8F 8F 8F 0F", SmlFault.BeyondTheFile)] // a list of more elements than there are atoms
    [InlineData("8F 8F 8F 8F 0F", SmlFault.BeyondTheFile)] // a million bytes
    [InlineData("0F 01 02", SmlFault.NoMessage)] // fourteen bytes that reach into the next message
    [InlineData("72 12 01", SmlFault.BadElement)] // a type that there is not
    [InlineData("72 51 01", SmlFault.BadElement)] // a number without bytes
    [InlineData("72 5A 01 02 03 04 05 06 07 08 09", SmlFault.BadElement)] // of nine bytes
    [InlineData("72 43 01 01", SmlFault.BadElement)] // a truth value of two
    [InlineData("72 80 01", SmlFault.BadElement)] // shorter than its own head
    [InlineData("63 12 34", SmlFault.NoMessage)]
    [InlineData("75 01 62 00 62 00 72 63 02 01 71 01 63 00 00", SmlFault.NoMessage)]
    [InlineData("73 01 00 01", SmlFault.BadElement)] // the end of a message where none ends
    internal void Behind_what_cannot_be_taken_apart_the_next_message_is_found(string garbage, SmlFault fault)
    {
        // Behind it, a good message to be found by its checksum, and one more.
        using var file = Make.Loaded(Close, Make.Hex(garbage), Make.List(1, Make.Entry("62 07")), Close);

        var faults = Faults(file);
        Assert.Equal(fault, faults[1]);
        Assert.Equal(SmlFault.None, faults[0]);
        Assert.Equal(SmlFault.None, faults[^1]);
        if (!garbage.StartsWith("0F", StringComparison.Ordinal)) Assert.True(file.TryFind<SmlGetListRes>(out _, out _));
    }

    [Fact]
    public void Lists_in_lists_without_end_are_given_up_at_the_limit()
    {
        foreach (var head in new[] { "71", "76", "F0 01" })
        {
            using var file = Make.Loaded(Make.Hex(string.Concat(Enumerable.Repeat(head, 60_000 / head.Length))), Close);
            Assert.Equal(SmlFault.TooDeep, file.Messages[0].Fault);
            Assert.Equal(SmlFault.None, file.Messages[^1].Fault);
        }
    }

    [Fact]
    public void A_tree_as_deep_as_the_limit_is_read_and_a_deeper_one_is_not()
    {
        // A message, its choice and its body are three lists, and each level of the tree two; the last has no children.
        Assert.Equal([SmlFault.None], Faults(Make.Loaded(Tree(22))));
        Assert.Equal(SmlFault.TooDeep, Make.Loaded(Tree(24)).Messages[0].Fault);

        static byte[] Tree(int levels)
        {
            var tree = string.Concat(Enumerable.Repeat("73 02 01 01 71 ", levels - 1)) + "73 02 01 01 01";
            return Make.Message("63 05 01", $"73 02 05 71 02 01 {tree}");
        }
    }

    [Fact]
    public void A_file_of_more_elements_than_the_limit_is_given_up()
    {
        var limits = new SmlLimits { MaxElements = 256 };
        using var file = Make.Loaded(limits, Make.Message("63 08 00", "F3 8E 08" + string.Concat(Enumerable.Repeat("01", 1000))));
        Assert.Equal(SmlFault.TooManyElements, file.Messages[0].Fault);
    }

    [Fact]
    public void The_search_behind_garbage_does_not_cost_its_square()
    {
        // Each byte may begin a message that reaches to the end, and none is one.
        var trap = string.Concat(Enumerable.Repeat("76 7E 01 01 01 01 01 01 01 01 01 01 01 01 01 ", 4000));
        var since = Stopwatch.GetTimestamp();
        using var file = Make.Loaded(Make.Hex("76 01 01 01 01 F7 8F 8F 00" + trap));

        Assert.NotEqual(SmlFault.None, file.Messages[0].Fault);
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Each_straying_can_be_switched_off()
    {
        var strict = new SmlLimits { Quirks = SmlQuirks.None };
        using var bare = Make.Loaded(strict, Make.Message("63 01 01", "76 01 01 02 01 02 05 65 00 00 12 67 01"));
        using var list = Make.Loaded(strict, Make.Message("63 01 01", "76 01 01 02 01 02 05 73 65 65 53 F1 00 53 00 3C 53 00 00 01"));
        var kermit = Recorded.Named("messages/synthetic_kermit.bin");

        Assert.Equal([SmlFault.WrongShape], Faults(bare));
        Assert.Equal([SmlFault.WrongShape], Faults(list));
        Assert.Empty(Make.Found(kermit, strict));
        Assert.Single(Make.Found(kermit));
    }

    private static SmlFault[] Faults(SmlFile file)
    {
        var faults = new List<SmlFault>();
        foreach (var message in file.Messages)
            faults.Add(message.Fault);
        return [.. faults];
    }
}
