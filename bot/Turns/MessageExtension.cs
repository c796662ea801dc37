using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Teams;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.People;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Turns;

/// <summary>
/// Ports for a message that somebody writes anywhere in Teams: found beside the line, at first those that the person has at
/// hand, and unfolded from our own addresses. It only reads, so it is answered at once and beside the conversation's lane.
/// </summary>
public sealed class MessageExtension(
    PeopleDirectory people, RoleTable table, Network network, NetworkStatus status, FindingPainter finding, PortLinks links, ConversationBook conversations,
    ConversationLanguage languages, DeskSettings desk, TimeProvider clock)
{
    /// <summary>Results at once: more than that is typed on, not read.</summary>
    public const int Most = 25;

    /// <summary>The verb of the snapshot's button, where the bot is in the conversation.</summary>
    public const string Opens = "port.show";

    /// <summary>The answer to a question.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="activity">Who asks, and where.</param>
    public async ValueTask<ExtensionResponse> Answer(ExtensionQuery query, Activity activity)
    {
        var (tenant, person) = (activity.TenantId ?? "", activity.From?.AadObjectId ?? "");
        var reader = people.Find(tenant, person) ?? ServiceAgent.Stranger(tenant, person, "");
        var own = Context(languages.Of(personal: true, activity.Locale ?? "", reader));
        if (table.Ask(reader, Permission.Look) is Grant.Denied)
        {
            // Who has no role is told how to get one where something was asked, and nothing at all of an address.
            return query.Url is null ? ExtensionResponse.Message(NoRoleCard.Sentence(new NoRoleView(desk.RoleContact), own.Language)) : ExtensionResponse.Results([]);
        }

        var conversation = activity.Conversation!;
        var shown = Context(languages.Of(conversation.IsPersonal, activity.Locale ?? "", reader));
        var opens = await conversations.Knows(conversation.Id ?? "");
        return ExtensionResponse.Results((await Ports(query, person)).Select(port =>
        {
            var (title, text) = SnapshotCard.Preview(port, own);
            return ExtensionResult.Of(JsonRaw.FromUtf8(SnapshotCard.Draw(new SnapshotView(port, links.Of(port.Entry.PortId), opens), shown).Utf8), title, text);
        }));
    }

    private async ValueTask<IReadOnlyList<InfrastructurePort>> Ports(ExtensionQuery query, string personId)
    {
        if (query.Url is { } url)
        {
            return links.Read(url) is { } portId ? await status.Of([portId]) : [];
        }

        if (query.Text.Length == 0)
        {
            return query.Skip == 0 ? await finding.AtHand(personId, Most) : [];
        }

        var found = network.Index.Find(query.Text, query.Skip + Most);
        var ids = new[] { found.Exact }.Concat(found.Candidates.Select(candidate => candidate.Hit)).OfType<SearchHit>()
            .SelectMany(hit => hit.Port is { } port ? [port] : hit.Ports).Select(port => port.PortId).Distinct();
        return await status.Of([.. ids.Skip(query.Skip).Take(Most)]);
    }

    // Snapshots stand in nobody's book: they have no id, and a press on one finds that out.
    private CardContext Context(string language) => new(Guid.Empty, 0, language == "de" ? Language.De : Language.En, clock.GetUtcNow());
}
