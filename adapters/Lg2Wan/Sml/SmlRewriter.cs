using System.Buffers;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>
/// Writes a file again as its sender wrote it. SML leaves a sender three liberties, and the table keeps what it made of
/// them: how many bytes an element's head has, how wide a number is, and (a habit of Iskra's) whether a zero in front of
/// a checksum is dropped. Everything else follows from types and values, the checksums are computed anew.
/// </summary>
internal static class SmlRewriter
{
    /// <summary>Writes the file; messages that could not be read go in as the bytes they were.</summary>
    public static void Write(SmlFile file, IBufferWriter<byte> output)
    {
        using var buffer = new SmlBuffer();
        var payload = file.Payload.Span;
        var at = 0;
        foreach (var message in file.Messages)
        {
            var (start, end) = (message.Bytes.Start.Value, message.Bytes.End.Value);
            buffer.Take(start - at).Clear();
            if (message.Fault is SmlFault.None) Write(message, buffer);
            else buffer.Raw(payload[start..end]);
            at = end;
        }

        buffer.Take(payload.Length - at).Clear();
        SmlTransport.Write(buffer.Written, file.Padding, file.CrcKind is SmlCrcKind.None ? SmlCrcKind.X25 : file.CrcKind, output);
    }

    private static void Write(SmlMessage message, SmlBuffer buffer)
    {
        var start = buffer.Length;
        var checksum = message.Element[4];
        buffer.Head(SmlType.List, 6, message.Element.TlBytes);
        for (var part = 0; part < 4; part++)
            Write(message.Element[part], buffer);
        var crc = Crc16.OnTheWire(message.CrcKind, buffer.Written[start..]);
        buffer.Number(SmlType.Unsigned, crc, checksum.Width, checksum.TlBytes);
        buffer.Raw([0]);
    }

    /// <summary>An element with all that lies in it, as it stood there.</summary>
    public static void Write(SmlElement element, SmlBuffer buffer)
    {
        var (table, last) = (element.Table!, element.Next.Row);
        for (var i = element.Row; i < last; i++)
        {
            var row = table.Rows[i];
            switch (row.Type)
            {
                case SmlType.List:
                    buffer.Head(SmlType.List, row.Length, row.TlBytes);
                    break;
                case SmlType.Integer or SmlType.Unsigned:
                    buffer.Number(row.Type, table.Number(row), row.Length, row.TlBytes);
                    break;
                default:
                    // Bytes, and a truth value, for which any byte but 0 is true.
                    buffer.Head(row.Type, row.Length, row.TlBytes);
                    buffer.Raw(table.Bytes.AsSpan(row.Value, row.Length));
                    break;
            }
        }
    }
}
