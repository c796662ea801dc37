namespace ChargeBot.Simulator.Sml;

/// <summary>SML transport protocol, version 1: start, payload with doubled escapes, fill bytes, end, CRC.</summary>
public static class SmlTransport
{
    /// <summary>The start of a file.</summary>
    internal static ReadOnlySpan<byte> Start => [0x1B, 0x1B, 0x1B, 0x1B, 1, 1, 1, 1];

    internal static ReadOnlySpan<byte> Escape => [0x1B, 0x1B, 0x1B, 0x1B];

    public static byte[] Wrap(IEnumerable<SmlMessage> messages) => Wrap(messages.SelectMany(m => m.Encode()).ToArray());

    public static byte[] Wrap(ReadOnlySpan<byte> payload)
    {
        var stream = new MemoryStream();
        stream.Write(Start);
        var left = payload;
        for (var i = left.IndexOf(Escape); i >= 0; i = left.IndexOf(Escape))
        {
            stream.Write(left[..(i + 4)]);
            stream.Write(Escape);
            left = left[(i + 4)..];
        }

        stream.Write(left);
        var fill = (byte)(-stream.Length & 3);
        stream.Write(stackalloc byte[fill]);
        stream.Write(Escape);
        stream.Write([0x1A, fill]);
        var crc = Crc16.Of(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        stream.Write([(byte)crc, (byte)(crc >> 8)]);
        return stream.ToArray();
    }
}

/// <summary>Finds files in a stream of bytes, whatever stands between them.</summary>
public sealed class SmlReceiver
{
    private const int Longest = 1 << 20;
    private readonly List<byte> raw = [];
    private readonly List<byte> payload = [];
    private ulong last;
    private int escapes;
    private bool inside;

    /// <summary>Takes the next bytes; gives the payload of each file that ended in them and whose CRC is right.</summary>
    public IReadOnlyList<byte[]> Take(ReadOnlySpan<byte> bytes)
    {
        var files = new List<byte[]>();
        foreach (var b in bytes) Take(b, files);
        return files;
    }

    private void Take(byte b, List<byte[]> files)
    {
        last = last << 8 | b;
        if (!inside)
        {
            if (last == 0x1B1B1B1B01010101) Begin();
            return;
        }

        raw.Add(b);
        if (escapes < 4)
        {
            payload.Add(b);
            escapes = b == 0x1B ? escapes + 1 : 0;
            if (raw.Count > Longest) inside = false;
            return;
        }

        // Four escapes are behind us: the four bytes after them say what they meant.
        if (++escapes < 8) return;
        escapes = 0;
        switch ((uint)last)
        {
            case 0x1B1B1B1B: return;
            case 0x01010101: Begin(); return;
        }

        inside = false;
        if (Ended() is { } file)
        {
            files.Add(file);
            return;
        }

        // Bytes were lost: another file may have begun inside of what was taken for this one.
        byte[] again = [.. raw.Skip(1)];
        last = 0;
        foreach (var old in again) Take(old, files);
    }

    /// <summary>The payload, where the end and its CRC are right.</summary>
    private byte[]? Ended()
    {
        var fill = (byte)(last >> 16);
        var crc = Crc16.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(raw)[..^2]);
        if ((byte)(last >> 24) != 0x1A || fill > 3 || payload.Count < 4 + fill) return null;
        return (ushort)((last & 0xFF) << 8 | last >> 8 & 0xFF) == crc ? [.. payload[..^(4 + fill)]] : null;
    }

    private void Begin()
    {
        (inside, escapes) = (true, 0);
        payload.Clear();
        raw.Clear();
        raw.AddRange(SmlTransport.Start);
    }
}
