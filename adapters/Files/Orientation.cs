using System.Buffers.Binary;

namespace ChargeBot.Adapters.Files;

/// <summary>How a picture has to be turned: all that is kept of its Exif data (Exif 2.32, tag 0x0112).</summary>
internal static class Orientation
{
    private const ushort Tag = 0x0112;

    /// <summary>The orientation in a block that begins with a TIFF header; 1, upright, where it says none.</summary>
    public static byte Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
        {
            return 1;
        }

        var little = tiff[0] == (byte)'I';
        var at = U32(tiff[4..], little);
        if (at > tiff.Length - 2)
        {
            return 1;
        }

        var entries = U16(tiff[(int)at..], little);
        for (var i = 0; i < entries; i++)
        {
            var start = (long)at + 2 + (i * 12);
            if (start + 12 > tiff.Length)
            {
                return 1;
            }

            var entry = tiff.Slice((int)start, 12);
            if (U16(entry, little) == Tag)
            {
                return U16(entry[8..], little) is >= 1 and <= 8 and var turned ? (byte)turned : (byte)1;
            }
        }

        return 1;
    }

    /// <summary>A TIFF block with the orientation and nothing else.</summary>
    public static byte[] Block(byte orientation) =>
    [
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort U16(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint U32(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
