using System.Buffers;
using System.Buffers.Binary;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>A pooled buffer that grows, and the encoding of elements into it.</summary>
internal sealed class SmlBuffer : IDisposable
{
    private byte[] bytes = [];

    /// <summary>How much is written.</summary>
    public int Length { get; private set; }

    /// <summary>What is written.</summary>
    public Span<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>Starts again.</summary>
    public void Clear() => Length = 0;

    /// <summary>Makes room for bytes and counts them as written.</summary>
    public Span<byte> Take(int count)
    {
        if (count > bytes.Length - Length)
        {
            var more = ArrayPool<byte>.Shared.Rent(Math.Max(512, Math.Max(2 * bytes.Length, Length + count)));
            Written.CopyTo(more);
            if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
            bytes = more;
        }

        Length += count;
        return bytes.AsSpan(Length - count, count);
    }

    /// <summary>Bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> from) => from.CopyTo(Take(from.Length));

    /// <summary>Type and length of an element: with as many bytes as it needs, and not fewer than asked for.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="size">The bytes of its value, or the elements of a list.</param>
    /// <param name="atLeast">The bytes that a sender used who spent more than it needs.</param>
    public void Head(SmlType type, int size, int atLeast = 1)
    {
        var (count, length) = HeadOf(type, size, atLeast);
        WriteHead(Take(count), type, length);
    }

    /// <summary>Bytes with their type and length.</summary>
    public void Octets(ReadOnlySpan<byte> value, int headAtLeast = 1)
    {
        Head(SmlType.Octets, value.Length, headAtLeast);
        Raw(value);
    }

    /// <summary>A number or a truth value with its type and length.</summary>
    public void Number(SmlType type, long value, int width, int headAtLeast = 1)
    {
        Head(type, width, headAtLeast);
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(all, value);
        Raw(all[(8 - width)..]);
    }

    /// <summary>Puts the head of a list where a single byte was left for it, and moves what is behind where it takes more.</summary>
    public void PatchList(int at, int count)
    {
        var (head, length) = HeadOf(SmlType.List, count, 1);
        if (head > 1)
        {
            Take(head - 1);
            bytes.AsSpan(at + 1, Length - head - at).CopyTo(bytes.AsSpan(at + head));
        }

        WriteHead(bytes.AsSpan(at, head), SmlType.List, length);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
        (bytes, Length) = ([], 0);
    }

    // The length of a list is the count of its elements alone; that of anything else has the bytes of the head in it.
    private static (int Bytes, int Length) HeadOf(SmlType type, int size, int atLeast)
    {
        var count = Math.Max(1, atLeast);
        while (size + (type is SmlType.List ? 0 : count) >= 1L << (4 * count))
            count++;
        return (count, size + (type is SmlType.List ? 0 : count));
    }

    private static void WriteHead(Span<byte> to, SmlType type, int length)
    {
        for (var i = to.Length - 1; i >= 0; i--, length >>= 4)
            to[i] = (byte)((i < to.Length - 1 ? 0x80 : 0) | (i == 0 ? (int)type << 4 : 0) | length & 0xF);
    }
}
