using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Teams;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.People;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Notes;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Turns;

/// <summary>
/// Makes the draft of a ticket out of anybody's message, wherever in Teams it stands: a form asks for the port, and what is sent is
/// taken as if the person had written it into their own chat, where the ticket's form comes with the pictures of the message.
/// </summary>
public sealed class MessageReport(
    PeopleDirectory people, RoleTable table, Network network, PersonalChats chats, ConversationBook conversations, ConversationLanguage languages, DeskSettings desk,
    GrainsOf<ILane> lanes, TimeProvider clock)
{
    private const int MostWords = 60;

    /// <summary>The answer to an action.</summary>
    /// <param name="action">What was chosen or sent.</param>
    /// <param name="activity">Who did, and where.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<byte[]> Answer(MessageAction action, Activity activity, CancellationToken cancel)
    {
        var (tenant, person) = (activity.TenantId ?? "", activity.From?.AadObjectId ?? "");
        var agent = people.Find(tenant, person) ?? ServiceAgent.Stranger(tenant, person, "");
        var language = languages.Of(personal: true, activity.Locale ?? "", agent) == "de" ? Language.De : Language.En;
        if (table.Ask(agent, Permission.Tickets) is Grant.Denied)
        {
            return TaskResponse.Sentence(NoRoleCard.Sentence(new NoRoleView(desk.RoleContact), language));
        }

        if (!action.Submitted)
        {
            return Form(new ReportFormView(Named(action.Words) ?? "", Bounded(action.Words), Unknown: false), language);
        }

        var (typed, words) = (action.Typed(ReportFormCard.PortInput), Bounded(action.Typed(ReportFormCard.WordsInput)));
        return Find(typed) is { } port
            ? TaskResponse.Sentence(ReportFormCard.Done(language, await Take(port, words, action, activity, agent, cancel)))
            : Form(new ReportFormView(typed, words, Unknown: true), language);
    }

    /// <summary>False: the person's chat cannot be had, or is busy beyond patience.</summary>
    private async Task<bool> Take(PortEntry port, string words, MessageAction action, Activity activity, ServiceAgent agent, CancellationToken cancel)
    {
        if (activity.Id is not { Length: > 0 and <= 200 } id || await chats.Find(agent.TenantId, agent, cancel) is not { } chat)
        {
            return false;
        }

        var reference = chat.New?.Reference ?? (await conversations.Find(chat.ConversationId))?.Text;
        return reference is not null && (await lanes[chat.ConversationId].Take(new Turn
        {
            ActivityId = id,
            ConversationId = chat.ConversationId,
            Personal = true,
            TenantId = agent.TenantId,
            PersonId = agent.ObjectId,
            PersonName = activity.From?.Name ?? agent.Name,
            Locale = activity.Locale ?? "",
            Reference = reference,
            What = What.Said,
            Text = $"ticket {port.PortId} {words}",
            Files = SentFile.Shared(action.Attachments, activity),
        })).Status < StatusCodes.Status400BadRequest;
    }

    private byte[] Form(ReportFormView view, Language language) => TaskResponse.Form(
        ReportFormCard.Title(language), ReportFormCard.Draw(view, new CardContext(Guid.Empty, 0, language, clock.GetUtcNow())).Utf8.Span);

    private static string Bounded(string words) => NoteText.Bounded(NoteText.Clean(words), ReportFormCard.MaxWords);

    /// <summary>The first port that a message names; what merely looks like one is left to the person.</summary>
    private string? Named(string words) => words.Split((char[]?)null, MostWords + 1, StringSplitOptions.RemoveEmptyEntries).Take(MostWords)
        .Select(word => word.Trim('.', ',', ':', ';', '(', ')', '"', '\'')).Where(word => word.Length > 4).Select(Find).FirstOrDefault(port => port is not null)?.PortId;

    private PortEntry? Find(string typed) => typed.Length == 0 ? null
        : network.Find(typed) ?? (network.Index.Find(typed).Exact is { } hit ? hit.Port ?? (hit.Ports is [var only] ? only : null) : null);
}
