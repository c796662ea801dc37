using ChargeBot.Bot.Turns;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Conversations;

/// <summary>A card in a channel is in the channel's language, a personal one in the person's.</summary>
public sealed class ConversationLanguage(DeskSettings desk)
{
    /// <summary>'en' or 'de'.</summary>
    public string Of(Turn turn, ServiceAgent agent) => Of(turn.Personal, turn.Locale, agent);

    /// <inheritdoc cref="Of(Turn, ServiceAgent)"/>
    /// <param name="personal">Only the person sees it.</param>
    /// <param name="locale">Of the person's client, as <c>de-DE</c>.</param>
    /// <param name="agent">The person.</param>
    public string Of(bool personal, string locale, ServiceAgent agent) => personal
        ? agent.Language ?? (locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de" : "en")
        : desk.ChannelLanguage;
}
