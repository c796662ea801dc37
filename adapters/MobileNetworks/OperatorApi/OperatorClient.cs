using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChargeBot.Adapters.MobileNetworks.DailyFile;
using ChargeBot.Adapters.MobileNetworks.OperatorApi;
using ChargeBot.Domain.MobileNetworks;
using Microsoft.Extensions.Logging;
using Polly.Timeout;

namespace ChargeBot.Adapters.MobileNetworks;

/// <summary>
/// Asks the mobile network operator about a SIM over the CAMARA APIs Device Reachability Status, Connected Network Type
/// and Device Roaming Status. What is refused or fails comes back as its reason; nothing here throws but the end of waiting.
/// </summary>
public sealed class OperatorClient
{
    internal const string Http = "mobile-network-operator";
    private static readonly TimeSpan ClockDrift = TimeSpan.FromMinutes(5);

    private readonly IHttpClientFactory http;
    private readonly MobileNetworkSettings settings;
    private readonly TimeProvider clock;
    private readonly ILogger<OperatorClient> log;
    private readonly OperatorTokens tokens;

    internal OperatorClient(
        IHttpClientFactory http, OperatorTokens tokens, MobileNetworkSettings settings, TimeProvider clock, ILogger<OperatorClient> log) =>
        (this.http, this.tokens, this.settings, this.clock, this.log) = (http, tokens, settings, clock, log);

    /// <summary>Asks all that the operator offers about a SIM.</summary>
    /// <param name="sim">The SIM.</param>
    /// <param name="ipAddress">Its address as the station's data have it, where the daily file has none.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<OperatorAnswer> Ask(SimCard sim, string? ipAddress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sim);
        if (settings.Api is not { } api)
        {
            return new OperatorAnswer(MobileNetworkDetails.None, [new(OperatorQuestion.Reachability, RefusalReason.NotConfigured)]);
        }

        if (Device(sim, ipAddress, api.Identifier) is not { } device)
        {
            return new OperatorAnswer(MobileNetworkDetails.None, [new(OperatorQuestion.Reachability, RefusalReason.NoIdentifier)]);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(OperatorApiSettings.Patience);
        var body = JsonSerializer.SerializeToUtf8Bytes(new CamaraRequest(device), CamaraJson.Default.CamaraRequest);
        var correlator = Guid.NewGuid().ToString();
        var (reachability, network, roaming) = (
            Ask(OperatorQuestion.Reachability, body, CamaraJson.Default.ReachabilityAnswer, correlator, patience.Token, stop),
            Ask(OperatorQuestion.NetworkType, body, CamaraJson.Default.NetworkTypeAnswer, correlator, patience.Token, stop),
            Ask(OperatorQuestion.Roaming, body, CamaraJson.Default.RoamingAnswer, correlator, patience.Token, stop));
        await Task.WhenAll(reachability, network, roaming);
        var now = clock.GetUtcNow();
        var (first, second, third) = (await reachability, await network, await roaming);
        return new OperatorAnswer(
            MobileNetworkDetails.None.Merge(Reachability(first.Answer, now)).Merge(NetworkType(second.Answer, now)).Merge(Roaming(third.Answer, now)),
            [.. new[] { first.Refusal, second.Refusal, third.Refusal }.OfType<OperatorRefusal>()]);
    }

    /// <summary>Whether it is the network's or the operator's trouble, and not the end of waiting or our own mistake.</summary>
    internal static bool IsTrouble(Exception trouble, CancellationToken stop) => trouble is HttpRequestException or JsonException or NotSupportedException
        or TimeoutRejectedException || (trouble is OperationCanceledException && !stop.IsCancellationRequested);

    /// <summary>The reason behind it.</summary>
    internal static RefusalReason ReasonOf(Exception trouble) => trouble switch
    {
        TimeoutRejectedException or OperationCanceledException => RefusalReason.TimedOut,
        HttpRequestException { HttpRequestError: not (HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse) } => RefusalReason.Unavailable,
        _ => RefusalReason.Unreadable,
    };

    private static CamaraDevice? Device(SimCard sim, string? ipAddress, SimIdentifier? identifier) => identifier switch
    {
        SimIdentifier.PhoneNumber when sim.PhoneNumber is { } number => new(PhoneNumber: number),
        SimIdentifier.NetworkAccessIdentifier when sim.NetworkAccessIdentifier is { } nai => new(NetworkAccessIdentifier: nai),
        SimIdentifier.Ipv4Address when (sim.IpAddress ?? SimWords.Ip(ipAddress ?? "")) is { } ip => new(Ipv4Address: new(ip, ip)),
        _ => null,
    };

