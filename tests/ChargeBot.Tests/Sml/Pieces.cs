using System.Buffers;

namespace ChargeBot.Tests.Sml;

/// <summary>Bytes as a sequence of segments, as a pipe has them.</summary>
internal sealed class Pieces : ReadOnlySequenceSegment<byte>
{
    private Pieces(ReadOnlyMemory<byte> memory, long index) => (Memory, RunningIndex) = (memory, index);

    /// <summary>Cuts bytes into segments of the sizes that are asked for one by one.</summary>
    public static ReadOnlySequence<byte> Of(ReadOnlySpan<byte> bytes, Func<int> size)
    {
        var memory = bytes.ToArray().AsMemory();
        var first = new Pieces(memory[..Math.Min(size(), memory.Length)], 0);
        var last = first;
        while (last.RunningIndex + last.Memory.Length is var at && at < memory.Length)
        {
            var next = new Pieces(memory.Slice((int)at, Math.Min(size(), memory.Length - (int)at)), at);
            last.Next = next;
            last = next;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }
}
