using System.Text;

namespace ChargeBot.Adapters.Teams;

/// <summary>In channels and group chats the bot hears what mentions it; what was meant is the text without that.</summary>
public static class Mentions
{
    // A message names a handful of people. Whatever more a forged one lists cannot make the search slow.
    private const int MostMentions = 64;

    /// <summary>
    /// The text without the mentions of the bot, trimmed; empty when nothing was said. Each mention is found by its
    /// entity, so a person who has the bot's name stays in the text.
    /// </summary>
    public static string TextWithoutBot(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var text = activity.Text ?? "";
        if (activity.Entities is not { Count: > 0 } entities || activity.Recipient?.Id is not { Length: > 0 } bot)
            return text.Trim();

        // Two mentions with the same text stand for its first and its second occurrence.
        var searched = new Dictionary<string, int>(StringComparer.Ordinal);
        var bots = new List<Range>();
        foreach (var mention in entities.Where(e => e is { Type: "mention", Text.Length: > 0 }).Take(MostMentions))
        {
            var at = text.IndexOf(mention.Text!, searched.GetValueOrDefault(mention.Text!), StringComparison.Ordinal);
            if (at < 0)
                continue;
            searched[mention.Text!] = at + mention.Text!.Length;
            if (string.Equals(mention.Mentioned?.Id, bot, StringComparison.OrdinalIgnoreCase))
                bots.Add(at..(at + mention.Text!.Length));
        }

        var kept = new StringBuilder(text.Length);
        var from = 0;
        foreach (var range in bots.OrderBy(r => r.Start.Value))
        {
            kept.Append(text, from, Math.Max(0, range.Start.Value - from));
            from = Math.Max(from, range.End.Value);
        }
        return kept.Append(text, from, text.Length - from).ToString().Trim();
    }

    /// <summary>Whether the bot is among those whom the activity mentions.</summary>
    public static bool MentionsBot(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Recipient?.Id is { } bot && activity.Entities is { } entities
            && entities.Any(e => e.Type == "mention"
                && string.Equals(e.Mentioned?.Id, bot, StringComparison.OrdinalIgnoreCase));
    }
}
