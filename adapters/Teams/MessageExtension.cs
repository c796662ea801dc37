using System.Text.Json;

namespace ChargeBot.Adapters.Teams;

/// <summary>
/// What a message extension is asked: <c>composeExtension/query</c> (words that somebody types beside a message, or nothing
/// yet) or <c>composeExtension/queryLink</c> (an address in a message).
/// </summary>
public sealed record ExtensionQuery
{
    /// <summary>The longest text that is looked at, in characters.</summary>
    public const int MaxText = 500;

    /// <summary>Nobody scrolls past this many results.</summary>
    public const int MaxSkip = 1_000;

    /// <summary>What was typed; empty where nothing was.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The address, where one was sent.</summary>
    public string? Url { get; private init; }

    /// <summary>How many results the client has already.</summary>
    public int Skip { get; private init; }

    /// <summary>The question that an activity carries; null when it is none.</summary>
    public static ExtensionQuery? From(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity is not { Type: ActivityTypes.Invoke, Value: { ValueKind: JsonValueKind.Object } value })
        {
            return null;
        }

        return activity.Name switch
        {
            InvokeNames.Query => new ExtensionQuery { Text = Typed(value), Skip = Already(value) },
            InvokeNames.QueryLink => new ExtensionQuery { Url = Bounded(Word(value, "url")) },
            _ => null,
        };
    }

    // The parameter 'initialRun' says that nothing was typed yet; the other one holds what was.
    private static string Typed(JsonElement value) => value.TryGetProperty("parameters", out var parameters) && parameters.ValueKind is JsonValueKind.Array
        ? Bounded(parameters.EnumerateArray().Where(one => one.ValueKind is JsonValueKind.Object && Word(one, "name") != "initialRun").Select(one => Word(one, "value")).FirstOrDefault()).Trim()
        : "";

    private static int Already(JsonElement value) => value.TryGetProperty("queryOptions", out var options) && options.ValueKind is JsonValueKind.Object
        && options.TryGetProperty("skip", out var skip) && skip.ValueKind is JsonValueKind.Number && skip.TryGetInt32(out var count) ? Math.Clamp(count, 0, MaxSkip) : 0;

    private static string? Word(JsonElement of, string name) => of.TryGetProperty(name, out var word) && word.ValueKind is JsonValueKind.String ? word.GetString() : null;

    private static string Bounded(string? text) => text is null ? "" : text.Length > MaxText ? text[..MaxText] : text;
}

/// <summary>The body that answers a message extension's question.</summary>
/// <param name="ComposeExtension">The answer.</param>
public sealed record ExtensionResponse(ExtensionAnswer ComposeExtension)
{
    /// <summary>Results, each a card with its preview; none is an answer too.</summary>
    public static ExtensionResponse Results(IEnumerable<ExtensionResult> results) =>
        new(new ExtensionAnswer("result") { AttachmentLayout = "list", Attachments = [.. results] });

    /// <summary>A sentence in the place of results.</summary>
    public static ExtensionResponse Message(string text) => new(new ExtensionAnswer("message") { Text = text });

    /// <summary>The body's bytes.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, TeamsJson.Default.ExtensionResponse);
}

/// <summary>Results or a sentence.</summary>
/// <param name="Type"><c>result</c> or <c>message</c>.</param>
public sealed record ExtensionAnswer(string Type)
{
    /// <summary><c>list</c>.</summary>
    public string? AttachmentLayout { get; init; }

    /// <summary>The results.</summary>
    public IReadOnlyList<ExtensionResult>? Attachments { get; init; }

    /// <summary>The sentence.</summary>
    public string? Text { get; init; }
}

/// <summary>A result: the card that comes into the message, and how it looks in the list.</summary>
/// <param name="Content">The card.</param>
/// <param name="Preview">A thumbnail of it.</param>
public sealed record ExtensionResult(JsonRaw Content, ExtensionPreview Preview)
{
    /// <summary>What the content is.</summary>
    public string ContentType { get; } = Attachment.AdaptiveCard;

    /// <summary>A result.</summary>
    /// <param name="card">The card.</param>
    /// <param name="title">Plain text.</param>
    /// <param name="text">Plain text; clients read HTML there, so it is encoded.</param>
    public static ExtensionResult Of(JsonRaw card, string title, string text) =>
        new(card, new ExtensionPreview(new ExtensionThumbnail(System.Net.WebUtility.HtmlEncode(title), System.Net.WebUtility.HtmlEncode(text))));
}

/// <summary>How a result looks in the list.</summary>
/// <param name="Content">The thumbnail.</param>
public sealed record ExtensionPreview(ExtensionThumbnail Content)
{
    /// <summary>What the content is.</summary>
    public string ContentType { get; } = "application/vnd.microsoft.card.thumbnail";
}

/// <summary>A thumbnail card's two lines.</summary>
/// <param name="Title">The first, HTML.</param>
/// <param name="Text">The second, HTML.</param>
public sealed record ExtensionThumbnail(string Title, string Text);
