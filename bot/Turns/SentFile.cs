using System.Text.Json;
using System.Text.RegularExpressions;
using ChargeBot.Adapters.Graph;
using ChargeBot.Adapters.Teams;

namespace ChargeBot.Bot.Turns;

/// <summary>How a file that came with a message is had.</summary>
public enum FileWay
{
    /// <summary>A picture that was pasted: the channel hands it to the bot's token.</summary>
    Pasted,

    /// <summary>A file in a personal chat: a short-lived address that opens it to whoever has it.</summary>
    Upload,

    /// <summary>A file or a picture of a channel or a group, which only Graph hands out: the address is the place, a space, and where it is.</summary>
    Shared,
}

/// <summary>A file that came with a message. All of it comes from outside: nothing of it is trusted.</summary>
/// <param name="Name">As the sender calls it; bounded.</param>
/// <param name="ContentType">As the sender's client calls it; bounded.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Way">How it is had.</param>
[GenerateSerializer, Immutable]
public sealed partial record SentFile([property: Id(0)] string Name, [property: Id(1)] string ContentType, [property: Id(2)] string Address, [property: Id(3)] FileWay Way)
{
    /// <summary>More in one message are not looked at.</summary>
    public const int Most = 10;

    private const int LongestName = 200;
    private const int LongestAddress = 4_000;
    private const int LongestHtml = 50_000;
    private const string DownloadInfo = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>The files of a message; cards and the HTML twin of a text are none.</summary>
    public static IReadOnlyList<SentFile> Of(Activity activity)
    {
        var attachments = activity.Attachments ?? [];
        return activity.Conversation!.IsPersonal ? [.. attachments.Select(Read).OfType<SentFile>().Take(Most)]
            : [.. Shared(attachments, activity), .. Mentioned(activity).Take(Most)];
    }

    /// <summary>The files among the attachments of somebody's message.</summary>
    /// <param name="attachments">What came with the message.</param>
    /// <param name="where">Something that was done in its conversation.</param>
    public static IReadOnlyList<SentFile> Shared(IEnumerable<Attachment> attachments, Activity where)
    {
        var place = PlaceOf(where);
        return [.. attachments.Select(one => Read(one) is { Way: not FileWay.Shared } file ? SharedFiles.IsPicture(file.Address) ? In(place, file.Name, file.ContentType, file.Address) : file
            : one is { ContentUrl: { Length: > 0 and <= LongestAddress } address, ContentType: not (null or Attachment.AdaptiveCard or "text/html") }
                ? In(place, Bound(one.Name ?? "", LongestName), Bound(one.ContentType, 100), address) : null).OfType<SentFile>().Take(Most)];
    }

    /// <summary>Files that a message in a channel only names: Teams leaves them out of what it sends to bots.</summary>
    private static IEnumerable<SentFile> Mentioned(Activity activity)
    {
        var html = activity.Attachments?.FirstOrDefault(one => one.ContentType == "text/html")?.Content?.ToElement() is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        var thread = activity.Conversation!.Id is { } id && id.IndexOf(";messageid=", StringComparison.Ordinal) is > 0 and var at ? id[(at + ";messageid=".Length)..] : activity.Id;
        var message = thread == activity.Id ? $"messages/{Uri.EscapeDataString(activity.Id!)}" : $"messages/{Uri.EscapeDataString(thread!)}/replies/{Uri.EscapeDataString(activity.Id!)}";
        return FileTag().Matches(html.Length > LongestHtml ? html[..LongestHtml] : html).Select(tag => In(PlaceOf(activity), "", "reference", $"{message}#{tag.Groups["id"].Value}"));
    }

    /// <summary>A conversation as Graph addresses it; a team by its thread's id where the message does not say its group's.</summary>
    private static string PlaceOf(Activity activity)
    {
        var id = activity.Conversation!.Id ?? "";
        return activity.ChannelData is { Channel.Id: { Length: > 0 } channel, Team: { } team }
            ? $"teams/{Uri.EscapeDataString(team.AadGroupId ?? team.Id ?? "")}/channels/{Uri.EscapeDataString(channel)}"
            : $"chats/{Uri.EscapeDataString(id)}";
    }

    private static SentFile In(string place, string name, string type, string address) => new(name, type, $"{place} {address}", FileWay.Shared);

    private static SentFile? Read(Attachment attachment)
    {
        var type = attachment.ContentType ?? "";
        var (address, way) = type == DownloadInfo ? (DownloadAddress(attachment), FileWay.Upload)
            : type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ? (attachment.ContentUrl, FileWay.Pasted)
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

    [GeneratedRegex("<attachment id=\"(?<id>[0-9A-Za-z-]{1,64})\"", RegexOptions.CultureInvariant, 500)]
    private static partial Regex FileTag();
}
