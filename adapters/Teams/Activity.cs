using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Teams;

/// <summary>
/// One message of the Bot Connector protocol, in either direction. Only what ChargeBot reads or writes is typed;
/// every other member is kept in <see cref="More"/> and written back unchanged.
/// </summary>
/// <remarks>
/// Lenient by intent: the channel adds and changes members without notice, so a wrong type in a typed member reads as
/// absent. What a turn cannot do without is checked by <see cref="ActivityReader"/>.
/// </remarks>
public sealed record Activity
{
    /// <summary>What happened: one of <see cref="ActivityTypes"/>, or a type that we do not know.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Type { get; init; }

    /// <summary>The channel's id of this activity: what makes it be worked on once, and what an update addresses.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Id { get; init; }

    /// <summary>When the channel sent it, as sent (usually ISO 8601 in UTC); read it with <see cref="SentAt"/>.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Timestamp { get; init; }

    /// <summary>The same in the sender's time zone, as sent.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? LocalTimestamp { get; init; }

    /// <summary>The sender's IANA time zone.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? LocalTimezone { get; init; }

    /// <summary>Where answers go. Trusted only after it was compared with the token's claim.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? ServiceUrl { get; init; }

    /// <summary>The channel's name, `msteams` for Teams.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? ChannelId { get; init; }

    /// <summary>Who sent it.</summary>
    [JsonConverter(typeof(LenientObject<ChannelAccount>))]
    public ChannelAccount? From { get; init; }

    /// <summary>Whom it is for: in what comes in, the bot.</summary>
    [JsonConverter(typeof(LenientObject<ChannelAccount>))]
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The conversation that it belongs to.</summary>
    [JsonConverter(typeof(LenientObject<ConversationAccount>))]
    public ConversationAccount? Conversation { get; init; }

    /// <summary>What was said; absent when a card's Action.Submit comes as a message.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Text { get; init; }

    /// <summary>`plain`, `markdown` or `xml`.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? TextFormat { get; init; }

    /// <summary>The sender's language, as `en-US`.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Locale { get; init; }

    /// <summary>A short text for notifications, where the content is a card.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Summary { get; init; }

    /// <summary>`list` or `carousel`.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? AttachmentLayout { get; init; }

    /// <summary>Cards, files and pictures.</summary>
    [JsonConverter(typeof(LenientList<Attachment>))]
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Mentions and what the client tells of itself.</summary>
    [JsonConverter(typeof(LenientList<Entity>))]
    public IReadOnlyList<Entity>? Entities { get; init; }

    /// <summary>What Teams adds: tenant, team and channel.</summary>
    [JsonConverter(typeof(LenientObject<TeamsChannelData>))]
    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>Who joined (conversationUpdate); the bot itself may be among them.</summary>
    [JsonConverter(typeof(LenientList<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>Who left (conversationUpdate); the bot itself may be among them.</summary>
    [JsonConverter(typeof(LenientList<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>The id of the activity that this one answers: for a press, the message that carries the card.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? ReplyToId { get; init; }

    /// <summary>`expectReplies` when the answers are wanted in the HTTP response (<see cref="ExpectedReplies"/>).</summary>
    [JsonConverter(typeof(LenientString))]
    public string? DeliveryMode { get; init; }

    /// <summary>What an invoke asks for, such as <see cref="InvokeNames.CardAction"/>.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Name { get; init; }

    /// <summary>`add`, `add-upgrade`, `remove` or `remove-upgrade` (installationUpdate).</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Action { get; init; }

    /// <summary>An invoke's or an Action.Submit's payload, of any shape.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>All members that are not typed here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary><see cref="Timestamp"/> as a time, or null where it is none.</summary>
    [JsonIgnore]
    public DateTimeOffset? SentAt =>
        DateTimeOffset.TryParse(Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToUniversalTime()
            : null;

    /// <summary>The tenant as Teams names it, else the conversation's.</summary>
    [JsonIgnore]
    public string? TenantId => ChannelData?.Tenant?.Id ?? Conversation?.TenantId;

    /// <summary>Whether the sender wants the answers in the HTTP response.</summary>
    [JsonIgnore]
    public bool WantsReplies => DeliveryMode == "expectReplies";
}

/// <summary>The types of <see cref="Activity"/> that mean something to ChargeBot.</summary>
public static class ActivityTypes
{
    /// <summary>A text, a card, or an Action.Submit.</summary>
    public const string Message = "message";

    /// <summary>A call that expects its answer in the HTTP response.</summary>
    public const string Invoke = "invoke";

    /// <summary>Members or the conversation itself changed.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The app was installed or removed.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>Three moving dots.</summary>
    public const string Typing = "typing";
}
