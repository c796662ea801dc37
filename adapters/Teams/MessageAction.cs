using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChargeBot.Adapters.Teams;

/// <summary>
/// What somebody does with a message of whoever wrote it: <c>composeExtension/fetchTask</c> (chosen in the message's menu; a form is
/// wanted) or <c>composeExtension/submitAction</c> (the form was sent). The message comes along each time, from outside: nothing of it is trusted.
/// </summary>
public sealed partial record MessageAction
{
    private const int LongestBody = 50_000, MostPictures = 10, LongestAddress = 4_000;

    /// <summary>The form was sent.</summary>
    public bool Submitted { get; private init; }

    /// <summary>What the message says, as plain text.</summary>
    public string Words { get; private init; } = "";

    /// <summary>Its pictures and files.</summary>
    public IReadOnlyList<Attachment> Attachments { get; private init; } = [];

    private JsonElement Data { get; init; }

    /// <summary>The action that an activity carries; null when it is none.</summary>
    public static MessageAction? From(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity is not { Type: ActivityTypes.Invoke, Value: { ValueKind: JsonValueKind.Object } value } || activity.Name is not (InvokeNames.FetchTask or InvokeNames.SubmitAction))
        {
            return null;
        }

        var message = Object(value, "messagePayload");
        var body = Word(Object(message, "body"), "content") is { } content ? content[..Math.Min(content.Length, LongestBody)] : "";
        return new MessageAction
        {
            Submitted = activity.Name == InvokeNames.SubmitAction,
            Words = Plain(body),
            Attachments = [.. Pictures(body), .. Files(message)],
            Data = Object(value, "data"),
        };
    }

    /// <summary>What was typed into an input of the form.</summary>
    public string Typed(string input) => Word(Data, input) ?? "";

    /// <summary>HTML as text: a line for each paragraph.</summary>
    private static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(Break().Replace(html, "\n"), "")).Trim();

    private static IEnumerable<Attachment> Pictures(string html) => Picture().Matches(html).Take(MostPictures)
        .Select((found, index) => new Attachment { ContentType = "image/png", ContentUrl = WebUtility.HtmlDecode(found.Groups["address"].Value), Name = $"picture-{index + 1}.png" });

    private static IEnumerable<Attachment> Files(JsonElement message) => message.ValueKind is JsonValueKind.Object && message.TryGetProperty("attachments", out var list) && list.ValueKind is JsonValueKind.Array
        ? list.EnumerateArray().Where(one => one.ValueKind is JsonValueKind.Object && Word(one, "contentUrl") is { Length: > 0 and <= LongestAddress })
            .Select(one => new Attachment { ContentType = Word(one, "contentType"), ContentUrl = Word(one, "contentUrl"), Name = Word(one, "name") })
        : [];

    private static JsonElement Object(JsonElement of, string name) => of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var one) && one.ValueKind is JsonValueKind.Object ? one : default;

    private static string? Word(JsonElement of, string name) => of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var word) && word.ValueKind is JsonValueKind.String ? word.GetString() : null;

    [GeneratedRegex(@"<br\s*/?>|</(?:p|div|li|h[1-6])>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Break();

    [GeneratedRegex("<[^<>]{0,4000}>", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Tag();

    [GeneratedRegex("""<img\s[^<>]{0,2000}?src="(?<address>[^"<>]{1,4000})""" + "\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Picture();
}

/// <summary>The body that answers a message action: a form, or a sentence.</summary>
public static class TaskResponse
{
    /// <summary>A form.</summary>
    /// <param name="title">Above it.</param>
    /// <param name="card">The form: its buttons are Action.Submit.</param>
    public static byte[] Form(string title, ReadOnlySpan<byte> card)
    {
        var raw = Encoding.UTF8.GetString(card);
        return Write(json =>
        {
            json.WriteString("type", "continue");
            json.WriteStartObject("value");
            json.WriteString("title", title);
            json.WriteString("height", "medium");
            json.WriteString("width", "medium");
            json.WriteStartObject("card");
            json.WriteString("contentType", Attachment.AdaptiveCard);
            json.WritePropertyName("content");
            json.WriteRawValue(raw);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    /// <summary>A sentence.</summary>
    public static byte[] Sentence(string words) => Write(json =>
    {
        json.WriteString("type", "message");
        json.WriteString("value", words);
    });

    private static byte[] Write(Action<Utf8JsonWriter> task)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            json.WriteStartObject("task");
            task(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return memory.ToArray();
    }
}
