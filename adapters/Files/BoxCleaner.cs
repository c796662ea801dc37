using System.Buffers.Binary;

namespace ChargeBot.Adapters.Files;

/// <summary>
/// Takes position and device out of files that are boxes (ISO 14496-12): films and HEIF pictures. What tells it is overwritten in its
/// place, so that nothing moves and no offset in the file has to be found and changed. False: the boxes do not fit into each other.
/// </summary>
internal static class BoxCleaner
{
    private const int Deepest = 8;

    /// <summary>Boxes of metadata alone: user data, QuickTime's keys, XMP and vendors' own.</summary>
    private static bool Tells(ReadOnlySpan<byte> type) => type.SequenceEqual("udta"u8) || type.SequenceEqual("meta"u8) || type.SequenceEqual("uuid"u8);

    private static bool Holds(ReadOnlySpan<byte> type) => type.SequenceEqual("moov"u8) || type.SequenceEqual("trak"u8) || type.SequenceEqual("mdia"u8);

    /// <summary>A film: copies it box by box; only the description of its tracks is held in memory.</summary>
    /// <param name="file">Seekable.</param>
    /// <param name="cleaned">What is kept.</param>
    /// <param name="mostInMemory">A longer description than this is no film's, bytes.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<bool> Film(Stream file, Stream cleaned, int mostInMemory, CancellationToken stop)
    {
        var head = new byte[16];
        while (file.Position < file.Length)
        {
            var start = file.Position;
            if (await file.ReadAtLeastAsync(head.AsMemory(0, 8), 8, throwOnEndOfStream: false, stop) < 8)
            {
                return false;
            }

            long length = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (length == 1)
            {
                if (await file.ReadAtLeastAsync(head.AsMemory(8, 8), 8, throwOnEndOfStream: false, stop) < 8)
                {
                    return false;
                }

                length = BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8));
            }

            length = length == 0 ? file.Length - start : length;
            if (length < 8 || start + length > file.Length)
            {
                return false;
            }

