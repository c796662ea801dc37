using System.Buffers.Binary;
using System.Text;

namespace ChargeBot.Adapters.Files;

/// <summary>What a file is by its first bytes. Its name and what its sender calls it say nothing.</summary>
public static class FileSignature
{
    /// <summary>So many of the first bytes are looked at.</summary>
    public const int Head = 64 * 1024;

    private static readonly string[] Runs = ["<!doctype html", "<html", "<script", "<svg", "<?xml-stylesheet", "<body", "<iframe"];
    private static readonly string[] Heif = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif"];

    /// <summary>The kind and its content type; <see cref="FileKind.Other"/> with null for what is none of ours, programs among them.</summary>
    public static (FileKind Kind, string? ContentType) Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return (FileKind.Jpeg, "image/jpeg");
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return (FileKind.Png, "image/png");
        }

        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8))
        {
            return (FileKind.WebP, "image/webp");
        }

        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
        {
            return IsHeif(head) ? (FileKind.Heic, "image/heic") : (FileKind.Video, head[8..11].SequenceEqual("qt "u8) ? "video/quicktime" : "video/mp4");
        }

        if (head.StartsWith("%PDF-"u8))
        {
            return (FileKind.Pdf, "application/pdf");
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return (FileKind.Archive, "application/gzip");
        }

        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return (FileKind.Archive, "application/zip");
        }

        return IsText(head) ? (FileKind.Text, "text/plain; charset=utf-8") : (FileKind.Other, null);
    }

    /// <summary>The ending that a file of a content type has, with its dot.</summary>
    public static string Ending(string contentType) => contentType.Split(';')[0] switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/webp" => ".webp",
        "image/heic" => ".heic",
        "video/mp4" => ".mp4",
        "video/quicktime" => ".mov",
        "application/pdf" => ".pdf",
        "application/gzip" => ".gz",
        "application/zip" => ".zip",
        "text/plain" => ".txt",
        _ => ".bin",
    };

    private static bool IsHeif(ReadOnlySpan<byte> head)
    {
        var length = (int)Math.Min(Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), 256), head.Length);
        for (var at = 8; at + 4 <= length; at += 4)
        {
            // Between the major brand and the compatible ones stands a version.
            if (at != 12 && Array.IndexOf(Heif, Encoding.ASCII.GetString(head.Slice(at, 4))) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Text without what steers a terminal, and none that a browser or a shell would run: HTML, SVG, XML with a stylesheet are refused
    /// as text, and so are scripts.
    /// </summary>
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.Length == 0 || head.StartsWith("#!"u8) || head.StartsWith("MZ"u8))
        {
            return false;
        }

        foreach (var one in head)
        {
            if (one < 0x20 && one is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0C or 0x1B))
            {
                return false;
            }
        }

        var start = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 1_024)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return !Array.Exists(Runs, tag => start.Contains(tag, StringComparison.OrdinalIgnoreCase));
    }
}
