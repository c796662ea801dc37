using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Graph;

/// <summary>A file of a channel or a group, or why it cannot be had.</summary>
public sealed record SharedFile
{
    /// <summary>Where it is downloaded without a token; the address lasts minutes only.</summary>
    public string? Download { get; init; }

    /// <summary>The file itself, where Graph hands it out in its answer.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Its name, where Graph says it.</summary>
    public string? Name { get; init; }

    /// <summary>Why it cannot be had, as a word of ours; null while that may pass.</summary>
    public string? Problem { get; init; }
}

/// <summary>
/// Finds what people share in channels and groups: the files of a message, and the pictures that stand in one. The bot may read more than
/// whoever shares: so a picture has to stand in the conversation that it came from, and a file has to lie in that channel's own folder or with
/// the person themselves.
/// </summary>
public sealed class SharedFiles
{
    private readonly GraphClient graph;
    private readonly GraphSettings settings;
    private readonly ILogger<SharedFiles> log;

    internal SharedFiles(GraphClient graph, GraphSettings settings, ILogger<SharedFiles> log) => (this.graph, this.settings, this.log) = (graph, settings, log);

    /// <summary>Looks for one.</summary>
    /// <param name="place">The conversation, as Graph addresses it: <c>teams/{group}/channels/{channel}</c> or <c>chats/{chat}</c>, escaped.</param>
    /// <param name="address">
    /// The file's address; that of a picture in a message (<c>…/hostedContents/…</c>); or <c>messages/{id}#{attachment}</c> behind the place.
    /// </param>
    /// <param name="person">Who shares it: the Entra object id.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<SharedFile> Find(string place, string address, string person, CancellationToken stop)
    {
        if (address.StartsWith("messages/", StringComparison.Ordinal) && address.Split('#') is [var message, var attachment])
        {
            var answer = await graph.Send(HttpMethod.Get, $"{place}/{message}?$select=id,attachments", null, GraphJson.Default.GraphMessage, stop);
            return !answer.IsOk ? Refused("message", answer.Status, answer.Code)
                : answer.Value?.Attachments?.FirstOrDefault(one => one.Id == attachment && one.ContentType == "reference") is { ContentUrl: { } found } file
                    ? await Lying(place, found, person, file.Name, stop) : new SharedFile { Problem = "Gone" };
        }

        return IsPicture(address) ? await Standing(place, address, stop) : await Lying(place, address, person, null, stop);
    }

    /// <summary>Whether an address is that of a picture in a message.</summary>
    public static bool IsPicture(string address) => address.Contains("/hostedContents/", StringComparison.Ordinal);

    /// <summary>A picture that stands in a message of the place, and in no other.</summary>
    private async Task<SharedFile> Standing(string place, string address, CancellationToken stop)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || target.Authority != settings.Address.Authority || target.Query.Length > 0)
        {
            return new SharedFile { Problem = "ForeignHost" };
        }

        // The version before it is the client's choice: v1.0 or beta.
        var parts = target.AbsolutePath.Trim('/').Split('/').Skip(1).Select(Uri.UnescapeDataString).ToArray();
        var where = place.Split('/').Select(Uri.UnescapeDataString).ToArray();
        var message = parts.Length > where.Length ? parts[where.Length..] : [];
        if (!parts.Take(where.Length).SequenceEqual(where, StringComparer.OrdinalIgnoreCase)
            || message is not (["messages", _, "hostedContents", _, "$value"] or ["messages", _, "replies", _, "hostedContents", _, "$value"]))
        {
            return new SharedFile { Problem = "NotTheirs" };
        }

        var rest = string.Join('/', message[..^1].Select(Uri.EscapeDataString));
        var (status, code, body) = await graph.Send(HttpMethod.Get, $"{place}/{rest}/$value", null, stop);
        return status == 200 && body is not null ? new SharedFile { Bytes = body } : Refused("picture", status, code);
    }

    /// <summary>A file that lies in the place's own folder, or in the person's own drive.</summary>
    private async Task<SharedFile> Lying(string place, string address, string person, string? name, CancellationToken stop)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || target.Scheme != Uri.UriSchemeHttps || target.UserInfo.Length > 0)
        {
            return new SharedFile { Problem = "ForeignHost" };
        }

        var share = "u!" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(address));
        var item = await graph.Send(HttpMethod.Get, $"shares/{share}/driveItem?$select=id,name,parentReference,@microsoft.graph.downloadUrl", null, GraphJson.Default.GraphDriveItem, stop);
        if (item.Value is not { Parent.DriveId: { } drive, Download: { } download } found)
        {
            return item.IsOk ? new SharedFile { Problem = "Gone" } : Refused("file", item.Status, item.Code);
        }

        if (place.StartsWith("teams/", StringComparison.Ordinal)
            && (await graph.Send(HttpMethod.Get, $"{place}/filesFolder?$select=id,parentReference", null, GraphJson.Default.GraphDriveItem, stop)).Value?.Parent?.DriveId == drive)
        {
            return Here();
        }

        var own = await graph.Send(HttpMethod.Get, $"users/{Uri.EscapeDataString(person)}/drive?$select=id", null, GraphJson.Default.GraphDrive, stop);
        return own.Value?.Id == drive ? Here() : own.Status == 0 ? new SharedFile() : new SharedFile { Problem = "NotTheirs", Name = name };

        SharedFile Here() => new() { Download = download, Name = name ?? found.Name };
    }

    private SharedFile Refused(string what, int status, string? code)
    {
        if (status is 401 or 403)
        {
            log.LogWarning("A shared {What} is not handed out ({Status} {Code}). Are the permissions for Graph:Files consented to? See README, Graph.", what, status, code);
            return new SharedFile { Problem = "NeedsGraph" };
        }

        log.LogInformation("A shared {What} cannot be had now ({Status} {Code}).", what, status, code);
        return new SharedFile { Problem = status == 410 ? "Gone" : null };
    }
}