            file.Position = start;
            var type = head[4..8];
            if (Holds(type) || Tells(type))
            {
                if (length > mostInMemory)
                {
                    return false;
                }

                var box = new byte[length];
                await file.ReadExactlyAsync(box, stop);
                if (!Blank(box, 0))
                {
                    return false;
                }

                await cleaned.WriteAsync(box, stop);
            }
            else
            {
                await Copy(file, cleaned, length, stop);
            }
        }

        return true;
    }

    /// <summary>A HEIF picture: its Exif and XMP items are overwritten. How it is turned stands in its own boxes and stays.</summary>
    public static bool Heif(Span<byte> file)
    {
        foreach (var (type, body) in Boxes(file))
        {
            if (type == "meta" && body.Length() > 4)
            {
                return Items(file, file[body][4..]);
            }
        }

        return false;
    }

    private static bool Blank(Span<byte> boxes, int depth)
    {
        for (var at = 0; at < boxes.Length;)
        {
            if (at + 8 > boxes.Length || depth > Deepest)
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(boxes[at..]);
            if (length < 8 || at + (long)length > boxes.Length)
            {
                return false;
            }

            var box = boxes.Slice(at, (int)length);
            var type = box.Slice(4, 4);
            if (Tells(type))
            {
                "free"u8.CopyTo(type);
                box[8..].Clear();
            }
            else if (Holds(type) && !Blank(box[8..], depth + 1))
            {
                return false;
            }

            at += (int)length;
        }

        return true;
    }

    private static bool Items(Span<byte> file, Span<byte> meta)
    {
        var telling = new HashSet<uint>();
        var parts = Boxes(meta);
        foreach (var (type, body) in parts)
        {
            if (type == "iinf" && !ReadKinds(meta[body], telling))
            {
                return false;
            }
        }

        foreach (var (type, body) in parts)
        {
            if (type == "iloc" && !Overwrite(file, meta[body], telling))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Item information (8.11.6): the items that are Exif or, as XMP, of a MIME type.</summary>
    private static bool ReadKinds(ReadOnlySpan<byte> iinf, HashSet<uint> telling)
    {
        if (iinf.Length < 6)
        {
            return false;
        }

        foreach (var (type, body) in Boxes(iinf[(iinf[0] == 0 ? 6 : 8)..]))
        {
            var entry = iinf[(iinf[0] == 0 ? 6 : 8)..][body];
            if (type != "infe")
            {
                continue;
            }

            // An item that cannot be read might be one that tells.
            var wide = entry.Length > 0 && entry[0] >= 3;
            if (entry.Length < (wide ? 14 : 12) || entry[0] < 2)
            {
                return false;
            }

            var kind = entry.Slice(wide ? 10 : 8, 4);
            if (kind.SequenceEqual("Exif"u8) || kind.SequenceEqual("mime"u8))
            {
                telling.Add(wide ? BinaryPrimitives.ReadUInt32BigEndian(entry[4..]) : BinaryPrimitives.ReadUInt16BigEndian(entry[4..]));
            }
        }

        return true;
    }

    /// <summary>Item locations (8.11.3): where the bytes of those items are, which are overwritten there.</summary>
    private static bool Overwrite(Span<byte> file, ReadOnlySpan<byte> iloc, HashSet<uint> telling)
    {
        var at = 4;
        if (iloc.Length < 8 || iloc[0] > 2)
        {
            return false;
        }

        var version = iloc[0];
        var (offsetSize, lengthSize, baseSize, indexSize) = (iloc[4] >> 4, iloc[4] & 15, iloc[5] >> 4, version > 0 ? iloc[5] & 15 : 0);
        at = 6;
        if (!Number(iloc, ref at, version == 2 ? 4 : 2, out var items))
        {
            return false;
        }

        for (var item = 0UL; item < items; item++)
        {
            ulong method = 0;
            if (!Number(iloc, ref at, version == 2 ? 4 : 2, out var id) || (version > 0 && !Number(iloc, ref at, 2, out method))
                || !Number(iloc, ref at, 2, out _) || !Number(iloc, ref at, baseSize, out var start) || !Number(iloc, ref at, 2, out var extents))
            {
                return false;
            }

            for (var extent = 0UL; extent < extents; extent++)
            {
                if (!Number(iloc, ref at, indexSize, out _) || !Number(iloc, ref at, offsetSize, out var offset) || !Number(iloc, ref at, lengthSize, out var length))
                {
                    return false;
                }

                if (!telling.Contains((uint)id))
                {
                    continue;
                }

                // Kept elsewhere than in the file itself: it could not be found and would stay.
                if ((method & 15) != 0 || start + offset + length > (ulong)file.Length || start + offset + length < start)
                {
                    return false;
                }

                file.Slice((int)(start + offset), (int)length).Clear();
            }
        }

        return true;
    }

    private static bool Number(ReadOnlySpan<byte> from, ref int at, int size, out ulong number)
    {
        number = 0;
        if (size > 8 || at + size > from.Length)
        {
            return false;
        }

        for (var i = 0; i < size; i++)
        {
            number = (number << 8) | from[at++];
        }

        return true;
    }

    private static List<(string Type, Range Body)> Boxes(ReadOnlySpan<byte> boxes)
    {
        var found = new List<(string, Range)>();
        for (var at = 0L; at + 8 <= boxes.Length;)
        {
            var head = boxes[(int)at..];
            long length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var header = 8;
            if (length == 1 && head.Length >= 16)
            {
                (length, header) = (BinaryPrimitives.ReadInt64BigEndian(head[8..]), 16);
            }

            length = length == 0 ? boxes.Length - at : length;
            if (length < header || at + length > boxes.Length)
            {
                break;
            }

            found.Add((System.Text.Encoding.Latin1.GetString(head.Slice(4, 4)), new Range((int)at + header, (int)(at + length))));
            at += length;
        }

        return found;
    }

    private static int Length(this Range range) => range.End.Value - range.Start.Value;

    private static async Task Copy(Stream from, Stream to, long length, CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        while (length > 0)
        {
            var read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length)), stop);
            if (read == 0)
            {
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), stop);
            length -= read;
        }
    }
}
