namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>What a scanner met until now: for the log and the figures, not for decisions.</summary>
internal sealed class SmlCounts
{
    /// <summary>Whole files.</summary>
    public long Files { get; private set; }

    /// <summary>Files whose checksum did not fit.</summary>
    public long BadCrc { get; private set; }

    /// <summary>Files that another one interrupted.</summary>
    public long Restarted { get; private set; }

    /// <summary>Files with an escape that there is not.</summary>
    public long BadEscape { get; private set; }

    /// <summary>Files that were longer than the limit.</summary>
    public long TooLong { get; private set; }

    /// <summary>Files that the end of the stream cut off.</summary>
    public long Truncated { get; private set; }

    /// <summary>Bytes that belong to no whole file.</summary>
    public long SkippedBytes { get; set; }

    /// <summary>Files that arrived damaged.</summary>
    public long Damaged => BadCrc + Restarted + BadEscape + TooLong + Truncated;

    /// <summary>Counts one file.</summary>
    public void Add(SmlFrameFault fault) => _ = fault switch
    {
        SmlFrameFault.BadCrc => BadCrc++,
        SmlFrameFault.Restarted => Restarted++,
        SmlFrameFault.BadEscape => BadEscape++,
        SmlFrameFault.TooLong => TooLong++,
        SmlFrameFault.Truncated => Truncated++,
        _ => Files++,
    };

    /// <summary>In a line.</summary>
    public override string ToString() =>
        $"{Files} files, {Damaged} damaged (checksum {BadCrc}, interrupted {Restarted}, escape {BadEscape}, too long {TooLong}, cut off {Truncated}), {SkippedBytes} bytes skipped";
}
