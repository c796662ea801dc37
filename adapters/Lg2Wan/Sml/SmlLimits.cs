namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>What a sender may take of us, and how far from the book it may stray.</summary>
internal sealed record SmlLimits
{
    /// <summary>For gateways: a file is a few hundred bytes, a month's profile some ten thousand.</summary>
    public static SmlLimits Default { get; } = new();

    /// <summary>The longest file in bytes, with its start and end.</summary>
    public int MaxFileBytes { get; init; } = 64 * 1024;

    /// <summary>How deep lists may lie in lists; a parameter tree takes two for each of its levels.</summary>
    public int MaxDepth { get; init; } = 48;

    /// <summary>The most elements of one file; a file of the longest kind, made of nothing but elements, has as many as bytes.</summary>
    public int MaxElements { get; init; } = 64 * 1024;

    /// <summary>The strayings that are accepted; see <see cref="SmlModel.Known"/>.</summary>
    public SmlQuirks Quirks { get; init; } = SmlQuirks.Default;
}
