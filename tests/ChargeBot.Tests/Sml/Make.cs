using System.Buffers;
using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Tests.Sml;

/// <summary>Bytes made by hand, with checksums computed bit by bit: nothing of the codec is in them.</summary>
internal static class Make
{
    /// <summary>Bytes from hexadecimal digits; blanks are for the eye.</summary>
    public static byte[] Hex(string digits) => Convert.FromHexString(digits.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>A message: its tag as an element and its body, in digits.</summary>
    public static byte[] Message(string tag, string body, string crcHead = "63")
    {
        var bytes = Hex($"76 02 07 62 00 62 00 72 {tag} {body}");
        var crc = X25(bytes);
        var head = Hex(crcHead);
        byte[] wire = head[^1] == 0x62 ? [(byte)(crc >> 8)] : [(byte)crc, (byte)(crc >> 8)];
        return [.. bytes, .. head, .. wire, 0];
    }

    /// <summary>A GetList.Res whose list has these entries, in digits.</summary>
    public static byte[] List(int count, string entries) =>
        Message("63 07 01", $"77 01 02 05 01 01 7{count:X} {entries} 01 01");

    /// <summary>An entry with nothing but a name and this value, in digits.</summary>
    public static string Entry(string value) => $"77 07 01 00 01 08 00 FF 01 01 01 01 {value} 01";

    /// <summary>A file around messages.</summary>
    public static byte[] File(params byte[][] messages)
    {
        var payload = messages.SelectMany(bytes => bytes).ToArray();
        var padding = -payload.Length & 3;
        byte[] file = [.. Hex("1b1b1b1b 01010101"), .. payload, .. new byte[padding], .. Hex("1b1b1b1b 1a"), (byte)padding];
        var crc = X25(file);
        return [.. file, (byte)crc, (byte)(crc >> 8)];
    }

    /// <summary>CRC-16/X-25, one bit after the other.</summary>
    public static ushort X25(ReadOnlySpan<byte> bytes) => (ushort)~Crc(0xFFFF, bytes);

    /// <summary>CRC-16/KERMIT, one bit after the other.</summary>
    public static ushort Kermit(ReadOnlySpan<byte> bytes) => Crc(0, bytes);

    /// <summary>The intact files of a stream, as they stand in it.</summary>
    public static List<byte[]> Found(byte[] stream, SmlLimits? limits = null) => Found(new ReadOnlySequence<byte>(stream), limits, out _);

    /// <summary>The intact files of a stream, and what else was met.</summary>
    public static List<byte[]> Found(ReadOnlySequence<byte> stream, SmlLimits? limits, out SmlCounts counts)
    {
        using var scanner = new SmlScanner(limits);
        var files = new List<byte[]>();
        while (scanner.TryRead(ref stream, true, out var frame))
            if (frame.Fault is SmlFrameFault.None) files.Add(frame.Bytes.ToArray());
        counts = scanner.Counts;
        return files;
    }

    /// <summary>What is in a payload.</summary>
    public static SmlFile Loaded(params byte[][] messages) => Loaded(null, messages);

    /// <summary>What is in a payload, within limits.</summary>
    public static SmlFile Loaded(SmlLimits? limits, params byte[][] messages)
    {
        var file = new SmlFile(limits);
        file.Load(messages.SelectMany(bytes => bytes).ToArray());
        return file;
    }

    private static ushort Crc(ushort crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (ushort)((crc & 1) != 0 ? (crc >> 1) ^ 0x8408 : crc >> 1);
        }

        return crc;
    }
}
