using ChargeBot.Bot.Turns;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Conversations;

/// <summary>A card in a channel is in the channel's language, a personal one in the person's.</summary>
public sealed class ConversationLanguage(DeskSettings desk)
{
    /// <summary>'en' or 'de'.</summary>
    /// <param name="turn">Who asks, and where.</param>
    /// <param name="agent">The person.</param>
    /// <param name="chosen">What was chosen for this conversation; null: nothing.</param>
    public string Of(Turn turn, ServiceAgent agent, string? chosen) => chosen ?? Of(turn.Personal, turn.Locale, agent);

    /// <summary>A person's, in a chat of their own that nobody has written in yet.</summary>
    public static string Of(ServiceAgent agent) => agent.Language ?? "en";

    /// <summary>The same where nothing was chosen.</summary>
    /// <param name="personal">Only the person sees it.</param>
    /// <param name="locale">Of the person's client, as <c>de-DE</c>.</param>
    /// <param name="agent">The person.</param>
    public string Of(bool personal, string locale, ServiceAgent agent) => personal
        ? agent.Language ?? (locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de" : "en")
        : desk.ChannelLanguage;
}
