using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Itsm;

/// <summary>What became of an event that was sent.</summary>
public enum ItsmOutcome
{
    /// <summary>It was taken.</summary>
    Taken,

    /// <summary>Not now; it may be sent again.</summary>
    Later,

    /// <summary>Never (410): nothing more of this kind is wanted.</summary>
    Never,
}

/// <summary>What became of an event, and when it may be sent again where the other side says so.</summary>
public sealed record ItsmAnswer(ItsmOutcome Outcome, TimeSpan? RetryAfter = null);

/// <summary>Tells the other system of tickets: CloudEvents 1.0 in structured JSON over HTTPS, signed. Redirects are not followed.</summary>
public sealed class ItsmClient(HttpClient http, ItsmSettings settings, TimeProvider clock, ILogger<ItsmClient> log)
{
    /// <summary>The content type of an event (CloudEvents 1.0, HTTP binding 3.2).</summary>
    public const string EventType = "application/cloudevents+json";

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Sends an event.</summary>
    /// <param name="id">The event's id: the same each time that it is sent.</param>
    /// <param name="body">The event.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<ItsmAnswer> Send(string id, byte[] body, CancellationToken cancel)
    {
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Webhook) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(EventType) { CharSet = "utf-8" };
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimeHeader, time);
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(settings.Secret!, id, time, body));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (answer.IsSuccessStatusCode)
            {
                return new ItsmAnswer(ItsmOutcome.Taken);
            }

            log.LogWarning("The ITSM system answered {Status} to event {Event}.", (int)answer.StatusCode, id);
            var wait = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
            return answer.StatusCode is HttpStatusCode.Gone ? new ItsmAnswer(ItsmOutcome.Never)
                : new ItsmAnswer(ItsmOutcome.Later, wait is { } span && span > TimeSpan.Zero ? (span < LongestWait ? span : LongestWait) : null);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException || (trouble is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            log.LogWarning("The ITSM system did not answer to event {Event}: {Trouble}.", id, trouble.GetType().Name);
            return new ItsmAnswer(ItsmOutcome.Later);
        }
    }
}

/// <summary>Registers this folder.</summary>
public static class ItsmRegistration
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Adds the settings and whoever tells the other system.</summary>
    public static IServiceCollection AddItsm(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(ItsmSettings.From(configuration));
        services.AddHttpClient<ItsmClient>(client => client.Timeout = Patience)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        return services;
    }
}
