using System.Buffers;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>
/// The beginning of the input as one span: its first segment as it is, or, where a file lies across segments, a copy
/// that grows piece by piece and is kept for as long as the file is unfinished.
/// </summary>
internal sealed class SmlWindow : IDisposable
{
    private const int Piece = 4096;

    private ReadOnlyMemory<byte> first;
    private byte[] copy = [];
    private int from;
    private int length;
    private long position;
    private bool copied;

    /// <summary>What it shows.</summary>
    public ReadOnlySpan<byte> Bytes => copied ? copy.AsSpan(from, length) : first.Span;

    /// <summary>True where that is all of the input.</summary>
    public bool IsAll { get; private set; }

    /// <summary>Shows the beginning of an input that starts at this position of the stream.</summary>
    public void Open(in ReadOnlySequence<byte> input, long at)
    {
        if (!copied || position != at || length > input.Length) Show(input);
        position = at;
        IsAll = Bytes.Length == input.Length;
    }

    /// <summary>Leaves bytes at its beginning behind.</summary>
    public void Drop(int count)
    {
        position += count;
        if (copied) (from, length) = (from + count, length - count);
        else first = first[count..];
    }

    /// <summary>Shows more of an input, which starts where the window does; false where that is all.</summary>
    public bool TryGrow(in ReadOnlySequence<byte> input)
    {
        if (IsAll) return false;
        if (Bytes.IsEmpty)
        {
            Show(input);
        }
        else
        {
            Append(input);
        }

        IsAll = Bytes.Length == input.Length;
        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (copy.Length > 0) ArrayPool<byte>.Shared.Return(copy);
        (copy, copied, first, length) = ([], false, default, 0);
    }

    private void Show(in ReadOnlySequence<byte> input)
    {
        if (copied) Dispose();
        first = input.First;
        for (var next = input.Start; first.IsEmpty && input.TryGet(ref next, out first);)
        {
        }
    }

    private void Append(in ReadOnlySequence<byte> input)
    {
        var shown = Bytes;
        var more = input.Slice(shown.Length, Math.Min(Piece, input.Length - shown.Length));
        var count = (int)more.Length;
        if (!copied || from + length + count > copy.Length)
        {
            var bigger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * Piece, 2 * (shown.Length + count)));
            shown.CopyTo(bigger);
            var before = (shown.Length, copy);
            (copied, copy, from, length) = (true, bigger, 0, before.Length);
            if (before.copy.Length > 0) ArrayPool<byte>.Shared.Return(before.copy);
        }

        more.CopyTo(copy.AsSpan(from + length));
        length += count;
    }
}
