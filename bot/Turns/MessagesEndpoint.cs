using System.Text;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Teams;
using ChargeBot.Bot.Conversations;

namespace ChargeBot.Bot.Turns;

/// <summary>
/// POST /api/messages: the door, then the conversation's lane, then the answer at once. What a message extension asks
/// changes nothing and passes by the lane; what somebody makes of a message goes through the lane of their own chat.
/// </summary>
public static class MessagesEndpoint
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>Maps it.</summary>
    public static void MapMessages(this IEndpointRouteBuilder app) => app.MapPost("/api/messages", Take);

    private static async Task Take(HttpContext http, ChannelDoor door, GrainsOf<ILane> lanes, MessageExtension extension, MessageReport report)
    {
        var admission = await door.Admit(http);
        if (admission.Activity is not { } activity)
        {
            http.Response.StatusCode = admission.Status;
            return;
        }

        if (ExtensionQuery.From(activity) is { } query)
        {
            http.Response.ContentType = Json;
            await http.Response.Body.WriteAsync((await extension.Answer(query, activity)).ToUtf8(), http.RequestAborted);
            return;
        }

        if (MessageAction.From(activity) is { } action)
        {
            http.Response.ContentType = Json;
            await http.Response.Body.WriteAsync(await report.Answer(action, activity, http.RequestAborted), http.RequestAborted);
            return;
        }

        var answer = Turn.From(activity) is { } turn
            ? await lanes[turn.ConversationId].Take(turn)
            : new TurnAnswer(activity.Type == ActivityTypes.Invoke ? StatusCodes.Status501NotImplemented : StatusCodes.Status200OK);

        http.Response.StatusCode = answer.Status;
        if (answer.Status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        if (answer.Body is { } body)
        {
            http.Response.ContentType = Json;
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), http.RequestAborted);
        }
    }
}
