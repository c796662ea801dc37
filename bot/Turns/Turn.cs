using System.Text.Json;
using ChargeBot.Adapters.Teams;
using ChargeBot.Domain.MasterData;

namespace ChargeBot.Bot.Turns;

/// <summary>One thing that happened in a conversation: who, where, what.</summary>
[GenerateSerializer, Immutable]
public sealed record Turn
{
    /// <summary>The channel's id of the activity: worked on once.</summary>
    [Id(0)] public required string ActivityId { get; init; }

    /// <summary>Where.</summary>
    [Id(1)] public required string ConversationId { get; init; }

    /// <summary>A chat of one person with the bot.</summary>
    [Id(2)] public required bool Personal { get; init; }

    /// <summary>The Entra tenant.</summary>
    [Id(3)] public required string TenantId { get; init; }

    /// <summary>Who: the Entra object id, or the channel's id where Teams sends none (such a person has no role).</summary>
    [Id(4)] public required string PersonId { get; init; }

    /// <summary>What colleagues call the person, as the channel says it.</summary>
    [Id(5)] public required string PersonName { get; init; }

    /// <summary>The language of the person's client, as <c>de-DE</c>; may be empty.</summary>
    [Id(6)] public required string Locale { get; init; }

    /// <summary>The conversation reference, as JSON.</summary>
    [Id(7)] public required string Reference { get; init; }

    /// <summary>What.</summary>
    [Id(8)] public required What What { get; init; }

    /// <summary>What was said, without the mention of the bot; bounded.</summary>
    [Id(9)] public string Text { get; init; } = "";

    /// <summary>What was pressed.</summary>
    [Id(10)] public Press? Press { get; init; }

    /// <summary>The answers are wanted in the HTTP response (<c>expectReplies</c>).</summary>
    [Id(11)] public bool RepliesInline { get; init; }

    /// <summary>Files that came with what was said.</summary>
    [Id(12)] public IReadOnlyList<SentFile> Files { get; init; } = [];

    /// <summary>The time zone of the person's client (IANA); empty where it says none that is known.</summary>
    [Id(13)] public string TimeZone { get; init; } = "";

    /// <summary>The longest text that is looked at, in characters: a note that is too long is still known as such.</summary>
    public const int MaxText = 2_000;

    /// <summary>What an activity means to us; null for one that means nothing.</summary>
    public static Turn? From(Activity activity)
    {
        var press = ReadPress(activity);
        if (activity.Id is not { Length: > 0 and <= 200 } id || MeaningOf(activity, press) is not { } what)
        {
            return null;
        }

        var reference = ConversationReference.From(activity);
        // In a shared conversation every sentence comes from someone else: only what does not change with them is kept.
        var kept = reference.Conversation.IsPersonal ? reference with { Locale = null } : reference with { Locale = null, User = null };
        var text = what is What.Said ? activity.TextWithoutBot() : "";
        return new Turn
        {
            ActivityId = id,
            ConversationId = reference.ConversationId,
            Personal = reference.Conversation.IsPersonal,
            TenantId = activity.TenantId ?? "",
            PersonId = activity.From?.AadObjectId ?? activity.From?.Id ?? "",
            PersonName = activity.From?.Name ?? "",
            Locale = activity.Locale ?? "",
            TimeZone = activity.LocalTimezone is { Length: <= 60 } zone && SiteZones.IsKnown(zone) ? zone : "",
            Reference = JsonSerializer.Serialize(kept, TeamsJson.Default.ConversationReference),
            What = what,
            Text = text.Length > MaxText ? text[..MaxText] : text,
            Press = press,
            RepliesInline = activity.WantsReplies,
            Files = what is What.Said ? SentFile.Of(activity) : [],
        };
    }

