using System.Buffers;
using System.Buffers.Binary;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>
/// Finds files (transport version 1) in a stream, byte by byte: nothing is taken for aligned, since lost bytes shift
/// everything behind them. A damaged file is reported and searched for the start of another one, so that every intact
/// file is found. The scanner remembers how far it looked, so a file that comes in small pieces is scanned once.
/// </summary>
/// <param name="limits">What a sender may take of us; the default without.</param>
internal sealed class SmlScanner(SmlLimits? limits = null) : IDisposable
{
    /// <summary>The bytes that begin every escape.</summary>
    public static ReadOnlySpan<byte> Escape => [0x1b, 0x1b, 0x1b, 0x1b];

    /// <summary>How often bytes are scanned again for a start that another file's end may have hidden.</summary>
    private const int MaxRetries = 64;

    private readonly int maxFile = (limits ?? SmlLimits.Default).MaxFileBytes;
    private readonly bool orKermit = (limits ?? SmlLimits.Default).Quirks.HasFlag(SmlQuirks.KermitCrc);
    private readonly SmlWindow window = new();
    private bool inFile;
    private int scanned;
    private int stuffed;
    private long retryUntil;
    private int retries;

    private static ReadOnlySpan<byte> Start => [0x1b, 0x1b, 0x1b, 0x1b, 1, 1, 1, 1];

    /// <summary>The bytes that are behind it.</summary>
    public long Position { get; private set; }

    /// <summary>What it met, for the log.</summary>
    public SmlCounts Counts { get; } = new();

    /// <summary>
    /// The next file, whole or damaged. What is behind it is taken off the input; what may yet become a file stays in it,
    /// and the next input must start with it.
    /// </summary>
    /// <param name="input">What has arrived.</param>
    /// <param name="completed">True where nothing follows.</param>
    /// <param name="frame">The file.</param>
    /// <returns>False where more input is needed.</returns>
    public bool TryRead(ref ReadOnlySequence<byte> input, bool completed, out SmlFrame frame)
    {
        window.Open(input, Position);
        while (true)
        {
            var before = Position;
            var found = Scan(window.Bytes, completed && window.IsAll, out frame);
            var consumed = Position - before;
            input = input.Slice(consumed);
            if (found) return true;
            window.Drop((int)consumed);
            if (!window.TryGrow(input)) return false;
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => window.Dispose();

    private bool Scan(ReadOnlySpan<byte> bytes, bool last, out SmlFrame frame)
    {
        frame = default;
        if (!inFile)
        {
            var start = bytes.IndexOf(Start);
            Skip(start >= 0 ? start : last ? bytes.Length : bytes.Length - PartialStart(bytes));
            if (start < 0) return false;
            bytes = bytes[start..];
            EnterFile();
        }

        bytes = bytes[..Math.Min(bytes.Length, maxFile)];
        while (true)
        {
            // What is shown may be less than what was scanned: a file's beginning at the end of a segment.
            var escape = scanned < bytes.Length ? bytes[scanned..].IndexOf(Escape) : -1;
            escape = escape < 0 ? Math.Max(scanned, bytes.Length - 3) : escape + scanned;
            if (escape > maxFile - 8) return Fail(SmlFrameFault.TooLong, bytes[..escape], escape, out frame);
            if (bytes.Length < escape + 8)
            {
                scanned = escape;
                if (!last) return false;
                Skip(bytes.Length);
                return Report(SmlFrameFault.Truncated, bytes, Position - bytes.Length, out frame);
            }

            var what = BinaryPrimitives.ReadUInt32BigEndian(bytes[(escape + 4)..]);
            switch (what)
            {
                case 0x1b1b1b1b:
                    scanned = escape + 8;
                    stuffed++;
                    break;
                case 0x01010101:
                    Skip(escape);
                    EnterFile();
                    return Report(SmlFrameFault.Restarted, bytes[..escape], Position - escape, out frame);
                case >= 0x1a000000 and <= 0x1affffff:
                    return End(bytes[..(escape + 8)], what, out frame);
                default:
                    return Fail(SmlFrameFault.BadEscape, bytes[..(escape + 4)], escape + 1, out frame);
            }
        }
    }

    private bool End(ReadOnlySpan<byte> bytes, uint what, out SmlFrame frame)
    {
        var (padding, crc) = ((int)(what >> 16 & 0xFF), (ushort)what);
        var kind = Crc16.Match(bytes[..^2], crc, orKermit);
        frame = new SmlFrame { Offset = Position, Bytes = bytes, CrcKind = kind, Crc = crc, Padding = padding, Stuffed = stuffed };
        if (kind is not SmlCrcKind.None && padding <= 3)
        {
            Counts.Add(SmlFrameFault.None);
            Position += bytes.Length;
            inFile = false;
            return true;
        }

        var damaged = frame with { Fault = SmlFrameFault.BadCrc, Padding = Math.Min(padding, 3) };
        Fail(SmlFrameFault.BadCrc, bytes, bytes.Length - 3, out _);
        frame = damaged;
        return true;
    }

    /// <summary>
    /// Leaves a damaged file. A start may lie in it unseen, behind four escape bytes that damage left there, or in the
    /// bytes of its end: the search goes on right behind its own start, but not without end through the same bytes.
    /// </summary>
    private bool Fail(SmlFrameFault fault, ReadOnlySpan<byte> bytes, int looked, out SmlFrame frame)
    {
        var start = Position;
        retries = start < retryUntil ? retries + 1 : 0;
        retryUntil = Math.Max(retryUntil, start + looked);
        Skip(retries < MaxRetries ? 1 : looked);
        inFile = false;
        return Report(fault, bytes, start, out frame);
    }

    private bool Report(SmlFrameFault fault, ReadOnlySpan<byte> bytes, long offset, out SmlFrame frame)
    {
        Counts.Add(fault);
        frame = new SmlFrame { Offset = offset, Bytes = bytes, Fault = fault };
        if (fault is SmlFrameFault.Truncated) inFile = false;
        return true;
    }

    private void EnterFile() => (inFile, scanned, stuffed) = (true, Start.Length, 0);

    private void Skip(int count)
    {
        Position += count;
        Counts.SkippedBytes += count;
    }

    /// <summary>How many bytes at the end may be the beginning of a start.</summary>
    private static int PartialStart(ReadOnlySpan<byte> bytes)
    {
        for (var length = Math.Min(bytes.Length, Start.Length - 1); length > 0; length--)
            if (bytes[^length..].SequenceEqual(Start[..length])) return length;
        return 0;
    }
}
