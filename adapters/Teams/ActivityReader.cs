using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace ChargeBot.Adapters.Teams;

/// <summary>What became of a request's body: an activity, or the HTTP status that it is refused with.</summary>
/// <param name="Status">200, 400 (malformed) or 413 (too large).</param>
/// <param name="Activity">The activity, when the status is 200.</param>
public readonly record struct ActivityRead(int Status, Activity? Activity);

/// <summary>Reads an activity from untrusted bytes, within bounds.</summary>
public static class ActivityReader
{
    /// <summary>The largest body that is read, in bytes; Teams' own messages end at about 100 KB.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Reads the whole body, or null as soon as it is larger than <see cref="MaxBytes"/>.</summary>
    public static async ValueTask<byte[]?> ReadBody(HttpRequest request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.ContentLength > MaxBytes)
            return null;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(stop);
            if (read.Buffer.Length > MaxBytes)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>
    /// Parses a body. It is malformed unless it is one JSON object in UTF-8, nested 64 deep at most, with a type, a
    /// channel, a service URL and a conversation. Halves of surrogate pairs are replaced in the buffer itself.
    /// </summary>
    public static ActivityRead Parse(Span<byte> body)
    {
        if (body.Length > MaxBytes)
            return new(StatusCodes.Status413PayloadTooLarge, null);
        if (!Utf8.IsValid(body))
            return new(StatusCodes.Status400BadRequest, null);
        ReplaceLoneSurrogates(body);
        try
        {
            var activity = JsonSerializer.Deserialize(body, TeamsJson.Default.Activity);
            return activity is { Type.Length: > 0, ChannelId.Length: > 0, ServiceUrl.Length: > 0, Conversation.Id.Length: > 0 }
                ? new(StatusCodes.Status200OK, activity)
                : new(StatusCodes.Status400BadRequest, null);
        }
        catch (JsonException)
        {
            return new(StatusCodes.Status400BadRequest, null);
        }
    }

    // A client that cuts a text in the middle of an emoji sends half of a pair ("\ud83d"). Reading such a string throws,
    // and for raw elements only later, in a dialog. U+FFFD written as an escape has the same length, so it is put in place.
    private static void ReplaceLoneSurrogates(Span<byte> json)
    {
        for (var at = 0; ;)
        {
            var next = json[at..].IndexOf((byte)'\\');
            if (next < 0 || at + next + 1 >= json.Length)
                return;
            at += next;
            if (json[at + 1] != 'u')
            {
                at += 2;
                continue;
            }
            var unit = Unit(json, at);
            if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(Unit(json, at + 6)))
                at += 12;
            else
            {
                if (char.IsSurrogate(unit))
                    "fffd"u8.CopyTo(json[(at + 2)..]);
                at += 2;
            }
        }
    }

    private static char Unit(ReadOnlySpan<byte> json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.Slice(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var unit)
            ? (char)unit
            : '\0';
}
