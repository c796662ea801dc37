using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Teams;

/// <summary>
/// All that is needed to speak in a conversation later: kept at install, message and conversationUpdate, removed at
/// uninstall.
/// </summary>
public sealed record ConversationReference
{
    /// <summary>The connector's address, as the channel's token vouched for it.</summary>
    public required string ServiceUrl { get; init; }

    /// <summary>The channel's name, `msteams`.</summary>
    public required string ChannelId { get; init; }

    /// <summary>The conversation; its id is never absent.</summary>
    public required ConversationAccount Conversation { get; init; }

    /// <summary>The bot as this conversation knows it.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>The other side of a personal chat, or who wrote last in a shared one.</summary>
    public ChannelAccount? User { get; init; }

    /// <summary>The Entra tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>The language of who wrote, as `de-DE`.</summary>
    public string? Locale { get; init; }

    /// <summary>The conversation's id.</summary>
    [JsonIgnore]
    public string ConversationId => Conversation.Id ?? "";

    /// <summary>The reference to where an incoming activity came from.</summary>
    /// <param name="activity">One that <see cref="ActivityReader"/> let through.</param>
    public static ConversationReference From(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return new()
        {
            ServiceUrl = activity.ServiceUrl ?? throw new ArgumentException("The activity has no service URL.", nameof(activity)),
            ChannelId = activity.ChannelId ?? "",
            Conversation = activity.Conversation ?? throw new ArgumentException("The activity has no conversation.", nameof(activity)),
            Bot = activity.Recipient,
            User = activity.From,
            TenantId = activity.TenantId,
            Locale = activity.Locale,
        };
    }
}
