using System.Buffers;
using System.Buffers.Binary;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>One element of a file.</summary>
internal struct SmlRow(int value, int length, int next, SmlType type, byte tlBytes)
{
    /// <summary>Where its value starts (of a list: its first element), in the table's bytes.</summary>
    public readonly int Value = value;

    /// <summary>The bytes of its value, or the elements of the list.</summary>
    public readonly int Length = length;

    /// <summary>The row behind it and all that lies in it.</summary>
    public int Next = next;

    /// <summary>Its type.</summary>
    public readonly SmlType Type = type;

    /// <summary>The bytes of its type and length: a sender may use more than it needs.</summary>
    public readonly byte TlBytes = tlBytes;
}

/// <summary>
/// The elements of a file as one flat table over one buffer: a list is followed by its elements, and each row knows
/// the row behind it. Both arrays are pooled and used again for the next file.
/// </summary>
internal sealed class SmlTable : IDisposable
{
    /// <summary>Bytes in front of the payload, so that eight bytes can be read up to the end of any number.</summary>
    public const int Front = 8;

    private const int LongestLeaf = 14;
    private static readonly byte[] Leaves = BuildLeaves();

    private readonly SmlLimits limits;
    private readonly (int Row, int Left)[] open;
    private byte[] bytes = [];
    private SmlRow[] rows = [];

    public SmlTable(SmlLimits limits) => (this.limits, open) = (limits, new (int, int)[limits.MaxDepth]);

    /// <summary>The strayings that are accepted.</summary>
    public SmlQuirks Quirks => limits.Quirks;

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
        var (depth, list, left) = (0, -1, 1);
        count = Count;
        while (true)
        {
            if ((uint)at >= (uint)buffer.Length) return SmlFault.BeyondTheFile;
            if ((uint)count >= (uint)table.Length)
            {
                if (!Grow(count)) return SmlFault.TooManyElements;
                table = rows;
            }

            int head = buffer[at++];
            int size = Leaves[head];
            if (size <= LongestLeaf)
            {
                if (size > buffer.Length - at) return SmlFault.BeyondTheFile;
                table[count] = new SmlRow(at, size, count + 1, (SmlType)(head >> 4), 1);
                at += size;
            }
            else
            {
                var (type, tlBytes) = ((SmlType)(head >> 4 & 7), 1);
                size = head & 0xF;
                var fault = head >= 0x80 ? ReadLong(buffer, type, ref at, ref size, ref tlBytes) : SmlFault.None;
                if (fault is not SmlFault.None) return fault;
                if (type is SmlType.List)
                {
                    // Each element has a byte at least, so a count beyond the bytes is none.
                    if (size > buffer.Length - at) return SmlFault.BeyondTheFile;
                    table[count] = new SmlRow(at, size, count + 1, SmlType.List, (byte)tlBytes);
                    if (size > 0)
                    {
                        if (depth == open.Length) return SmlFault.TooDeep;
                        open[depth++] = (list, left);
                        (list, left) = (count++, size);
                        continue;
                    }
                }
                else if (head == 0)
                {
                    // The end of a message is the last element of an outermost list, and nothing anywhere else.
                    if (depth != 1 || left != 1) return SmlFault.BadElement;
                    table[count] = new SmlRow(at, 0, count + 1, SmlType.EndOfMessage, 1);
                }
                else
                {
                    if (!IsLeaf(type, size)) return SmlFault.BadElement;
                    if (size > buffer.Length - at) return SmlFault.BeyondTheFile;
                    table[count] = new SmlRow(at, size, count + 1, type, (byte)tlBytes);
                    at += size;
                }
            }

            count++;
            while (--left == 0)
            {
                if (depth == 0)
                {
                    (Count, position) = (count, at);
                    return SmlFault.None;
                }

                table[list].Next = count;
                (list, left) = open[--depth];
            }
        }
    }

    // Whether a value of this many bytes can be.
    private static bool IsLeaf(SmlType type, int size) => type switch
    {
        SmlType.Octets => size >= 0,
        SmlType.Boolean => size == 1,
        SmlType.Integer or SmlType.Unsigned => size is >= 1 and <= 8,
        _ => false,
    };

    // Four bits of the length in each byte; that of a value has these bytes in it. A length that no file can have ends
    // it before it can overflow.
    private static SmlFault ReadLong(ReadOnlySpan<byte> buffer, SmlType type, ref int at, ref int size, ref int tlBytes)
    {
        byte head;
        do
        {
            if ((uint)at >= (uint)buffer.Length) return SmlFault.BeyondTheFile;
            head = buffer[at++];
            if ((head & 0x70) != 0) return SmlFault.BadElement;
            if (size > int.MaxValue >> 5 || ++tlBytes > byte.MaxValue) return SmlFault.BeyondTheFile;
            size = size << 4 | head & 0xF;
        }
        while (head >= 0x80);
        if (type is not SmlType.List) size -= tlBytes;
        return SmlFault.None;
    }

    // For each first byte that is all of type and length: the bytes of the value, or more than there can be.
    private static byte[] BuildLeaves()
    {
        var leaves = new byte[256];
        Array.Fill(leaves, byte.MaxValue);
        for (var head = 1; head < 0x70; head++)
            if (IsLeaf((SmlType)(head >> 4), (head & 0xF) - 1)) leaves[head] = (byte)((head & 0xF) - 1);
        return leaves;
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
