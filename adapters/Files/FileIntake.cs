using System.Security.Cryptography;
using System.Text;

namespace ChargeBot.Adapters.Files;

/// <summary>A file as it is kept, or why it is not.</summary>
/// <param name="Problem">Why it is not kept.</param>
public sealed record TakenFile(FileProblem Problem)
{
    /// <summary>What it is.</summary>
    public FileKind Kind { get; init; }

    /// <summary>Its content type, by its content.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Its name, cleaned, with the ending that fits its content.</summary>
    public string Name { get; init; } = "";

    /// <summary>Bytes that are kept.</summary>
    public long Size { get; init; }

    /// <summary>SHA-256 of them, upper-case hex.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>A small picture (JPEG); null: none could be made.</summary>
    public byte[]? Thumbnail { get; init; }
}

/// <summary>
/// Takes in what people send: looks what it is by its content, refuses what may not be kept, leaves out position and device, and makes a
/// small picture. Nothing is decoded before its kind and its bounds are known.
/// </summary>
public sealed class FileIntake(FileRules rules) : IDisposable
{
    private const int LongestName = 80;
    private const int MostDescription = 32 * 1024 * 1024;

    /// <summary>Photos are held in memory while they are worked on: so many at once.</summary>
    private readonly SemaphoreSlim slots = new(2);

    /// <summary>Takes it in.</summary>
    /// <param name="file">The bytes as they came; seekable, at its beginning.</param>
    /// <param name="claimedName">The name that it came with.</param>
    /// <param name="cleaned">What is to be kept is written here; nothing where it is refused.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<TakenFile> Take(Stream file, string claimedName, Stream cleaned, CancellationToken stop)
    {
        if (file.Length == 0)
        {
            return new TakenFile(FileProblem.Empty);
        }

        var head = new byte[(int)Math.Min(FileSignature.Head, file.Length)];
        await file.ReadExactlyAsync(head, stop);
        file.Position = 0;
        var (kind, contentType) = FileSignature.Of(head);
        if (contentType is null)
        {
            return new TakenFile(Claims(claimedName) ? FileProblem.NotWhatItClaims : FileProblem.KindNotAllowed);
        }

        if (!rules.Kinds.Contains(kind))
        {
            return new TakenFile(FileProblem.KindNotAllowed);
        }

        if (file.Length > rules.MostOf(kind))
        {
            return new TakenFile(FileProblem.TooLarge);
        }

        await slots.WaitAsync(stop);
        try
        {
            var start = cleaned.Position;
            var (problem, thumbnail) = await Clean(kind, file, cleaned, stop);
            if (problem is not FileProblem.None)
            {
                cleaned.SetLength(start);
                return new TakenFile(problem);
            }

            cleaned.Position = start;
            var hash = Convert.ToHexString(await SHA256.HashDataAsync(cleaned, stop));
            return new TakenFile(FileProblem.None)
            {
                Kind = kind,
                ContentType = contentType,
                Name = NameOf(claimedName, FileSignature.Ending(contentType)),
                Size = cleaned.Length - start,
                Sha256 = hash,
                Thumbnail = thumbnail,
            };
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>A name as it may be shown, with the ending that it came with.</summary>
    public static string NameOf(string claimed) => NameOf(claimed, Path.GetExtension(claimed) is { Length: > 0 and < 8 } ending ? ending : "");

    /// <summary>A name without path, control characters and what turns text, bounded; its ending is the one that fits the content.</summary>
    public static string NameOf(string claimed, string ending)
    {
        var last = claimed[(claimed.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (clean.Length < LongestName && (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.' or ' ' or '(' or ')'))
            {
                clean.Append(rune.ToString());
            }
        }

        var name = clean.ToString().Trim(' ', '.');
        var stem = Path.GetFileNameWithoutExtension(name) is { Length: > 0 } given ? given : "file";
        return stem + ending;
    }

    /// <inheritdoc/>
    public void Dispose() => slots.Dispose();

    private async Task<(FileProblem Problem, byte[]? Thumbnail)> Clean(FileKind kind, Stream file, Stream cleaned, CancellationToken stop)
    {
        switch (kind)
        {
            case FileKind.Video:
                return (await BoxCleaner.Film(file, cleaned, MostDescription, stop) ? FileProblem.None : FileProblem.Broken, null);
            case FileKind.Text or FileKind.Archive:
                await file.CopyToAsync(cleaned, stop);
                return (FileProblem.None, null);
        }

        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, stop);
        switch (kind)
        {
            case FileKind.Pdf:
                var problem = PdfInspection.Inspect(bytes);
                cleaned.Write(bytes);
                return (problem, null);
            case FileKind.Heic:
                var whole = BoxCleaner.Heif(bytes);
                cleaned.Write(bytes);
                return (whole ? FileProblem.None : FileProblem.Broken, null);
            default:
                return Picture(kind, bytes, cleaned);
        }
    }

    private (FileProblem Problem, byte[]? Thumbnail) Picture(FileKind kind, byte[] bytes, Stream cleaned)
    {
        if (Thumbnails.Size(bytes) is not { } size || size.Width <= 0 || size.Height <= 0)
        {
            return (FileProblem.Broken, null);
        }

        if ((long)size.Width * size.Height > rules.Pixels)
        {
            return (FileProblem.TooManyPixels, null);
        }

        var whole = kind switch
        {
            FileKind.Jpeg => PictureCleaner.Jpeg(bytes, cleaned),
            FileKind.Png => PictureCleaner.Png(bytes, cleaned),
            _ => PictureCleaner.WebP(bytes, cleaned),
        };
        return whole ? (FileProblem.None, Thumbnails.Make(bytes)) : (FileProblem.Broken, null);
    }

    /// <summary>Whether a name says that it is something that would be kept.</summary>
    private static bool Claims(string name) => Path.GetExtension(name).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png" or ".webp" or ".heic" or ".heif" or ".pdf" or ".mp4" or ".mov" or ".txt" or ".log" or ".csv";
}
