using System.Buffers.Binary;

namespace ChargeBot.Adapters.Files;

/// <summary>
/// Takes out of pictures what tells where, when and with what they were taken. Pixels stay as they are, byte for byte; of the rest
/// only what is needed to show them is copied. False: the picture is not whole.
/// </summary>
internal static class PictureCleaner
{
    private static ReadOnlySpan<byte> Exif => "Exif\0\0"u8;

    /// <summary>JPEG (ITU T.81, B): copies segment by segment, also between the scans of a progressive one, and ends with its end.</summary>
    public static bool Jpeg(ReadOnlySpan<byte> file, Stream cleaned)
    {
        cleaned.Write(file[..2]);
        var orientation = (byte)1;
        var told = false;
        for (var at = 2; at + 4 <= file.Length;)
        {
            if (file[at] != 0xFF)
            {
                return false;
            }

            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xD9)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
            {
                return false;
            }

            var segment = file.Slice(at, length + 2);
            if (marker == 0xE1 && segment[4..].StartsWith(Exif))
            {
                orientation = Orientation.Read(segment[(4 + Exif.Length)..]);
            }
            else if (Needed(marker, segment))
            {
                if (!told && marker is not 0xE0)
                {
                    WriteOrientation(cleaned, orientation);
                    told = true;
                }

                cleaned.Write(segment);
            }

            at += length + 2;
            if (marker == 0xDA)
            {
                var scan = ScanLength(file[at..]);
                cleaned.Write(file.Slice(at, scan));
                at += scan;
            }
        }

        cleaned.Write([0xFF, 0xD9]);
        return told;
    }

    /// <summary>PNG (third edition, 5): the chunks that show it, up to its end.</summary>
    public static bool Png(ReadOnlySpan<byte> file, Stream cleaned)
    {
        cleaned.Write(file[..8]);
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > int.MaxValue || at + 12 + (long)length > file.Length)
            {
                return false;
            }

            var type = file.Slice(at + 4, 4);
            var chunk = file.Slice(at, (int)length + 12);
            if (type.SequenceEqual("eXIf"u8) && Orientation.Read(chunk[8..^4]) is not 1 and var turned)
            {
                WriteChunk(cleaned, "eXIf"u8, Orientation.Block(turned));
            }
            else if (Shows(type))
            {
                cleaned.Write(chunk);
            }

            at += (int)length + 12;
            if (type.SequenceEqual("IEND"u8))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>WebP (RFC 9649): without EXIF and XMP, its header told so.</summary>
    public static bool WebP(ReadOnlySpan<byte> file, Stream cleaned)
    {
        using var body = new MemoryStream(file.Length);
        var (orientation, extended) = ((byte)1, -1L);
        for (var at = 12; at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            var whole = 8 + (long)length + (length & 1);
            if (at + 8 + (long)length > file.Length)
            {
                return false;
            }

            var type = file.Slice(at, 4);
            var chunk = file.Slice(at, (int)Math.Min(whole, file.Length - at));
            if (type.SequenceEqual("EXIF"u8))
            {
                var tiff = chunk[8..];
                orientation = Orientation.Read(tiff.StartsWith(Exif) ? tiff[Exif.Length..] : tiff);
            }
            else if (!type.SequenceEqual("XMP "u8))
            {
                extended = type.SequenceEqual("VP8X"u8) ? body.Length : extended;
                body.Write(chunk);
            }

            at += (int)Math.Min(whole, int.MaxValue - at);
        }

        if (extended >= 0)
        {
            const byte ExifThere = 0x08, XmpThere = 0x04;
            var flags = body.GetBuffer();
            flags[extended + 8] &= unchecked((byte)~(ExifThere | XmpThere));
            if (orientation != 1)
            {
                flags[extended + 8] |= ExifThere;
                var block = Orientation.Block(orientation);
                body.Write("EXIF"u8);
                body.Write(LittleEndian((uint)block.Length));
                body.Write(block);
            }
        }

        cleaned.Write("RIFF"u8);
        cleaned.Write(LittleEndian((uint)body.Length + 4));
        cleaned.Write("WEBP"u8);
        body.WriteTo(cleaned);
        return body.Length > 0;
    }

    /// <summary>JFIF, colour profiles and Adobe's colour transform show a picture; all other application data and comments tell about it.</summary>
    private static bool Needed(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xE0 => segment[4..].StartsWith("JFIF"u8),
        0xE2 => segment[4..].StartsWith("ICC_PROFILE"u8),
        0xEE => segment[4..].StartsWith("Adobe"u8),
        >= 0xE1 and <= 0xEF or 0xFE => false,
        _ => true,
    };

    private static bool Shows(ReadOnlySpan<byte> type) => type.SequenceEqual("IHDR"u8) || type.SequenceEqual("PLTE"u8) || type.SequenceEqual("IDAT"u8) || type.SequenceEqual("IEND"u8)
        || type.SequenceEqual("tRNS"u8) || type.SequenceEqual("gAMA"u8) || type.SequenceEqual("cHRM"u8) || type.SequenceEqual("sRGB"u8) || type.SequenceEqual("iCCP"u8)
        || type.SequenceEqual("cICP"u8) || type.SequenceEqual("sBIT"u8) || type.SequenceEqual("bKGD"u8) || type.SequenceEqual("pHYs"u8);

    private static void WriteOrientation(Stream cleaned, byte orientation)
    {
        if (orientation == 1)
        {
            return;
        }

        var block = Orientation.Block(orientation);
        Span<byte> head = [0xFF, 0xE1, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(2 + Exif.Length + block.Length));
        cleaned.Write(head);
        cleaned.Write(Exif);
        cleaned.Write(block);
    }

    /// <summary>How many bytes of entropy-coded data follow: up to a marker that is neither a stuffed byte nor a restart.</summary>
    private static int ScanLength(ReadOnlySpan<byte> data)
    {
        for (var at = 0; ;)
        {
            var next = data[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= data.Length)
            {
                return data.Length;
            }

            at += next;
            if (data[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }

            at += 2;
        }
    }

    private static void WriteChunk(Stream cleaned, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)data.Length);
        cleaned.Write(number);
        cleaned.Write(type);
        cleaned.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(type, data));
        cleaned.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var part in (ReadOnlySpan<byte>)[.. type, .. data])
        {
            crc ^= part;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static byte[] LittleEndian(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        return bytes;
    }
}
