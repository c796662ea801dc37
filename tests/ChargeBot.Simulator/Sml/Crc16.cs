namespace ChargeBot.Simulator.Sml;

/// <summary>CRC-16/X-25, which SML uses for each message and for the file around them.</summary>
public static class Crc16
{
    private static readonly ushort[] Table = [.. Enumerable.Range(0, 256).Select(i =>
    {
        for (var bit = 0; bit < 8; bit++) i = (i & 1) != 0 ? i >> 1 ^ 0x8408 : i >> 1;
        return (ushort)i;
    })];

    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF;
        foreach (var b in bytes) crc = crc >> 8 ^ Table[(crc ^ b) & 0xFF];
        return (ushort)~crc;
    }
}
