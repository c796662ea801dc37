using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Teams;

/// <summary>A person or a bot in a channel.</summary>
public sealed record ChannelAccount
{
    /// <summary>The channel's id: `29:…` for a person, `28:` and the app id for a bot. It differs from bot to bot.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Id { get; init; }

    /// <summary>The display name. Personal data: never logged.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Name { get; init; }

    /// <summary>The Entra object id: who it is, for roles and audit.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? AadObjectId { get; init; }

    /// <summary>All members that are not typed here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>A conversation: a personal chat, a group chat, or a thread in a channel.</summary>
public sealed record ConversationAccount
{
    /// <summary>The channel's id; in a channel's thread it ends with `;messageid=…`.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Id { get; init; }

    /// <summary>The conversation's name, where it has one.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Name { get; init; }

    /// <summary>Whether more than one person may be in it; absent means no.</summary>
    [JsonConverter(typeof(LenientBool))]
    public bool? IsGroup { get; init; }

    /// <summary>`personal`, `groupChat` or `channel`.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? ConversationType { get; init; }

    /// <summary>The Entra tenant.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? TenantId { get; init; }

    /// <summary>All members that are not typed here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>Whether it is a chat of one person with the bot.</summary>
    [JsonIgnore]
    public bool IsPersonal => ConversationType == "personal" || (ConversationType is null && IsGroup != true);
}

/// <summary>A note about an activity: a `mention`, or the `clientInfo` of the sender's client.</summary>
public sealed record Entity
{
    /// <summary>`mention`, `clientInfo`, or another.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Type { get; init; }

    /// <summary>Who is mentioned.</summary>
    [JsonConverter(typeof(LenientObject<ChannelAccount>))]
    public ChannelAccount? Mentioned { get; init; }

    /// <summary>The mention as it stands in the text, `&lt;at&gt;Name&lt;/at&gt;`.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Text { get; init; }

    /// <summary>The client's language.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Locale { get; init; }

    /// <summary>The client's country, as `DE`.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Country { get; init; }

    /// <summary>The client's platform, as `Web`, `Windows`, `iOS`.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Platform { get; init; }

    /// <summary>The client's IANA time zone.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Timezone { get; init; }

    /// <summary>All members that are not typed here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>A card, a file or a picture.</summary>
public sealed record Attachment
{
    /// <summary>The content type of an Adaptive Card.</summary>
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <summary>The MIME type.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? ContentType { get; init; }

    /// <summary>Where the content is, when it is not inside.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? ContentUrl { get; init; }

    /// <summary>The content itself, as JSON.</summary>
    public JsonRaw? Content { get; init; }

    /// <summary>The file's name.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Name { get; init; }

    /// <summary>All members that are not typed here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>An attachment that is this Adaptive Card.</summary>
    public static Attachment Card(JsonRaw card) => new() { ContentType = AdaptiveCard, Content = card };
}

/// <summary>What Teams adds to an activity.</summary>
public sealed record TeamsChannelData
{
    /// <summary>The Entra tenant.</summary>
    [JsonConverter(typeof(LenientObject<TeamsInfo>))]
    public TeamsInfo? Tenant { get; init; }

    /// <summary>The team, in a channel.</summary>
    [JsonConverter(typeof(LenientObject<TeamsInfo>))]
    public TeamsInfo? Team { get; init; }

    /// <summary>The channel.</summary>
    [JsonConverter(typeof(LenientObject<TeamsInfo>))]
    public TeamsInfo? Channel { get; init; }

    /// <summary>What happened, in a conversationUpdate: `teamMemberAdded`, `channelDeleted` and others.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? EventType { get; init; }

    /// <summary>All members that are not typed here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>A tenant, a team or a channel by id.</summary>
public sealed record TeamsInfo
{
    /// <summary>Its id.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Id { get; init; }

    /// <summary>Its name, where one is sent.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Name { get; init; }

    /// <summary>A team's Entra group.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? AadGroupId { get; init; }

    /// <summary>All members that are not typed here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}
