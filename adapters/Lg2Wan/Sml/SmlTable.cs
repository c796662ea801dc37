using System.Buffers;
using System.Buffers.Binary;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>One element of a file.</summary>
/// <param name="Value">Where its value starts (of a list: its first element), in the table's bytes.</param>
/// <param name="Length">The bytes of its value, or the elements of the list.</param>
/// <param name="Next">The row behind it and all that lies in it.</param>
/// <param name="Type">Its type.</param>
/// <param name="TlBytes">The bytes of its type and length: a sender may use more than it needs.</param>
internal readonly record struct SmlRow(int Value, int Length, int Next, SmlType Type, byte TlBytes);

/// <summary>
/// The elements of a file as one flat table over one buffer: a list is followed by its elements, and each row knows
/// the row behind it. Both arrays are pooled and used again for the next file.
/// </summary>
internal sealed class SmlTable : IDisposable
{
    /// <summary>Bytes in front of the payload, so that eight bytes can be read up to the end of any number.</summary>
    public const int Front = 8;

    private readonly SmlLimits limits;
    private readonly (int Row, int Left)[] open;
    private byte[] bytes = [];
    private SmlRow[] rows = [];

    public SmlTable(SmlLimits limits) => (this.limits, open) = (limits, new (int, int)[limits.MaxDepth]);

    /// <summary>The rows that are filled.</summary>
    public int Count { get; private set; }

    /// <summary>Where the payload ends.</summary>
    public int End { get; private set; }

    /// <summary>The rows.</summary>
    public SmlRow[] Rows => rows;

    /// <summary>The payload, <see cref="Front"/> bytes from the start.</summary>
    public byte[] Bytes => bytes;

    /// <summary>Empties the table and makes room for a payload, which the caller writes and the table then owns.</summary>
    public Span<byte> Begin(int length)
    {
        if (bytes.Length < Front + length)
        {
            if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
            bytes = ArrayPool<byte>.Shared.Rent(Math.Max(Front + length, 512));
        }

        Count = 0;
        End = Front + length;
        return bytes.AsSpan(Front, length);
    }

    /// <summary>Forgets the rows from this one on.</summary>
    public void Forget(int row) => Count = row;

    /// <summary>
    /// Reads the element at a position with all that lies in it, and moves behind it. At a fault nothing moves, and
    /// the elements that were seen until then are the cost of the attempt.
    /// </summary>
    public SmlFault Read(ref int position, out int seen)
    {
        var first = Count;
        var fault = ReadAll(ref position, out var count);
        seen = count - first;
        return fault;
    }

    /// <summary>A number of any width: with its sign, or without and then as the bits of 64.</summary>
    public long Number(in SmlRow row)
    {
        if (row.Type is not (SmlType.Integer or SmlType.Unsigned or SmlType.Boolean)) return 0;
        var last = (long)BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(row.Value + row.Length - 8, 8));
        var unused = 64 - (8 * row.Length);
        return row.Type switch
        {
            SmlType.Integer => last << unused >> unused,
            SmlType.Unsigned => last << unused >>> unused,
            _ => (last & 0xFF) != 0 ? 1 : 0,
        };
    }

    public void Dispose()
    {
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
        if (rows.Length > 0) ArrayPool<SmlRow>.Shared.Return(rows);
        (bytes, rows, Count, End) = ([], [], 0, 0);
    }

    private SmlFault ReadAll(ref int position, out int count)
    {
        var buffer = bytes.AsSpan(0, End);
        var (table, at) = (rows, position);
        count = Count;
        var (depth, list, left) = (0, -1, 1);
        while (true)
        {
            if ((uint)at >= (uint)buffer.Length) return SmlFault.BeyondTheFile;
            int head = buffer[at];
            var (type, length, tlBytes) = (head >> 4, head & 0xF, 1);
            if (head >= 0x80)
            {
                type &= 7;
                var fault = ReadLong(buffer[at..], ref length, ref tlBytes);
                if (fault is not SmlFault.None) return fault;
            }

            if ((uint)count >= (uint)table.Length)
            {
                if (!Grow(count)) return SmlFault.TooManyElements;
                table = rows;
            }

            at += tlBytes;
            if (type == (int)SmlType.List)
            {
                if (length > buffer.Length - at) return SmlFault.BeyondTheFile;
                table[count] = new SmlRow(at, length, count + 1, SmlType.List, (byte)tlBytes);
                if (length > 0)
                {
                    if (depth == open.Length) return SmlFault.TooDeep;
                    open[depth++] = (list, left);
                    (list, left) = (count++, length);
                    continue;
                }
            }
            else
            {
                var size = length - tlBytes;
                if (head == 0)
                {
                    // The end of a message is the last element of an outermost list, and nothing anywhere else.
                    if (depth != 1 || left != 1) return SmlFault.BadElement;
                    (type, size) = ((int)SmlType.EndOfMessage, 0);
                }
                else if (type == 0 ? size < 0 : type == (int)SmlType.Boolean ? size != 1 : type is not (5 or 6) || (uint)(size - 1) > 7)
                {
                    return SmlFault.BadElement;
                }

                if (size > buffer.Length - at) return SmlFault.BeyondTheFile;
                table[count] = new SmlRow(at, size, count + 1, (SmlType)type, (byte)tlBytes);
                at += size;
            }

            count++;
            while (--left == 0)
            {
                if (depth == 0)
                {
                    (Count, position) = (count, at);
                    return SmlFault.None;
                }

                table[list] = table[list] with { Next = count };
                (list, left) = open[--depth];
            }
        }
    }

    // Four bits of the length in each byte. A length that no file can have ends it before it can overflow.
    private static SmlFault ReadLong(ReadOnlySpan<byte> from, ref int length, ref int tlBytes)
    {
        byte head;
        do
        {
            if (tlBytes == from.Length) return SmlFault.BeyondTheFile;
            head = from[tlBytes++];
            if ((head & 0x70) != 0) return SmlFault.BadElement;
            if (length > int.MaxValue >> 5 || tlBytes > 255) return SmlFault.BeyondTheFile;
            length = length << 4 | head & 0xF;
        }
        while (head >= 0x80);
        return SmlFault.None;
    }

    private bool Grow(int filled)
    {
        if (filled >= limits.MaxElements) return false;
        var more = ArrayPool<SmlRow>.Shared.Rent(Math.Max(256, 2 * filled));
        rows.AsSpan(0, filled).CopyTo(more);
        if (rows.Length > 0) ArrayPool<SmlRow>.Shared.Return(rows);
        rows = more;
        return true;
    }
}
