using System.Buffers;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>
/// Finds the messages of a payload. One that is whole but wrong is skipped as such; behind one that cannot be taken
/// apart, the next is searched for byte by byte, and only one whose checksum fits ends the search.
/// </summary>
internal sealed class SmlMessageReader(SmlTable table) : IDisposable
{
    private const int ListOfSix = 0x76;
    private const int EffortPerByte = 64;
    private SmlMessageRow[] messages = [];

    /// <summary>The messages that were found.</summary>
    public int Count { get; private set; }

    /// <summary>One of them.</summary>
    public SmlMessageRow this[int index] =>
        (uint)index < (uint)Count ? messages[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Reads all messages of the table's payload.</summary>
    public void ReadAll()
    {
        Count = 0;

        // What the search for the next message may cost over all of a file: senders cannot make it grow with its square.
        var effort = EffortPerByte * (long)(table.End - SmlTable.Front);
        for (var at = SmlTable.Front; at < table.End;)
        {
            if (table.Bytes[at] == 0)
            {
                at++;
                continue;
            }

            if (!TryRead(ref at, out var message))
            {
                at = Search(at + 1, ref effort);
                message = message with { End = at };
            }

            Add(message);
        }
    }

    public void Dispose()
    {
        if (messages.Length > 0) ArrayPool<SmlMessageRow>.Shared.Return(messages);
        (messages, Count) = ([], 0);
    }

    /// <summary>False where the bytes cannot be taken apart, so that nobody knows where the next message starts.</summary>
    private bool TryRead(ref int at, out SmlMessageRow message)
    {
        var (start, row) = (at, table.Count);
        var fault = table.Read(ref at, out _);
        message = new SmlMessageRow(start, at, -1, -1, 0, 0, SmlCrcKind.None, fault);
        if (fault is not SmlFault.None) return false;
        message = Understand(start, at, row);
        if (message.Fault is not SmlFault.None) table.Forget(row);
        return true;
    }

    private SmlMessageRow Understand(int start, int end, int row)
    {
        var rows = table.Rows;
        var none = new SmlMessageRow(start, end, -1, -1, 0, 0, SmlCrcKind.None, SmlFault.NoMessage);
        if (rows[row] is not { Type: SmlType.List, Length: 6 }
            || rows[row + 1].Type is not SmlType.Octets
            || rows[row + 2].Type is not SmlType.Unsigned
            || rows[row + 3].Type is not SmlType.Unsigned
            || rows[row + 4] is not { Type: SmlType.List, Length: 2 } choice
            || rows[row + 5].Type is not SmlType.Unsigned)
        {
            return none;
        }

        var crc = rows[choice.Next];
        if (crc.Type is not SmlType.Unsigned || rows[crc.Next].Type is not SmlType.EndOfMessage) return none;
        var (tag, value) = ((ulong)table.Number(rows[row + 5]), (ulong)table.Number(crc));
        if (tag > uint.MaxValue || value > ushort.MaxValue || (crc.Length == 1 && (table.Quirks & SmlQuirks.ShortCrc) == 0)) return none;
        var kind = Crc16.Match(table.Bytes.AsSpan(start, crc.Value - crc.TlBytes - start), (uint)value, (table.Quirks & SmlQuirks.KermitCrc) != 0);
        var body = row + 6;
        return kind is SmlCrcKind.None ? none with { Fault = SmlFault.BadCrc, Crc = (ushort)value }
            : !SmlShapes.Fits(table, (uint)tag, body) ? none with { Fault = SmlFault.WrongShape, Crc = (ushort)value, CrcKind = kind }
            : new SmlMessageRow(start, end, row, body, (uint)tag, (ushort)value, kind, SmlFault.None);
    }

    /// <summary>The start of the next message whose checksum fits, or the end.</summary>
    private int Search(int from, ref long effort)
    {
        for (var at = from; at < table.End && effort > 0; at++, effort--)
        {
            // A list of six that begins with bytes: the transaction id.
            if (table.Bytes[at] != ListOfSix || at + 1 == table.End || (table.Bytes[at + 1] & 0x70) != 0) continue;
            var (end, row) = (at, table.Count);
            var fault = table.Read(ref end, out var read);
            effort -= read;
            if (fault is not SmlFault.None) continue;
            var found = Understand(at, end, row).Fault is SmlFault.None or SmlFault.WrongShape;
            table.Forget(row);
            effort -= (end - at) / 8;
            if (found) return at;
        }

        return table.End;
    }

    private void Add(SmlMessageRow message)
    {
        if (Count == messages.Length)
        {
            var more = ArrayPool<SmlMessageRow>.Shared.Rent(Math.Max(16, 2 * Count));
            messages.AsSpan(0, Count).CopyTo(more);
            if (messages.Length > 0) ArrayPool<SmlMessageRow>.Shared.Return(messages);
            messages = more;
        }

        messages[Count++] = message;
    }
}
