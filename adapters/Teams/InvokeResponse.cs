using System.Text.Json;

namespace ChargeBot.Adapters.Teams;

/// <summary>
/// The body that answers an `adaptiveCard/action`: always {statusCode, type, value}.
/// </summary>
/// <remarks>
/// The HTTP status is 200 for all of them, an error too: the client reads <see cref="StatusCode"/> from the body, and at
/// any other HTTP status it shows its own 'something went wrong' and drops what we say. Other HTTP statuses stay with
/// the door: 400, 401, 403, 413, 503, and 501 for an invoke that we do not know.
/// </remarks>
public sealed record InvokeResponse
{
    /// <summary>200 for a card or a message, 400 to 599 for an error.</summary>
    public required int StatusCode { get; init; }

    /// <summary>What <see cref="Value"/> is.</summary>
    public required string Type { get; init; }

    /// <summary>A card, a string, or {code, message}.</summary>
    public required JsonRaw Value { get; init; }

    /// <summary>The card that takes the place of the one whose button was pressed, for who pressed it.</summary>
    public static InvokeResponse Card(JsonRaw card) =>
        new() { StatusCode = 200, Type = Attachment.AdaptiveCard, Value = card };

    /// <summary>A short text under the card, which stays as it is.</summary>
    public static InvokeResponse Message(string text) =>
        new() { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = JsonRaw.Text(text) };

    /// <summary>An error.</summary>
    /// <param name="status">As an HTTP status, 400 to 599.</param>
    /// <param name="code">A word for programs, as `BadRequest`.</param>
    /// <param name="message">A sentence for people.</param>
    public static InvokeResponse Error(int status, string code, string message) => new()
    {
        StatusCode = status,
        Type = "application/vnd.microsoft.error",
        Value = JsonRaw.FromUtf8(JsonSerializer.SerializeToUtf8Bytes(new InvokeError(code, message), TeamsJson.Default.InvokeError)),
    };

    /// <summary>The body's bytes.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, TeamsJson.Default.InvokeResponse);
}

/// <summary>The value of an error.</summary>
/// <param name="Code">A word for programs.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record InvokeError(string Code, string Message);

/// <summary>The body that answers an activity with delivery mode `expectReplies`: what else would have been sent.</summary>
/// <param name="Activities">The messages, in order.</param>
public sealed record ExpectedReplies(IReadOnlyList<Activity> Activities)
{
    /// <summary>The body's bytes.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, TeamsJson.Default.ExpectedReplies);
}
