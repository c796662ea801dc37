using System.IO.Compression;
using System.Text;

namespace ChargeBot.Adapters.Files;

/// <summary>
/// Looks whether a PDF runs or carries anything (ISO 32000-2): scripts, programs to launch, files within it, rich media. Objects may be
/// packed, so packed ones are looked into, within bounds; what cannot be looked into is not kept.
/// </summary>
internal static class PdfInspection
{
    private const int MostStreams = 2_000;
    private const int MostUnpacked = 16 * 1024 * 1024;

    private static readonly string[] Active = ["/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/XFA", "/SubmitForm", "/ImportData"];

    /// <summary>Why it is not kept.</summary>
    public static FileProblem Inspect(ReadOnlySpan<byte> file)
    {
        var text = Encoding.Latin1.GetString(file);
        var names = Names(text);
        if (names.Contains("/Encrypt"))
        {
            return FileProblem.Encrypted;
        }

        if (names.Overlaps(Active))
        {
            return FileProblem.ActiveContent;
        }

        return !text.Contains("%%EOF", StringComparison.Ordinal) ? FileProblem.Broken : Packed(file, text);
    }

    private static FileProblem Packed(ReadOnlySpan<byte> file, string text)
    {
        var left = MostUnpacked;
        var count = 0;
        for (var at = text.IndexOf("/ObjStm", StringComparison.Ordinal); at >= 0; at = text.IndexOf("/ObjStm", at + 7, StringComparison.Ordinal))
        {
            var begin = text.IndexOf("stream", at, StringComparison.Ordinal);
            var end = begin < 0 ? -1 : text.IndexOf("endstream", begin, StringComparison.Ordinal);
            if (end < 0 || ++count > MostStreams)
            {
                return FileProblem.Broken;
            }

            var dictionary = text[Math.Max(0, text.LastIndexOf("obj", at, StringComparison.Ordinal))..begin];
            var body = file[(begin + 6)..end];
            body = body.StartsWith("\r\n"u8) ? body[2..] : body.StartsWith("\n"u8) ? body[1..] : body;
            if (!dictionary.Contains("/Filter", StringComparison.Ordinal))
            {
                continue;
            }

            if (!dictionary.Contains("/FlateDecode", StringComparison.Ordinal) || Unpack(body, ref left) is not { } unpacked)
            {
                return FileProblem.Encrypted;
            }

            if (Names(unpacked).Overlaps(Active))
            {
                return FileProblem.ActiveContent;
            }
        }

        return FileProblem.None;
    }

    private static string? Unpack(ReadOnlySpan<byte> packed, ref int left)
    {
        try
        {
            using var inflater = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            var unpacked = new byte[Math.Min(left, 4 * 1024 * 1024) + 1];
            var length = inflater.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
            left -= length;
            return length == unpacked.Length || left <= 0 ? null : Encoding.Latin1.GetString(unpacked, 0, length);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>All names in it, with <c>#xx</c> read as what it stands for (7.3.5).</summary>
    private static HashSet<string> Names(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = text.IndexOf('/', StringComparison.Ordinal); at >= 0; at = text.IndexOf('/', at + 1))
        {
            var name = new StringBuilder("/");
            for (var i = at + 1; i < text.Length && name.Length < 32; i++)
            {
                if (text[i] == '#' && i + 2 < text.Length && Uri.IsHexDigit(text[i + 1]) && Uri.IsHexDigit(text[i + 2]))
                {
                    name.Append((char)Convert.ToInt32(text.Substring(i + 1, 2), 16));
                    i += 2;
                }
                else if (char.IsAsciiLetterOrDigit(text[i]))
                {
                    name.Append(text[i]);
                }
                else
                {
                    break;
                }
            }

            names.Add(name.ToString());
        }

        return names;
    }
}
