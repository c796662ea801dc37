using System.Globalization;
using System.Text.RegularExpressions;
using ChargeBot.Adapters.Blobs;
using ChargeBot.Cards;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Bot.LogFiles;

/// <summary>
/// Finds the lines of a log that matter: those around the time of a fault, or those with a word. Secrets are masked before anything is
/// searched, so that nobody can find one out by asking for it.
/// </summary>
public static partial class LogPreview
{
    /// <summary>A turn waits for this: what is not found in so much of a log, or in so long, has to be looked for in the file.</summary>
    public const long Most = 64_000_000;

    private const int Before = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Looks.</summary>
    /// <param name="shelf">Where files are kept.</param>
    /// <param name="file">The log.</param>
    /// <param name="around">The time that is looked for; lines are read as UTC where they do not say otherwise.</param>
    /// <param name="word">What is searched for; null: the time counts.</param>
    /// <param name="skip">How many lines with the word are left out, to look further.</param>
    public static async Task<LogExcerpt> Read(BlobShelf? shelf, LogFile file, DateTimeOffset around, string? word, int skip)
    {
        var packed = file.ContentType == "application/gzip";
        if (!packed && file.ContentType?.StartsWith("text/", StringComparison.Ordinal) is not true)
        {
            return new LogExcerpt([], LogExcerptEnd.NotText);
        }

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            if (shelf is null || await shelf.Read(file.Blob, 0, patience.Token) is not { } stored)
            {
                return new LogExcerpt([], LogExcerptEnd.StoreDown);
            }

            await using (stored)
            {
                var lines = LogLines.Read(stored, packed, Most, patience.Token);
                return word is null ? await Around(lines, around) : await With(lines, word, skip);
            }
        }
        catch (OperationCanceledException)
        {
            return new LogExcerpt([], LogExcerptEnd.TooLong);
        }
    }

    /// <summary>The lines before and after the first one that is not earlier; the last ones, where all are.</summary>
    private static async Task<LogExcerpt> Around(IAsyncEnumerable<string> lines, DateTimeOffset around)
    {
        var kept = new Queue<LogLine>();
        var (number, found) = (0, false);
        await foreach (var line in lines)
        {
            number++;
            if (!found && TimeOf(line, around) >= around)
            {
                found = true;
                while (kept.Count > Before)
                {
                    kept.Dequeue();
                }
            }

            if (kept.Count == LogExcerpt.Lines)
            {
                kept.Dequeue();
            }

            kept.Enqueue(new LogLine(number, line));
            if (found && kept.Count == LogExcerpt.Lines)
            {
                return Masked(LogExcerptEnd.More);
            }
        }

        return Masked(LogExcerptEnd.End);

        LogExcerpt Masked(LogExcerptEnd end) => new([.. kept.Select(line => line with { Text = LogSecrets.Mask(line.Text) })], end);
    }

    private static async Task<LogExcerpt> With(IAsyncEnumerable<string> lines, string word, int skip)
    {
        var found = new List<LogLine>();
        var number = 0;
        await foreach (var line in lines)
        {
            number++;
            var masked = LogSecrets.Mask(line);
            if (!masked.Contains(word, StringComparison.OrdinalIgnoreCase) || skip-- > 0)
            {
                continue;
            }

            if (found.Count == LogExcerpt.Lines)
            {
                return new LogExcerpt(found, LogExcerptEnd.More);
            }

            found.Add(new LogLine(number, masked));
        }

        return new LogExcerpt(found, LogExcerptEnd.End);
    }

    /// <summary>The time that a line begins with; one without a day is of the day that is looked for.</summary>
    private static DateTimeOffset? TimeOf(string line, DateTimeOffset around)
    {
        var match = Stamp().Match(line.Length > 120 ? line[..120] : line);
        return !match.Success ? null
            : match.Groups["day"].Success
                ? DateTimeOffset.TryParse(match.Value.Replace('/', '-'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null
                : TimeOnly.TryParse(match.Groups["time"].Value, CultureInfo.InvariantCulture, out var clock) ? new DateTimeOffset(DateOnly.FromDateTime(around.UtcDateTime).ToDateTime(clock), TimeSpan.Zero) : null;
    }

    [GeneratedRegex(@"(?<day>\d{4}[-/]\d{2}[-/]\d{2}[T ])?(?<time>\d{2}:\d{2}:\d{2})(?:[.,]\d{1,7})?(?:Z|[+-]\d{2}:?\d{2})?", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Stamp();
}
