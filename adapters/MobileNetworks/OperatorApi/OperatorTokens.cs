using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using ChargeBot.Domain.MobileNetworks;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.MobileNetworks.OperatorApi;

/// <summary>Access tokens by OAuth 2.0's client credentials (RFC 6749, 4.4), kept until shortly before they end.</summary>
internal sealed class OperatorTokens(IHttpClientFactory http, MobileNetworkSettings settings, TimeProvider clock, ILogger<OperatorTokens> log) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim turn = new(1);
    private (string Token, DateTimeOffset Until)? kept;

    /// <summary>A token, or why there is none.</summary>
    public async Task<(string? Token, RefusalReason Why)> Take(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            if (kept is { } known && clock.GetUtcNow() < known.Until)
            {
                return (known.Token, default);
            }

            return await Issue(stop);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>A token that was refused is not used again.</summary>
    public void Forget(string token)
    {
        if (kept?.Token == token)
        {
            kept = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<(string? Token, RefusalReason Why)> Issue(CancellationToken stop)
    {
        var api = settings.Api!;
        using var request = new HttpRequestMessage(HttpMethod.Post, api.TokenAddress)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = api.Scope }),
        };
        // RFC 6749, 2.3.1: both are form-encoded before they are put together.
        var client = $"{Uri.EscapeDataString(api.ClientId)}:{Uri.EscapeDataString(api.ClientSecret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(client)));
        try
        {
            using var connections = http.CreateClient(OperatorClient.Http);
            using var response = await connections.SendAsync(request, stop);
            if (!response.IsSuccessStatusCode)
            {
                log.LogWarning("The mobile network operator gives no token: {Status}", (int)response.StatusCode);
                return (null, (int)response.StatusCode is 400 or 401 or 403 ? RefusalReason.Unauthenticated : RefusalReason.Unavailable);
            }

            if (await response.Content.ReadFromJsonAsync(CamaraJson.Default.TokenAnswer, stop) is not { AccessToken: { Length: > 0 and < 16_384 } token } answer
                || token.Any(letter => letter is <= ' ' or > '~'))
            {
                return (null, RefusalReason.Unreadable);
            }

            var lasts = answer.ExpiresIn is > 0 and < 31_536_000 ? TimeSpan.FromSeconds(answer.ExpiresIn.Value) : Usual;
            kept = (token, clock.GetUtcNow() + (lasts > 2 * Margin ? lasts - Margin : lasts / 2));
            return (token, default);
        }
        catch (Exception trouble) when (OperatorClient.IsTrouble(trouble, stop))
        {
            log.LogWarning("The mobile network operator gives no token: {Trouble}", trouble.GetType().Name);
            return (null, OperatorClient.ReasonOf(trouble));
        }
    }
}
