using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace ChargeBot.Adapters.Teams;

/// <summary>
/// Makes calls to the connector: paced, with the bot's token, and repeated where that helps and does no harm.
/// </summary>
/// <remarks>
/// A new message (POST) is not idempotent. It is repeated after 412, 429, 502 and 504, as the channel's documentation
/// asks, although behind a 502 or 504 it may have arrived: a card that stands there twice is a blemish (the later one is
/// updated, the earlier one's buttons are stale and answered with the truth), a card that never came leaves somebody
/// waiting. After a broken connection it is repeated only where nothing can have been sent (no connection was made);
/// else it ends as Failed with MaybeSent, and the outbox decides. PUT, DELETE and GET are always safe to repeat.
/// </remarks>
public sealed class ConnectorCalls
{
    private const int MostRetries = 4;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private static readonly Counter<long> Calls = TeamsMetrics.Meter.CreateCounter<long>(
        "chargebot.teams.calls", description: "Attempts at calls to the connector, by method and status.");

    private readonly TeamsSettings settings;
    private readonly ChannelHttp http;
    private readonly ChannelCredentials credentials;
    private readonly ConversationPacer pacer;
    private readonly TimeProvider clock;
    private readonly ILogger<ConnectorCalls> log;
    private readonly ResiliencePipeline<Attempt> retries;

    private enum Again { No, AtOnce, Later }

    private readonly record struct Attempt(ConnectorExchange Exchange, Again Again, TimeSpan? After = null);

    private sealed record State(ConnectorCalls Calls, ConnectorCall Call);

    /// <summary>Made once; it holds the retry policy.</summary>
    public ConnectorCalls(
        TeamsSettings settings, ChannelHttp http, ChannelCredentials credentials, ConversationPacer pacer, TimeProvider clock,
        ILogger<ConnectorCalls> log)
    {
        (this.settings, this.http, this.credentials, this.pacer, this.clock, this.log) = (settings, http, credentials, pacer, clock, log);
        retries = new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock }.AddRetry(new RetryStrategyOptions<Attempt>
        {
            MaxRetryAttempts = MostRetries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(500),
            MaxDelay = TimeSpan.FromSeconds(10),
            UseJitter = true,
            // At once only the first time: a fresh token that is refused as well will not get better.
            ShouldHandle = args => new(args.Outcome.Result.Again switch
            {
                Again.AtOnce => args.AttemptNumber == 0,
                Again.Later => args.Outcome.Result.After is not { } after || after <= LongestWait,
                _ => false,
            }),
            DelayGenerator = args => new(args.Outcome.Result.Again == Again.AtOnce ? TimeSpan.Zero : args.Outcome.Result.After),
        }).Build();
    }

    /// <summary>Makes a call whose answer holds an id at most. Throws only when <paramref name="stop"/> ends it.</summary>
    public async ValueTask<ConnectorResult> Do(ConnectorCall call, CancellationToken stop)
    {
        var (result, body) = await Exchange(call, stop);
        return result.IsOk && body.Length > 0 ? result with { Id = Id(body) } : result;
    }

    /// <summary>Makes a call.</summary>
    public async ValueTask<ConnectorExchange> Exchange(ConnectorCall call, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Address is null)
            return Failed(0, "service-url");
        var last = await retries.ExecuteAsync(static (state, stop) => state.Calls.Try(state.Call, stop), new State(this, call), stop);
        if (last.Exchange.Result.Outcome == ConnectorOutcome.Failed)
            log.LogWarning("A {Method} to the connector failed: {Status} {Error}",
                call.Method, last.Exchange.Result.Status, last.Exchange.Result.Error);
        return last.Exchange;
    }

    private async ValueTask<Attempt> Try(ConnectorCall call, CancellationToken stop)
    {
        if (settings.PaceMessages)
            await pacer.Wait(call.Conversation, call.Tenant, stop);
        var authorization = await credentials.Authorize(stop);
        if (!authorization.IsReady)
            return new(Failed(0, "no-token"), Again.Later);

        using var request = new HttpRequestMessage(call.Method, call.Address);
        request.Headers.Authorization = authorization.Header;
        if (call.Body is { } body)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        try
        {
            using var response = await http.Connector.SendAsync(request, stop);
            var status = (int)response.StatusCode;
            Calls.Add(1, new("method", call.Method.Method), new("status", status));
            if (status == 401)
                credentials.Forget(authorization.Header);
            return Judge(response, await response.Content.ReadAsByteArrayAsync(stop));
        }
        catch (HttpRequestException trouble)
        {
            Calls.Add(1, new("method", call.Method.Method), new("status", 0));
            var nothingSent = trouble.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            return Broken(call, trouble.HttpRequestError.ToString(), nothingSent);
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            Calls.Add(1, new("method", call.Method.Method), new("status", 0));
            return Broken(call, "timeout", nothingSent: false);
        }
    }

    private static Attempt Broken(ConnectorCall call, string error, bool nothingSent)
    {
        var maybeSent = !nothingSent && !call.IsRepeatable;
        return new(Failed(0, error, maybeSent), maybeSent ? Again.No : Again.Later);
    }

    private Attempt Judge(HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
            return new(new(new(ConnectorOutcome.Ok, null, status), body), Again.No);
        var code = ErrorCode(body);
        return response.StatusCode switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new(new(new(ConnectorOutcome.Gone, null, status, code), body), Again.No),
            HttpStatusCode.Forbidden => new(new(new(ConnectorOutcome.Forbidden, null, status, code), body), Again.No),
            HttpStatusCode.Unauthorized => new(Failed(status, code), Again.AtOnce),
            HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
                => RetryLater(response, status, code),
            _ => new(Failed(status, code), Again.No),
        };
    }

    private Attempt RetryLater(HttpResponseMessage response, int status, string? code)
    {
        // Retry-After is a number of seconds or a date.
        var after = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        if (after < TimeSpan.Zero)
            after = TimeSpan.Zero;
        var maybeSent = status is 502 or 504 && response.RequestMessage?.Method == HttpMethod.Post;
        var failed = Failed(status, code, maybeSent);
        return new(failed with { Result = failed.Result with { RetryAfter = after } }, Again.Later, after);
    }

    private static ConnectorExchange Failed(int status, string? error, bool maybeSent = false) =>
        new(new(ConnectorOutcome.Failed, null, status, error, MaybeSent: maybeSent), []);

    private static string? Id(byte[] body) => Lenient(body, WireJson.Default.ResourceAnswer)?.Id;

    private static string? ErrorCode(byte[] body) => body.Length == 0 ? null : Lenient(body, WireJson.Default.ErrorAnswer)?.Error?.Code;

    // An answer that is not JSON says nothing; its status does.
    private static T? Lenient<T>(byte[] body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
