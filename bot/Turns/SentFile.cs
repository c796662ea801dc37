using System.Text.Json;
using ChargeBot.Adapters.Teams;

namespace ChargeBot.Bot.Turns;

/// <summary>How a file that came with a message is had.</summary>
public enum FileWay
{
    /// <summary>A picture that was pasted: the channel hands it to the bot's token.</summary>
    Pasted,

    /// <summary>A file in a personal chat: a short-lived address that opens it to whoever has it.</summary>
    Upload,

    /// <summary>A file in a channel or a group: it lies in SharePoint, and only Graph hands it out.</summary>
    Shared,
}

/// <summary>A file that came with a message. All of it comes from outside: nothing of it is trusted.</summary>
/// <param name="Name">As the sender calls it; bounded.</param>
/// <param name="ContentType">As the sender's client calls it; bounded.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Way">How it is had.</param>
[GenerateSerializer, Immutable]
public sealed record SentFile([property: Id(0)] string Name, [property: Id(1)] string ContentType, [property: Id(2)] string Address, [property: Id(3)] FileWay Way)
{
    /// <summary>More in one message are not looked at.</summary>
    public const int Most = 10;

    private const int LongestName = 200;
    private const int LongestAddress = 4_000;
    private const string DownloadInfo = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>The files of a message; cards and the HTML twin of a text are none.</summary>
    public static IReadOnlyList<SentFile> Of(Activity activity) =>
        Of(activity.Attachments ?? [], activity.Conversation!.IsPersonal);

    /// <summary>The files among attachments.</summary>
    /// <param name="attachments">What came with a message.</param>
    /// <param name="personal">It stands in a chat with the bot.</param>
    public static IReadOnlyList<SentFile> Of(IEnumerable<Attachment> attachments, bool personal) => [.. attachments.Select(one => Read(one, personal)).OfType<SentFile>().Take(Most)];

    private static SentFile? Read(Attachment attachment, bool personal)
    {
        var type = attachment.ContentType ?? "";
        var (address, way) = type == DownloadInfo ? (DownloadAddress(attachment), FileWay.Upload)
            : type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ? (attachment.ContentUrl, FileWay.Pasted)
            : !personal && attachment.ContentUrl is not null && type is not (Attachment.AdaptiveCard or "text/html") ? (attachment.ContentUrl, FileWay.Shared)
            : (null, FileWay.Upload);
        return address is { Length: > 0 and <= LongestAddress } ? new SentFile(Bound(attachment.Name ?? "", LongestName), Bound(type, 100), address, way) : null;
    }

    private static string? DownloadAddress(Attachment attachment)
    {
        if (attachment.Content?.ToElement() is not { ValueKind: JsonValueKind.Object } content)
        {
            return null;
        }

        return content.TryGetProperty("downloadUrl", out var url) && url.ValueKind is JsonValueKind.String ? url.GetString() : null;
    }

    private static string Bound(string text, int most) => text.Length > most ? text[..most] : text;
}
