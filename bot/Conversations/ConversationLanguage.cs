using ChargeBot.Bot.Turns;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Conversations;

/// <summary>A card in a channel is in the channel's language, a personal one in the person's.</summary>
public sealed class ConversationLanguage(DeskSettings desk)
{
    /// <summary>'en' or 'de'.</summary>
    public string Of(Turn turn, ServiceAgent agent) => turn.Personal
        ? agent.Language ?? (turn.Locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de" : "en")
        : desk.ChannelLanguage;
}
