using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Polly.Timeout;

namespace ChargeBot.Adapters.Graph;

/// <summary>The bot's own tokens for Graph.</summary>
public interface IGraphTokens
{
    /// <summary>The header for a call now; null: none can be had, or the bot has no identity.</summary>
    ValueTask<AuthenticationHeaderValue?> Authorize(CancellationToken stop);

    /// <summary>Drops the token that Graph has just refused.</summary>
    void Forget(AuthenticationHeaderValue? refused);
}

/// <summary>What a call to Graph came to.</summary>
/// <param name="Status">The HTTP status; 0: there was no answer.</param>
/// <param name="Code">Graph's own code where it refused, bounded.</param>
/// <param name="Value">The answer; null where it refused or has none.</param>
internal readonly record struct GraphAnswer<T>(int Status, string? Code, T? Value) where T : class
{
    /// <summary>Whether it was done.</summary>
    public bool IsOk => Status is >= 200 and < 300;
}

/// <summary>
/// Calls Graph. Waiting as it asks (Retry-After) and repeating are the HTTP client's; here a refused token is renewed once, and
/// pages are followed on Graph's own host alone, for the token goes with them. Nothing throws but the end of waiting.
/// </summary>
internal sealed class GraphClient(IHttpClientFactory http, IGraphTokens tokens, GraphSettings settings, ILogger<GraphClient> log)
{
    public const string Http = "graph";
    public const int MaxBytes = 4 * 1024 * 1024;
    private const int MostPages = 1_000;
    private const int LongestCode = 60;

    /// <summary>All pages of a list, and the link by which its changes are asked for later.</summary>
    /// <param name="address">Behind Graph's own address, or a link that Graph gave.</param>
    /// <param name="shape">What the entries look like.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<GraphAnswer<GraphList<T>>> List<T>(string address, JsonTypeInfo<GraphPage<T>> shape, CancellationToken stop)
    {
        var all = new List<T>();
        var next = address;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var answer = await Send(HttpMethod.Get, next, null, shape, stop);
            if (!answer.IsOk || answer.Value is not { } page)
            {
                return new GraphAnswer<GraphList<T>>(answer.IsOk ? 0 : answer.Status, answer.Code, null);
            }

            all.AddRange(page.Value);
            if (page.NextLink is not { } link)
            {
                return new GraphAnswer<GraphList<T>>(answer.Status, null, new GraphList<T>(all, page.DeltaLink));
            }

            next = link;
        }

        log.LogError("Graph's list does not end after {Pages} pages; it is not used.", MostPages);
        return new GraphAnswer<GraphList<T>>(0, "endless", null);
    }

    /// <summary>One call.</summary>
    public async Task<GraphAnswer<T>> Send<T>(HttpMethod method, string address, byte[]? json, JsonTypeInfo<T> shape, CancellationToken stop) where T : class
    {
        var (status, code, body) = await Send(method, address, json, stop);
        try
        {
            return new GraphAnswer<T>(status, code, status is >= 200 and < 300 && body is { Length: > 0 } ? JsonSerializer.Deserialize(body, shape) : null);
        }
        catch (JsonException)
        {
            log.LogWarning("Graph's answer to {Method} {Path} is not what it documents.", method, PathOf(address));
            return new GraphAnswer<T>(0, "unreadable", null);
        }
    }

    /// <summary>One call, its answer as it came.</summary>
    public async Task<(int Status, string? Code, byte[]? Body)> Send(HttpMethod method, string address, byte[]? json, CancellationToken stop)
    {
        if (!Uri.TryCreate(settings.Address, address, out var target) || target.Scheme != settings.Address.Scheme || target.Authority != settings.Address.Authority)
        {
            log.LogError("Graph pointed to another host; it is not followed.");
            return (0, "foreign-link", null);
        }

        try
        {
            var header = await tokens.Authorize(stop);
            var answer = header is null ? (0, "no-token", null) : await Once(method, target, json, header, stop);
            if (answer.Item1 == (int)HttpStatusCode.Unauthorized)
            {
                tokens.Forget(header);
                header = await tokens.Authorize(stop);
                answer = header is null ? (0, "no-token", null) : await Once(method, target, json, header, stop);
            }

            return answer;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or TimeoutRejectedException
            || (trouble is OperationCanceledException && !stop.IsCancellationRequested))
        {
            log.LogWarning("Graph did not answer {Method} {Path}: {Trouble}", method, PathOf(address), trouble.GetType().Name);
            return (0, "no-answer", null);
        }
    }

    private async Task<(int Status, string? Code, byte[]? Body)> Once(HttpMethod method, Uri target, byte[]? json, AuthenticationHeaderValue header, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, target) { Headers = { Authorization = header } };
        if (json is not null)
        {
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        using var client = http.CreateClient(Http);
        using var response = await client.SendAsync(request, stop);
        var body = await response.Content.ReadAsByteArrayAsync(stop);
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? null : CodeOf(body), body);
    }

    private static string? CodeOf(byte[] body)
    {
        try
        {
            var code = JsonSerializer.Deserialize(body, GraphJson.Default.GraphError)?.Error?.Code;
            return code is null ? null : string.Concat(code.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.').Take(LongestCode));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Without its query: delta tokens are long and say nothing to anybody.
    private static string PathOf(string address) => address.Split('?')[0];
}

/// <summary>All entries of a list.</summary>
internal sealed record GraphList<T>(IReadOnlyList<T> Entries, string? DeltaLink);
