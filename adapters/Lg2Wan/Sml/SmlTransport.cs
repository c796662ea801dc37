using System.Buffers;
using System.Buffers.Binary;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>Puts a payload between start and end (transport version 1).</summary>
internal static class SmlTransport
{
    private static ReadOnlySpan<byte> Start => [0x1b, 0x1b, 0x1b, 0x1b, 1, 1, 1, 1];

    /// <summary>Writes a file.</summary>
    /// <param name="payload">The messages, without fill bytes.</param>
    /// <param name="padding">The zero bytes behind them, 0 to 3.</param>
    /// <param name="crc">The checksum of the file.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(ReadOnlySpan<byte> payload, int padding, SmlCrcKind crc, IBufferWriter<byte> output)
    {
        // Every escape inside is doubled, so the worst case is twice the payload.
        var most = Start.Length + (2 * payload.Length) + padding + 8;
        var file = output.GetSpan(most)[..most];
        Start.CopyTo(file);
        var at = Start.Length;
        for (var escape = payload.IndexOf(SmlScanner.Escape); escape >= 0; escape = payload.IndexOf(SmlScanner.Escape))
        {
            payload[..(escape + 4)].CopyTo(file[at..]);
            SmlScanner.Escape.CopyTo(file[(at + escape + 4)..]);
            at += escape + 8;
            payload = payload[(escape + 4)..];
        }

        payload.CopyTo(file[at..]);
        at += payload.Length;
        file.Slice(at, padding).Clear();
        at += padding;
        SmlScanner.Escape.CopyTo(file[at..]);
        (file[at + 4], file[at + 5]) = (0x1a, (byte)padding);
        at += 6;
        BinaryPrimitives.WriteUInt16BigEndian(file[at..], Crc16.OnTheWire(crc, file[..at]));
        output.Advance(at + 2);
    }
}
