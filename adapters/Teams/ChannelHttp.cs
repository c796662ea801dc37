namespace ChargeBot.Adapters.Teams;

/// <summary>
/// The connections to the channel: one pool for all. Redirects are not followed (a token or a key must come from and go
/// to the address that was checked), answers are bounded.
/// </summary>
public sealed class ChannelHttp : IDisposable
{
    private readonly SocketsHttpHandler pool = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // Short enough to follow a change of DNS.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        EnableMultipleHttp2Connections = true,
    };

    /// <summary>The connections to the connector and to the login service.</summary>
    public ChannelHttp()
    {
        Connector = new(pool, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = 4 * 1024 * 1024 };
        Issuer = new(pool, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024 };
    }

    /// <summary>For the connector: 15 s for an answer of 4 MB at most.</summary>
    public HttpClient Connector { get; }

    /// <summary>For keys and tokens: 10 s for an answer of 1 MB at most.</summary>
    public HttpClient Issuer { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Connector.Dispose();
        Issuer.Dispose();
        pool.Dispose();
    }
}
