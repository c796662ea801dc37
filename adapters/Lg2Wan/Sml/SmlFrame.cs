namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>How a file arrived.</summary>
internal enum SmlFrameFault : byte
{
    /// <summary>Whole.</summary>
    None,

    /// <summary>With a checksum that fits neither form, or with more fill bytes than there can be.</summary>
    BadCrc,

    /// <summary>Another file started before it ended.</summary>
    Restarted,

    /// <summary>With an escape that version 1 of the transport does not have.</summary>
    BadEscape,

    /// <summary>Longer than the limit.</summary>
    TooLong,

    /// <summary>The stream ended first.</summary>
    Truncated,
}

/// <summary>
/// A file between its start and its end, as it stands on the wire: valid until the scanner is asked for the next, and as
/// long as the input.
/// </summary>
internal readonly ref struct SmlFrame
{
    /// <summary>The start sequence, and the shortest end.</summary>
    private const int StartBytes = 8, EndBytes = 8;

    /// <summary>Where it started, from the first byte that the scanner saw.</summary>
    public required long Offset { get; init; }

    /// <summary>All its bytes; of a damaged one, those that were looked at.</summary>
    public required ReadOnlySpan<byte> Bytes { get; init; }

    /// <summary>What is wrong with it.</summary>
    public SmlFrameFault Fault { get; init; }

    /// <summary>Which checksum it has.</summary>
    public SmlCrcKind CrcKind { get; init; }

    /// <summary>The checksum, as the two bytes on the wire.</summary>
    public ushort Crc { get; init; }

    /// <summary>The fill bytes in front of its end.</summary>
    public int Padding { get; init; }

    /// <summary>The escapes in it that are no escapes, of four bytes each.</summary>
    public int Stuffed { get; init; }

    /// <summary>True where start and end are there, so that the payload can be looked at.</summary>
    public bool HasEnd => Fault is SmlFrameFault.None or SmlFrameFault.BadCrc;

    /// <summary>The bytes between start and end, without stuffing and padding.</summary>
    public int PayloadLength => HasEnd ? Math.Max(0, Bytes.Length - StartBytes - EndBytes - (4 * Stuffed) - Padding) : 0;

    /// <summary>Copies the payload to where there is room for <see cref="PayloadLength"/> bytes.</summary>
    public void CopyPayload(Span<byte> to)
    {
        if (to.IsEmpty) return;
        var from = Bytes[StartBytes..^EndBytes];
        for (var stuffed = Stuffed; stuffed > 0; stuffed--)
        {
            // Up to and with the first escape; its twin is left out.
            var count = from.IndexOf(SmlScanner.Escape) + 4;
            from[..Math.Min(count, to.Length)].CopyTo(to);
            to = to[Math.Min(count, to.Length)..];
            from = from[(count + 4)..];
        }

        from[..to.Length].CopyTo(to);
    }
}
