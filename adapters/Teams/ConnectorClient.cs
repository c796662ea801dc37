using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChargeBot.Adapters.Teams;

/// <summary>
/// The connector's calls: what the bot says and asks in a conversation. Nothing here throws for what the channel
/// answers (see <see cref="ConnectorResult"/>), only when the waiting is ended from outside.
/// </summary>
public sealed class ConnectorClient(ConnectorCalls calls)
{
    /// <summary>Sends a new message to a conversation; the result's id is what updates address.</summary>
    public ValueTask<ConnectorResult> Send(ConversationReference to, Activity activity, CancellationToken stop) =>
        Post(to, "/activities", activity, stop);

    /// <summary>Sends a card, given as the bytes that it was rendered to.</summary>
    public ValueTask<ConnectorResult> SendCard(ConversationReference to, JsonRaw card, CancellationToken stop) =>
        Send(to, CardMessage(card), stop);

    /// <summary>Sends a text. Text and card go apart: of a message with both, only one id comes back.</summary>
    public ValueTask<ConnectorResult> SendText(ConversationReference to, string text, CancellationToken stop) =>
        Send(to, new Activity { Type = ActivityTypes.Message, Text = text, TextFormat = "plain" }, stop);

    /// <summary>Answers a message; in a channel the answer stands in its thread.</summary>
    public ValueTask<ConnectorResult> Reply(ConversationReference to, string replyToId, Activity activity, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return Post(to, "/activities/" + Uri.EscapeDataString(replyToId), activity with { ReplyToId = replyToId }, stop);
    }

    /// <summary>Shows that the bot is at work.</summary>
    public ValueTask<ConnectorResult> Typing(ConversationReference to, CancellationToken stop) =>
        Send(to, new Activity { Type = ActivityTypes.Typing }, stop);

    /// <summary>Puts another content in the place of a message that was sent.</summary>
    public async ValueTask<ConnectorResult> Update(ConversationReference to, string activityId, Activity activity, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var path = "/activities/" + Uri.EscapeDataString(activityId);
        var result = await calls.Do(ConnectorCall.Update(to, path, Body(to, activity with { Id = activityId })), stop);
        return result.IsOk ? result with { Id = result.Id ?? activityId } : result;
    }

    /// <summary>Puts another card in the place of one that was sent.</summary>
    public ValueTask<ConnectorResult> UpdateCard(ConversationReference to, string activityId, JsonRaw card, CancellationToken stop) =>
        Update(to, activityId, CardMessage(card), stop);

    /// <summary>Takes a message away.</summary>
    public ValueTask<ConnectorResult> Delete(ConversationReference to, string activityId, CancellationToken stop) =>
        calls.Do(ConnectorCall.Delete(to, "/activities/" + Uri.EscapeDataString(activityId)), stop);

    /// <summary>Creates a conversation at the same connector as <paramref name="near"/>, or finds the personal one that exists.</summary>
    public async ValueTask<ConnectorAnswer<CreatedConversation>> Create(
        ConversationReference near, ConversationParameters parameters, CancellationToken stop)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(parameters, TeamsJson.Default.ConversationParameters);
        return await Ask(ConnectorCall.Create(near, body), TeamsJson.Default.CreatedConversation, stop);
    }

    /// <summary>All people in a conversation.</summary>
    public ValueTask<ConnectorAnswer<IReadOnlyList<ConversationMember>>> Members(ConversationReference of, CancellationToken stop) =>
        Ask(ConnectorCall.Get(of, "/members"), TeamsJson.Default.IReadOnlyListConversationMember, stop);

    /// <summary>One person in a conversation, by the channel's id or the Entra object id.</summary>
    public ValueTask<ConnectorAnswer<ConversationMember>> Member(ConversationReference of, string id, CancellationToken stop) =>
        Ask(ConnectorCall.Get(of, "/members/" + Uri.EscapeDataString(id)), TeamsJson.Default.ConversationMember, stop);

    /// <summary>A page of the people in a conversation: what a large team needs.</summary>
    /// <param name="of">The conversation.</param>
    /// <param name="pageSize">50 to 500.</param>
    /// <param name="continuation">The last page's token; null for the first page.</param>
    /// <param name="stop">Ends the waiting.</param>
    public ValueTask<ConnectorAnswer<MemberPage>> MembersPage(
        ConversationReference of, int pageSize, string? continuation, CancellationToken stop)
    {
        var query = "/pagedmembers?pageSize=" + pageSize.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!string.IsNullOrEmpty(continuation))
            query += "&continuationToken=" + Uri.EscapeDataString(continuation);
        return Ask(ConnectorCall.Get(of, query), TeamsJson.Default.MemberPage, stop);
    }

    /// <summary>A team, with its Entra group: what a message says of it is often its thread's id alone.</summary>
    public ValueTask<ConnectorAnswer<TeamsInfo>> Team(ConversationReference of, string team, CancellationToken stop) =>
        Ask(ConnectorCall.Team(of, team), TeamsJson.Default.TeamsInfo, stop);

    private ValueTask<ConnectorResult> Post(ConversationReference to, string path, Activity activity, CancellationToken stop) =>
        calls.Do(ConnectorCall.Send(to, path, Body(to, activity)), stop);

    private async ValueTask<ConnectorAnswer<T>> Ask<T>(ConnectorCall call, JsonTypeInfo<T> shape, CancellationToken stop) where T : class
    {
        var done = await calls.Exchange(call, stop);
        if (!done.Result.IsOk)
            return new(done.Result, null);
        try
        {
            return JsonSerializer.Deserialize(done.Body, shape) is { } value
                ? new(done.Result, value)
                : new(done.Result with { Outcome = ConnectorOutcome.Failed, Error = "empty-answer" }, null);
        }
        catch (JsonException)
        {
            return new(done.Result with { Outcome = ConnectorOutcome.Failed, Error = "malformed-answer" }, null);
        }
    }

    private static Activity CardMessage(JsonRaw card) =>
        new() { Type = ActivityTypes.Message, Attachments = [Attachment.Card(card)] };

    // What every message to a conversation says besides its content; what the caller has set stands.
    private static byte[] Body(ConversationReference to, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(activity);
        return JsonSerializer.SerializeToUtf8Bytes(activity with
        {
            From = activity.From ?? to.Bot,
            Conversation = activity.Conversation ?? to.Conversation,
            Recipient = activity.Recipient ?? (to.Conversation.IsPersonal ? to.User : null),
            ChannelId = activity.ChannelId ?? to.ChannelId,
            ServiceUrl = activity.ServiceUrl ?? to.ServiceUrl,
        }, TeamsJson.Default.Activity);
    }
}
