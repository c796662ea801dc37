using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Teams;

/// <summary>What came in by the door, or the status to answer with, without a body.</summary>
/// <param name="Status">200, or 400, 401, 403, 413, 503.</param>
/// <param name="Activity">The activity, when the status is 200: authenticated, and whole enough to be worked on.</param>
public readonly record struct Admission(int Status, Activity? Activity);

/// <summary>Whether this process runs in the Development environment: the one place where the Playground is let in.</summary>
/// <param name="Development">True in Development.</param>
public sealed record TeamsEnvironment(bool Development);

/// <summary>
/// The way in for POST /api/messages: the token first, then the body within its bounds, then the token's claims against
/// the activity. Nothing of an activity is looked at or logged before.
/// </summary>
public sealed class ChannelDoor(
    TeamsSettings settings, TeamsEnvironment environment, ChannelTokenValidator validator, ILogger<ChannelDoor> log)
{
    private const string PlaygroundHeader = "x-ms-agents-playground";
    private static readonly Counter<long> Refused = TeamsMetrics.Meter.CreateCounter<long>(
        "chargebot.teams.refused", description: "Activities that were not let in, by status and reason.");

    /// <summary>Lets an activity in, or says with which status to refuse it.</summary>
    public async ValueTask<Admission> Admit(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var stop = context.RequestAborted;
        var playground = IsPlayground(context);
        AuthResult token = default;
        if (!playground)
        {
            token = await validator.CheckToken(context.Request.Headers.Authorization, stop);
            if (!token.IsAllowed)
                return Refuse(token.Status, token.Reason);
        }

        if (await ActivityReader.ReadBody(context.Request, stop) is not { } body)
            return Refuse(StatusCodes.Status413PayloadTooLarge, "too-large");
        var read = ActivityReader.Parse(body);
        if (read.Activity is not { } activity)
            return Refuse(read.Status, "malformed");

        // Without a token nobody vouches for the service URL, and our answers carry our own token there.
        if (playground)
            return Addresses.IsLoopback(activity.ServiceUrl)
                ? new(StatusCodes.Status200OK, activity)
                : Refuse(StatusCodes.Status403Forbidden, "service-url");
        var claims = validator.CheckClaims(token, activity);
        return claims.IsAllowed ? new(StatusCodes.Status200OK, activity) : Refuse(claims.Status, claims.Reason);
    }

    // Its header is asked for as well: a web page in the developer's browser cannot send it across origins.
    private bool IsPlayground(HttpContext context) =>
        environment.Development && settings.AllowAgentsPlayground
        && context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && !context.Request.Headers.ContainsKey("Authorization")
        && context.Request.Headers[PlaygroundHeader] == "true";

    private Admission Refuse(int status, string reason)
    {
        Refused.Add(1, new("status", status), new("reason", reason));
        log.LogWarning("An activity was refused with {Status}: {Reason}", status, reason);
        return new(status, null);
    }
}

/// <summary>The meter of this folder.</summary>
internal static class TeamsMetrics
{
    public static readonly Meter Meter = new("ChargeBot.Teams");
}