    private async Task<(T? Answer, OperatorRefusal? Refusal)> Ask<T>(
        OperatorQuestion question, byte[] body, JsonTypeInfo<T> shape, string correlator, CancellationToken patience, CancellationToken stop)
        where T : class
    {
        if (settings.Api!.Path(question) is not { } path)
        {
            return default;
        }

        try
        {
            var address = new Uri($"{settings.Api.Address.TrimEnd('/')}/{path}/retrieve");
            for (var again = false; ; again = true)
            {
                var (token, why) = await tokens.Take(patience);
                if (token is null)
                {
                    return (null, new(question, why));
                }

                using var response = await Send(address, body, token, correlator, patience);
                if (response.StatusCode is HttpStatusCode.Unauthorized && !again)
                {
                    tokens.Forget(token);
                    continue;
                }

                var answer = await response.Content.ReadAsByteArrayAsync(patience);
                return response.StatusCode is HttpStatusCode.OK
                    ? (JsonSerializer.Deserialize(answer, shape) ?? throw new JsonException(), null)
                    : (null, Refused(question, response, answer, correlator));
            }
        }
        catch (Exception trouble) when (IsTrouble(trouble, stop))
        {
            log.LogWarning("The mobile network operator did not answer {Question} ({Trouble}, correlator {Correlator})", question, trouble.GetType().Name, correlator);
            return (null, new(question, ReasonOf(trouble)));
        }
    }

    private async Task<HttpResponseMessage> Send(Uri address, byte[] body, string token, string correlator, CancellationToken stop)
    {
        using var connections = http.CreateClient(Http);
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("x-correlator", correlator);
        return await connections.SendAsync(request, stop);
    }

    private OperatorRefusal Refused(OperatorQuestion question, HttpResponseMessage response, byte[] body, string correlator)
    {
        var (status, code) = ((int)response.StatusCode, Code(body));
        log.LogWarning("The mobile network operator refused {Question}: {Status} {Code} (correlator {Correlator})", question, status, code, correlator);
        var reason = (status, code) switch
        {
            (401, _) => RefusalReason.Unauthenticated,
            (403, _) => RefusalReason.Forbidden,
            (404, "IDENTIFIER_NOT_FOUND") => RefusalReason.UnknownSim,
            (404, _) or (422, "SERVICE_NOT_APPLICABLE") or (501, _) => RefusalReason.NotOffered,
            (400 or 422, _) => RefusalReason.WrongIdentifier,
            (429, _) => RefusalReason.TooMany,
            ( >= 500, _) => RefusalReason.Unavailable,
            _ => RefusalReason.Unreadable,
        };
        return new OperatorRefusal(question, reason, After(response));
    }

    /// <summary>Retry-After, a number of seconds or a date.</summary>
    private TimeSpan? After(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } when delta >= TimeSpan.Zero => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };

    private static string? Code(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, CamaraJson.Default.ErrorInfo)?.Code is { Length: <= 96 } code
                && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.') ? code : null;
        }
        catch (JsonException)
        {
            // An answer that is not JSON says nothing; its status does.
            return null;
        }
    }

    private static MobileNetworkDetails Reachability(ReachabilityAnswer? answer, DateTimeOffset now)
    {
        if (answer is null)
        {
            return MobileNetworkDetails.None;
        }

        var (at, dated) = At(answer.LastStatusTime, now);
        var reach = !answer.Reachable ? SimReach.No
            : answer.Connectivity is { Count: > 0 } ways && !ways.Contains("DATA") ? SimReach.SmsOnly
            : SimReach.Yes;
        return new()
        {
            Reach = new(reach, SimSource.OperatorApi, at, dated),
            LastConnected = answer.Reachable ? new(at, SimSource.OperatorApi, at, dated) : null,
        };
    }

    private static MobileNetworkDetails NetworkType(NetworkTypeAnswer? answer, DateTimeOffset now)
    {
        var (at, dated) = At(answer?.LastStatusTime, now);
        return new()
        {
            Generation = answer?.ConnectedNetworkType switch
            {
                "2G" => NetworkGeneration.G2,
                "3G" => NetworkGeneration.G3,
                "4G" => NetworkGeneration.G4,
                "5G" => NetworkGeneration.G5,
                _ => (NetworkGeneration?)null,
            } is { } generation ? new(generation, SimSource.OperatorApi, at, dated) : null,
        };
    }

    private static MobileNetworkDetails Roaming(RoamingAnswer? answer, DateTimeOffset now)
    {
        if (answer is null)
        {
            return MobileNetworkDetails.None;
        }

        var (at, dated) = At(answer.LastStatusTime, now);
        var countries = string.Join(", ", (answer.CountryName ?? []).Where(name => name.Length == 2 && name.All(char.IsAsciiLetterUpper)).Take(8));
        return new()
        {
            Roaming = new(
                new(answer.Roaming, countries.Length > 0 ? countries : null, answer.CountryCode is > 0 and < 1000 ? $"{answer.CountryCode:000}" : null),
                SimSource.OperatorApi, at, dated),
        };
    }

    /// <summary>When the operator says that it was true; where it says nothing usable, when we received it.</summary>
    private static (DateTimeOffset At, bool Dated) At(string? lastStatusTime, DateTimeOffset now) =>
        lastStatusTime is { } text && SimWords.Time(text) is { } time && time <= now + ClockDrift ? (time > now ? now : time, true) : (now, false);
}
