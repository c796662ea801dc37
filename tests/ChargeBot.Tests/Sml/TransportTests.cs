using System.Buffers;
using System.IO.Pipelines;
using ChargeBot.Adapters.Lg2Wan.Sml;
using Xunit;

namespace ChargeBot.Tests.Sml;

/// <summary>Files in a stream, and what damage does to them.</summary>
public sealed class TransportTests
{
    private static readonly byte[] First = Make.File(Make.Message("63 02 01", "71 01"));
    private static readonly byte[] Second = Make.File(Make.Message("63 01 01", "76 01 01 03 11 22 02 05 01 01"), Make.Message("63 02 01", "71 01"));
    private static readonly byte[] Third = Make.File(Make.List(1, Make.Entry("55 00 01 02 03")));

    [Fact]
    public void Whichever_bit_is_flipped_the_files_around_it_are_found()
    {
        for (var bit = 0; bit < 8 * Second.Length; bit++)
        {
            var damaged = (byte[])Second.Clone();
            damaged[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Equal([First, Third], Make.Found([.. First, .. damaged, .. Third]));
        }
    }

    [Fact]
    public void Whichever_byte_is_lost_or_added_the_files_around_it_are_found()
    {
        for (var at = 0; at < Second.Length; at++)
        {
            Assert.Equal([First, Third], Make.Found([.. First, .. Second[..at], .. Second[(at + 1)..], .. Third]).Where(file => !file.SequenceEqual(Second)));

            // A byte of the start that is there twice leaves the file whole.
            byte[] stream = [.. First, .. Second[..at], 0x1b, .. Second[at..], .. Third];
            Assert.Equal([First, Third], Make.Found(stream).Where(file => !file.SequenceEqual(Second)));
        }
    }

    [Fact]
    public void Wherever_a_file_is_cut_off_the_next_one_is_found()
    {
        for (var length = 0; length < Second.Length; length++)
            Assert.Equal([First, Third], Make.Found([.. First, .. Second[..length], .. Third]));
    }

    [Fact]
    public void Wherever_a_file_begins_too_late_the_next_one_is_found()
    {
        for (var from = 1; from < Second.Length; from++)
            Assert.Equal([First, Third], Make.Found([.. First, .. Second[from..], .. Third]));
    }

    [Fact]
    public void A_file_that_is_interrupted_by_another_is_dropped_and_counted()
    {
        var found = Make.Found(new ReadOnlySequence<byte>([.. Second[..20], .. Third]), null, out var counts);

        Assert.Equal([Third], found);
        Assert.Equal((1, 1, 20), (counts.Files, counts.Restarted, counts.SkippedBytes));
    }

    [Theory]
    [InlineData("1b1b1b1b")] // taken for an escaped escape, together with the start behind it
    [InlineData("1b1b1b1b 1a")] // taken for an end, with the bytes of the start as its checksum
    [InlineData("1b1b1b1b 1a00")]
    [InlineData("1b1b1b1b 1b1b1b1b 1b1b1b1b")]
    [InlineData("1b")]
    [InlineData("1b1b1b1b 02020202")] // version 2 of the transport
    [InlineData("1b1b1b1b 03000000")]
    public void A_start_that_hides_behind_escapes_is_found(string escapes) =>
        Assert.Equal([Third], Make.Found([.. Second[..20], .. Make.Hex(escapes), .. Third]));

    [Theory]
    [InlineData("1b1b1b1b", "1b1b1b1b1b1b1b1b")]
    [InlineData("1b1b1b1b1b1b", "1b1b1b1b1b1b1b1b1b1b")]
    [InlineData("1b1b1b1b1b1b1b1b", "1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b")]
    [InlineData("1b1b1b1b01010101", "1b1b1b1b1b1b1b1b01010101")]
    [InlineData("1b1b1b1b1a000000", "1b1b1b1b1b1b1b1b1a000000")]
    [InlineData("001b1b1b1b1b001b1b1b1b", "001b1b1b1b1b1b1b1b1b001b1b1b1b1b1b1b1b")]
    public void An_escape_in_the_payload_is_doubled_on_the_wire_and_single_again_when_read(string payload, string wire)
    {
        var inside = Make.Hex(payload + "00");
        var padding = -inside.Length & 3;
        byte[] file = [.. Make.Hex("1b1b1b1b01010101" + wire + "00"), .. new byte[padding], .. Make.Hex("1b1b1b1b1a"), (byte)padding];
        var crc = Make.X25(file);
        file = [.. file, (byte)crc, (byte)(crc >> 8)];

        var written = new ArrayBufferWriter<byte>();
        SmlTransport.Write(inside, padding, SmlCrcKind.X25, written);
        Assert.Equal(file, written.WrittenSpan.ToArray());
        Assert.Equal(inside, Payload(file));
        for (var cut = 1; cut < file.Length; cut++)
            Assert.Equal([Third], Make.Found([.. file[..cut], .. Third]));
    }

    [Fact]
    public void A_file_without_end_is_given_up_at_the_limit()
    {
        var limits = new SmlLimits { MaxFileBytes = 1000 };
        byte[] endless = [.. First[..8], .. new byte[100_000]];

        var found = Make.Found(new ReadOnlySequence<byte>([.. endless, .. Third]), limits, out var counts);

        Assert.Equal([Third], found);
        Assert.Equal((1, 1), (counts.Files, counts.TooLong));
    }

    [Fact]
    public void A_file_as_long_as_the_limit_is_read_and_a_longer_one_is_not()
    {
        Assert.Equal([Third], Make.Found(Third, new SmlLimits { MaxFileBytes = Third.Length }));
        Assert.Empty(Make.Found(Third, new SmlLimits { MaxFileBytes = Third.Length - 1 }));
    }

    [Fact]
    public void Starts_that_hide_in_one_another_do_not_cost_their_square()
    {
        // Each of them may be a start and none is: a stream of a million bytes, in which every twelfth begins a file.
        var trap = Enumerable.Repeat(Make.Hex("1b1b1b1b 1b1b1b1b 01010101"), 5000).SelectMany(bytes => bytes).ToArray();
        byte[] trapped = [.. trap[4..], .. Make.Hex("1b1b1b1b 1a000000")];
        var since = System.Diagnostics.Stopwatch.GetTimestamp();

        Make.Found(new ReadOnlySequence<byte>(Enumerable.Repeat(trapped, 16).SelectMany(bytes => bytes).ToArray()), null, out _);

        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_stream_in_single_bytes_is_read_as_one_in_a_piece()
    {
        byte[] stream = [0x1b, .. First, .. Second[..30], .. Second, 0x00, .. Third, .. First[..9]];

        var found = Make.Found(Pieces.Of(stream, () => 1), null, out var counts);

        Assert.Equal([First, Second, Third], found);
        Assert.Equal((1, 1, 41), (counts.Restarted, counts.Truncated, counts.SkippedBytes));
    }

    [Fact]
    public async Task A_connection_gives_file_after_file_and_its_end()
    {
        var (stop, pipe) = (TestContext.Current.CancellationToken, new Pipe());
        using var reader = new SmlFileReader(pipe.Reader);
        using var file = new SmlFile();
        byte[] stream = [.. Second[..30], .. First, .. Second, .. Third[..12]];
        var sending = Task.Run(
            async () =>
            {
                foreach (var one in stream)
                    await pipe.Writer.WriteAsync(new[] { one }, stop);
                await pipe.Writer.CompleteAsync();
            },
            stop);

        Assert.True(await reader.ReadAsync(file, stop));
        Assert.Equal(1, file.Messages.Count);
        Assert.True(await reader.ReadAsync(file, stop));
        Assert.Equal(2, file.Messages.Count);
        Assert.False(await reader.ReadAsync(file, stop));
        await sending;
        Assert.Equal("2 files, 2 damaged (checksum 0, interrupted 1, escape 0, too long 0, cut off 1), 42 bytes skipped", reader.Counts.ToString());
    }

    [Fact]
    public async Task An_unfinished_file_stays_in_the_pipe()
    {
        var (stop, pipe) = (TestContext.Current.CancellationToken, new Pipe());
        using var reader = new SmlFileReader(pipe.Reader);
        using var file = new SmlFile();
        await pipe.Writer.WriteAsync(First.Concat(Second[..30]).ToArray(), stop);

        Assert.True(await reader.ReadAsync(file, stop));
        var next = reader.ReadAsync(file, stop);
        Assert.False(next.IsCompleted);
        pipe.Reader.CancelPendingRead();
        Assert.False(await next);

        await pipe.Writer.CompleteAsync();
        Assert.Equal(Second[..30], (await pipe.Reader.ReadAsync(stop)).Buffer.ToArray());
    }

    private static byte[] Payload(byte[] file)
    {
        using var scanner = new SmlScanner();
        using var loaded = new SmlFile();
        var input = new ReadOnlySequence<byte>(file);
        Assert.True(scanner.TryRead(ref input, true, out var frame));
        Assert.Equal(SmlFrameFault.None, frame.Fault);
        loaded.Load(frame);
        return loaded.Payload.ToArray();
    }
}
