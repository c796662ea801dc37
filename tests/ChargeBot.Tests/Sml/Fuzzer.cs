using System.Buffers;
using System.Diagnostics;
using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Tests.Sml;

/// <summary>
/// Feeds streams of damage through scanner, message reader and views, in pieces, and holds them to what they promise:
/// nothing throws, nothing hangs, no memory grows, and every intact file is found.
/// </summary>
internal sealed class Fuzzer(byte[][] corpus) : IDisposable
{
    private readonly FuzzInput input = new(corpus);
    private readonly SmlFile file = new();
    private readonly ArrayBufferWriter<byte> output = new();
    private readonly List<(long Offset, int Length)> found = [];

    /// <summary>Intact files that were found.</summary>
    public long Found { get; private set; }

    /// <summary>Files that were damaged.</summary>
    public long Damaged { get; private set; }

    /// <summary>Messages that were read, and those that were skipped.</summary>
    public (long Read, long Skipped) Messages { get; private set; }

    /// <summary>Bytes of all streams.</summary>
    public long Bytes { get; private set; }

    /// <summary>
    /// Intact files that were not found because bytes in front of them have, by chance, a checksum that fits and reach
    /// into them: nobody can tell such a file from an intact one.
    /// </summary>
    public long Swallowed { get; private set; }

    /// <summary>The longest that one stream took.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Runs the stream of this number; null where all went well, else what did not.</summary>
    public string? Run(long number)
    {
        input.Make(number);
        Bytes += input.Bytes.Length;
        var since = Stopwatch.GetTimestamp();
        try
        {
            Read();
        }
        catch (Exception failure)
        {
            return $"{number}: {failure}\n{Convert.ToHexString(input.Bytes)}";
        }

        var took = Stopwatch.GetElapsedTime(since);
        Longest = took > Longest ? took : Longest;
        return Missing() is { } missing ? $"{number}: the file at {missing.Offset} ({missing.Length} bytes) was not found in\n{Convert.ToHexString(input.Bytes)}" : null;
    }

    public void Dispose() => file.Dispose();

    private void Read()
    {
        found.Clear();
        using var scanner = new SmlScanner();
        var stream = Pieces.Of(input.Bytes, () => 1 + input.Next(input.Next(4) == 0 ? 8 : 700));
        var arrived = 0L;
        do
        {
            // What arrived until now, without what the scanner took.
            arrived = input.Next(3) == 0 ? stream.Length : Math.Min(stream.Length, arrived + 1 + input.Next(400));
            var rest = stream.Slice(scanner.Position, arrived - scanner.Position);
            while (scanner.TryRead(ref rest, arrived == stream.Length, out var frame))
                Take(frame);
        }
        while (arrived < stream.Length);
        if (scanner.Position != stream.Length) throw new InvalidOperationException($"{stream.Length - scanner.Position} bytes were left at the end.");
        Damaged += scanner.Counts.Damaged;
    }

    private void Take(SmlFrame frame)
    {
        if (!frame.HasEnd) return;
        file.Load(frame);
        Walk.Through(file);
        var (read, skipped) = Messages;
        foreach (var message in file.Messages)
            (read, skipped) = message.Fault is SmlFault.None ? (read + 1, skipped) : (read, skipped + 1);
        Messages = (read, skipped);
        if (frame.Fault is not SmlFrameFault.None) return;
        found.Add((frame.Offset, frame.Bytes.Length));
        Found++;
        output.ResetWrittenCount();
        file.WriteTo(output);
        if (file.Padding == CountZeros(frame) && !frame.Bytes.SequenceEqual(output.WrittenSpan))
            throw new InvalidOperationException($"Written again as {Convert.ToHexString(output.WrittenSpan)}");
    }

    // A stray fill byte that is not zero cannot be written again; what the transport wrote has zeros.
    private static int CountZeros(SmlFrame frame) => frame.Bytes[^(8 + frame.Padding)..^8].ContainsAnyExcept((byte)0) ? -1 : frame.Padding;

    private (int Offset, int Length)? Missing()
    {
        foreach (var (offset, length) in input.Intact)
        {
            if (found.Contains((offset, length))) continue;
            if (!found.Any(other => other.Offset < offset && other.Offset + other.Length > offset)) return (offset, length);
            Swallowed++;
        }

        return null;
    }
}
