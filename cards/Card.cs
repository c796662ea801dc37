using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChargeBot.Cards;

/// <summary>The two languages of the service desk.</summary>
public enum Language
{
    /// <summary>English.</summary>
    En,

    /// <summary>German.</summary>
    De,
}

/// <summary>What every card needs to know besides its view.</summary>
/// <param name="CardId">Ours; every button carries it as <c>card</c>.</param>
/// <param name="Version">The state that the card is drawn for; every button carries it as <c>v</c>.</param>
/// <param name="Language">The reader's language, or the channel's.</param>
/// <param name="Now">UTC: ages are counted from it.</param>
public sealed record CardContext(Guid CardId, int Version, Language Language, DateTimeOffset Now)
{
    internal Texts Texts => Texts.In(Language);
}

/// <summary>A drawn card.</summary>
/// <param name="Utf8">Adaptive Card 1.5 as JSON in UTF-8, at most <see cref="MaxBytes"/>.</param>
public readonly record struct CardJson(ReadOnlyMemory<byte> Utf8)
{
    /// <summary>What a card may weigh, in bytes: every list and every foreign text on a card is bounded to stay below it.</summary>
    public const int MaxBytes = 25 * 1024;

    /// <summary>The JSON as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}

/// <summary>
/// A card while it is put together: elements from top to bottom, then buttons, the likeliest first.
/// The first buttons are drawn as such, three at most and only with all their words on a phone; the others go to the overflow.
/// </summary>
internal sealed class Card(CardContext context)
{
    private readonly List<Element> body = [];
    private readonly List<Press> presses = [];
    private IReadOnlyList<string> views = [];
    private (string Id, string Name)? mentioned;
    private string? viewVerb;

    /// <summary>Adds what is there.</summary>
    public Card Add(params ReadOnlySpan<Element?> elements)
    {
        foreach (var element in elements)
        {
            if (element is not null)
            {
                body.Add(element);
            }
        }

        return this;
    }

    /// <inheritdoc cref="Add"/>
    public Card Buttons(params ReadOnlySpan<Press?> buttons)
    {
        foreach (var button in buttons)
        {
            if (button is not null)
            {
                presses.Add(button);
            }
        }

        return this;
    }

    /// <summary>Lets the clients of these people (the channel's ids, 60 at most) ask for a view of their own as soon as they show the card.</summary>
    public Card RefreshFor(IReadOnlyList<string> people, string verb)
    {
        (views, viewVerb) = (people, verb);
        return this;
    }

    /// <summary>Names somebody so that Teams tells them; a <see cref="MentionText"/> says the name on the card.</summary>
    public Card Mention(string personId, string name)
    {
        mentioned = (personId, name);
        return this;
    }

    /// <summary>Writes the card down.</summary>
    public CardJson Draw()
    {
        var pen = Pen.Take(context);
        pen.Json.WriteStartObject();
        pen.Json.WriteString("type"u8, "AdaptiveCard"u8);
        pen.Json.WriteString("$schema"u8, "http://adaptivecards.io/schemas/adaptive-card.json"u8);
        pen.Json.WriteString("version"u8, "1.5"u8);
        pen.Json.WriteString("lang"u8, context.Language is Language.De ? "de"u8 : "en"u8);
        WriteRefresh(pen);
        pen.Write("body"u8, body);
        pen.Write("actions"u8, presses, PhoneRow.Fitting(presses));
        WriteMention(pen);
        pen.Json.WriteEndObject();
        return pen.Finish();
    }

    private void WriteMention(Pen pen)
    {
        if (mentioned is not { } person)
        {
            return;
        }

        pen.Json.WriteStartObject("msteams"u8);
        pen.Json.WriteStartArray("entities"u8);
        pen.Json.WriteStartObject();
        pen.Json.WriteString("type"u8, "mention"u8);
        pen.Json.WriteString("text"u8, MentionText.Tag(person.Name));
        pen.Json.WriteStartObject("mentioned"u8);
        pen.Json.WriteString("id"u8, person.Id);
        pen.Json.WriteString("name"u8, person.Name);
        pen.Json.WriteEndObject();
        pen.Json.WriteEndObject();
        pen.Json.WriteEndArray();
        pen.Json.WriteEndObject();
    }

    private void WriteRefresh(Pen pen)
    {
        if (views.Count == 0)
        {
            return;
        }

        pen.Json.WriteStartObject("refresh"u8);
        pen.Json.WriteStartObject("action"u8);
        new Press("", viewVerb!).WriteExecute(pen);
        pen.Json.WriteEndObject();
        pen.Json.WriteStartArray("userIds"u8);
        foreach (var person in views)
        {
            pen.Json.WriteStringValue(person);
        }

        pen.Json.WriteEndArray();
        pen.Json.WriteEndObject();
    }
}

/// <summary>Writes one card after the other on its thread, with buffers that are kept.</summary>
internal sealed class Pen
{
    // Relaxed: umlauts stay one character. A card is only ever sent as application/json, never put into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static Pen? kept;

    private readonly ArrayBufferWriter<byte> buffer = new(8 * 1024);

    private Pen() => Json = new Utf8JsonWriter(buffer, Options);

    public Utf8JsonWriter Json { get; }

    public string CardId { get; private set; } = "";

    public int Version { get; private set; }

    public static Pen Take(CardContext context)
    {
        var pen = kept ??= new Pen();
        pen.buffer.ResetWrittenCount();
        pen.Json.Reset();
        (pen.CardId, pen.Version) = (context.CardId.ToString(), context.Version);
        return pen;
    }

    public CardJson Finish()
    {
        Json.Flush();
        return buffer.WrittenCount <= CardJson.MaxBytes
            ? new CardJson(buffer.WrittenSpan.ToArray())
            : throw new InvalidOperationException($"A card came to {buffer.WrittenCount} bytes: something on it is not bounded.");
    }

    public void Write(ReadOnlySpan<byte> name, IReadOnlyList<Element> elements)
    {
        Json.WriteStartArray(name);
        foreach (var element in elements)
        {
            Json.WriteStartObject();
            element.Write(this);
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
    }

    public void Write(ReadOnlySpan<byte> name, IReadOnlyList<Press> presses, int primary)
    {
        if (presses.Count == 0)
        {
            return;
        }

        Json.WriteStartArray(name);
        for (var i = 0; i < presses.Count; i++)
        {
            Json.WriteStartObject();
            presses[i].Write(this, overflow: i >= primary);
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
    }
}