    private static What? MeaningOf(Activity activity, Press? press) => activity.Type switch
    {
        ActivityTypes.Invoke or ActivityTypes.Message when press is not null => Turns.What.Pressed,
        ActivityTypes.Message when activity.Conversation!.IsPersonal || activity.MentionsBot() => Turns.What.Said,
        ActivityTypes.InstallationUpdate when activity.Action?.StartsWith("remove", StringComparison.Ordinal) is true => Turns.What.Left,
        ActivityTypes.InstallationUpdate => Turns.What.Arrived,
        ActivityTypes.ConversationUpdate when Names(activity.MembersRemoved, activity) => Turns.What.Left,
        ActivityTypes.ConversationUpdate when activity.MembersAdded is { Count: > 0 } => Turns.What.Arrived,
        _ => null,
    };

    private static bool Names(IReadOnlyList<ChannelAccount>? members, Activity activity) =>
        members?.Any(member => member.Id is not null && member.Id == activity.Recipient?.Id) is true;

    private static Press? ReadPress(Activity activity)
    {
        if (InvokeValue.From(activity) is not { Action: { } action } value)
        {
            return null;
        }

        var data = action.Data is { ValueKind: JsonValueKind.Object } sent ? sent : default;
        return new Press(
            Word(data, "verb", action.Verb) ?? "",
            Guid.TryParse(Word(data, "card"), out var card) ? card : null,
            int.TryParse(Word(data, "v"), out var version) ? version : 0,
            data.ValueKind is JsonValueKind.Object && data.GetRawText() is { Length: <= Press.MaxData } raw ? raw : Press.Nothing,
            activity.Type == ActivityTypes.Invoke,
            value.IsAutomatic);
    }

    // Numbers and toggles come back as strings from an Action.Submit and as what they were from an Action.Execute.
    private static string? Word(JsonElement data, string name, string? otherwise = null) =>
        otherwise ?? (data.ValueKind is JsonValueKind.Object && data.TryGetProperty(name, out var value)
            ? value.ValueKind is JsonValueKind.String ? value.GetString() : value.GetRawText()
            : null);
}

/// <summary>What a turn is about.</summary>
public enum What
{
    /// <summary>A text.</summary>
    Said,

    /// <summary>A button.</summary>
    Pressed,

    /// <summary>The bot, or a person, came into the conversation.</summary>
    Arrived,

    /// <summary>The bot was removed from it.</summary>
    Left,
}

/// <summary>A pressed button. All of it comes from the client: nothing of it is trusted.</summary>
/// <param name="Verb">What the button is for.</param>
/// <param name="CardId">The card that it says it stands on.</param>
/// <param name="Version">The version of the card that it was drawn for.</param>
/// <param name="Data">Its data and the card's inputs, a JSON object.</param>
/// <param name="Invoke">The answer goes into the HTTP response (Action.Execute), not into the chat (Action.Submit).</param>
/// <param name="Automatic">The client refreshed by itself: nothing may change.</param>
[GenerateSerializer, Immutable]
public sealed record Press(
    [property: Id(0)] string Verb, [property: Id(1)] Guid? CardId, [property: Id(2)] int Version,
    [property: Id(3)] string Data, [property: Id(4)] bool Invoke, [property: Id(5)] bool Automatic)
{
    /// <summary>More data than this is no card of ours, characters: ten thousand typed ones fit in, escaped as clients like.</summary>
    public const int MaxData = 64 * 1024;

    /// <summary>Whether the data hold a value of this name, an empty one too; of data that were too many nothing is held.</summary>
    public bool Has(string name)
    {
        using var data = JsonDocument.Parse(Data);
        return data.RootElement.TryGetProperty(name, out _);
    }

    /// <summary>The data of a press that sent too much to be looked at.</summary>
    public const string Nothing = "{}";

    /// <summary>A value of the data as text, trimmed and bounded; null where there is none.</summary>
    public string? Input(string name, int most = 200)
    {
        using var data = JsonDocument.Parse(Data);
        if (!data.RootElement.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = (value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText()).Trim();
        return text.Length == 0 ? null : text.Length > most ? text[..most] : text;
    }
}

/// <summary>How a turn is answered over HTTP.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body, for invokes and inline replies.</param>
[GenerateSerializer, Immutable]
public sealed record TurnAnswer([property: Id(0)] int Status, [property: Id(1)] string? Body = null);
