using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Teams;

/// <summary>How a call to the connector ended.</summary>
public enum ConnectorOutcome
{
    /// <summary>Done.</summary>
    Ok,

    /// <summary>404 or 410: the message or the conversation is no more; send a new card and bind to it.</summary>
    Gone,

    /// <summary>403: blocked, or not installed; this person cannot be reached.</summary>
    Forbidden,

    /// <summary>Anything else, after all retries.</summary>
    Failed,
}

/// <summary>What a call to the connector came to.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Id">The id of what was sent, where the channel gave one.</param>
/// <param name="Status">The last HTTP status; 0 when there was none.</param>
/// <param name="Error">The channel's own code (`ConversationBlockedByUser`), or our word for why there was no answer.</param>
/// <param name="RetryAfter">When the channel asks to wait longer than a retry here may take: how long.</param>
/// <param name="MaybeSent">True when a new message may have arrived all the same: sending it again may double it.</param>
public readonly record struct ConnectorResult(
    ConnectorOutcome Outcome, string? Id, int Status, string? Error = null, TimeSpan? RetryAfter = null, bool MaybeSent = false)
{
    /// <summary>Whether it was done.</summary>
    public bool IsOk => Outcome == ConnectorOutcome.Ok;
}

/// <summary>What a question to the connector came to.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Value">The answer, when it is Ok.</param>
public readonly record struct ConnectorAnswer<T>(ConnectorResult Result, T? Value) where T : class
{
    /// <summary>Whether there is an answer.</summary>
    public bool IsOk => Result.IsOk && Value is not null;
}

/// <summary>What a new conversation is made of.</summary>
public sealed record ConversationParameters
{
    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>Whether it is for more than one person.</summary>
    public bool IsGroup { get; init; }

    /// <summary>With whom.</summary>
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    /// <summary>The tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>The channel, for a new thread in one.</summary>
    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>The first message.</summary>
    public Activity? Activity { get; init; }

    /// <summary>A chat of one person with the bot; it may exist already, then its id comes back.</summary>
    public static ConversationParameters Personal(ChannelAccount bot, ChannelAccount person, string tenant) => new()
    {
        Bot = bot,
        Members = [person],
        TenantId = tenant,
        ChannelData = new() { Tenant = new() { Id = tenant } },
    };

    /// <summary>A new thread in a channel, with its first message.</summary>
    public static ConversationParameters Thread(ChannelAccount bot, string channel, string tenant, Activity first) => new()
    {
        Bot = bot,
        IsGroup = true,
        TenantId = tenant,
        ChannelData = new() { Tenant = new() { Id = tenant }, Channel = new() { Id = channel } },
        Activity = first,
    };
}

/// <summary>A conversation that was created, or was there.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ActivityId">The id of its first message.</param>
/// <param name="ServiceUrl">Where it lives, if elsewhere.</param>
public sealed record CreatedConversation(string? Id, string? ActivityId, string? ServiceUrl);

/// <summary>A person in a conversation. Personal data: never logged.</summary>
public sealed record ConversationMember
{
    /// <summary>The channel's id.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Id { get; init; }

    /// <summary>The display name.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Name { get; init; }

    /// <summary>The Entra object id, as one of two names.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? AadObjectId { get; init; }

    /// <summary>The Entra object id, as the other.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? ObjectId { get; init; }

    /// <summary>The mail address.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Email { get; init; }

    /// <summary>The sign-in name.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? UserPrincipalName { get; init; }

    /// <summary>The Entra tenant.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? TenantId { get; init; }

    /// <summary>`user`, `guest` and others.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? UserRole { get; init; }

    /// <summary>All members that are not typed here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>The Entra object id.</summary>
    [JsonIgnore]
    public string? EntraId => AadObjectId ?? ObjectId;
}

/// <summary>One page of the people in a conversation.</summary>
public sealed record MemberPage
{
    /// <summary>The people.</summary>
    [JsonConverter(typeof(LenientList<ConversationMember>))]
    public IReadOnlyList<ConversationMember>? Members { get; init; }

    /// <summary>What the next page is asked with; absent or empty at the end.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? ContinuationToken { get; init; }
}
