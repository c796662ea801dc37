using Microsoft.Extensions.Configuration;

namespace ChargeBot.Adapters.Files;

/// <summary>What a file is, by its content.</summary>
public enum FileKind
{
    /// <summary>A JPEG picture.</summary>
    Jpeg,

    /// <summary>A PNG picture.</summary>
    Png,

    /// <summary>A WebP picture.</summary>
    WebP,

    /// <summary>A HEIF picture, as phones take them.</summary>
    Heic,

    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>A film (MP4, QuickTime).</summary>
    Video,

    /// <summary>Text, logs among them.</summary>
    Text,

    /// <summary>Something packed (gzip, ZIP), as chargers pack their logs.</summary>
    Archive,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Why a file is not kept.</summary>
public enum FileProblem
{
    /// <summary>It is.</summary>
    None,

    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>It has too many.</summary>
    TooLarge,

    /// <summary>This kind is not on the list.</summary>
    KindNotAllowed,

    /// <summary>It is something else than its name says, such as a program.</summary>
    NotWhatItClaims,

    /// <summary>A picture with more pixels than are looked at.</summary>
    TooManyPixels,

    /// <summary>It ends too early, or what it says of itself is not so.</summary>
    Broken,

    /// <summary>A PDF that runs or carries something.</summary>
    ActiveContent,

    /// <summary>A PDF that cannot be looked into.</summary>
    Encrypted,
}

/// <summary>
/// Which files are kept, section <c>Files</c>: <c>Kinds</c> (names of <see cref="FileKind"/> with commas), <c>PhotoMegabytes</c>, <c>PdfMegabytes</c>,
/// <c>VideoMegabytes</c>, <c>TextMegabytes</c>, <c>Megapixels</c>.
/// </summary>
public sealed record FileRules
{
    private const long Megabyte = 1_000_000;

    /// <summary>The kinds that are kept.</summary>
    public IReadOnlySet<FileKind> Kinds { get; init; } = new HashSet<FileKind>
    {
        FileKind.Jpeg, FileKind.Png, FileKind.WebP, FileKind.Heic, FileKind.Pdf, FileKind.Video, FileKind.Text, FileKind.Archive,
    };

    /// <summary>Largest photo, bytes.</summary>
    public long Photo { get; init; } = 25 * Megabyte;

    /// <summary>Largest PDF, bytes.</summary>
    public long Pdf { get; init; } = 25 * Megabyte;

    /// <summary>Largest film, bytes.</summary>
    public long Video { get; init; } = 200 * Megabyte;

    /// <summary>Largest text or log, bytes.</summary>
    public long Text { get; init; } = 50 * Megabyte;

    /// <summary>Most pixels of a picture.</summary>
    public long Pixels { get; init; } = 60_000_000;

    /// <summary>The most that any file may have, bytes.</summary>
    public long Most => new[] { Photo, Pdf, Video, Text }.Max();

    /// <summary>The most that a file of a kind may have, bytes.</summary>
    public long MostOf(FileKind kind) => kind switch
    {
        FileKind.Jpeg or FileKind.Png or FileKind.WebP or FileKind.Heic => Photo,
        FileKind.Pdf => Pdf,
        FileKind.Video => Video,
        _ => Text,
    };

    /// <summary>Reads the section.</summary>
    public static FileRules From(IConfiguration configuration) => Read(configuration, []);

    /// <summary>What is wrong in it, each named.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration)
    {
        var problems = new List<string>();
        Read(configuration, problems);
        return problems;
    }

    private static FileRules Read(IConfiguration configuration, List<string> problems)
    {
        var section = configuration.GetSection("Files");
        var usual = new FileRules();
        var kinds = usual.Kinds;
        if (section["Kinds"] is { Length: > 0 } listed)
        {
            var named = listed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            problems.AddRange(named.Where(name => !Enum.TryParse<FileKind>(name, ignoreCase: true, out _)).Select(name => $"Files:Kinds: there is no kind '{name}'; there are {string.Join(", ", Enum.GetNames<FileKind>())}."));
            kinds = named.Select(name => Enum.TryParse<FileKind>(name, ignoreCase: true, out var kind) ? kind : FileKind.Other).ToHashSet();
        }

        return new FileRules
        {
            Kinds = kinds,
            Photo = Number("PhotoMegabytes", usual.Photo, Megabyte),
            Pdf = Number("PdfMegabytes", usual.Pdf, Megabyte),
            Video = Number("VideoMegabytes", usual.Video, Megabyte),
            Text = Number("TextMegabytes", usual.Text, Megabyte),
            Pixels = Number("Megapixels", usual.Pixels, Megabyte),
        };

        long Number(string name, long otherwise, long unit)
        {
            if (section[name] is not { Length: > 0 } typed)
            {
                return otherwise;
            }

            if (int.TryParse(typed, out var number) && number is > 0 and <= 10_000)
            {
                return number * unit;
            }

            problems.Add($"Files:{name} is no number from 1 to 10000.");
            return otherwise;
        }
    }
}
