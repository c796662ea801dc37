using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChargeBot.Adapters.Teams;

/// <summary>What a good token says.</summary>
/// <param name="ServiceUrl">The connector's address that it vouches for.</param>
/// <param name="Key">The key that signed it, with the channels that it is endorsed for.</param>
/// <param name="ExpiresAt">When it ends, in UTC.</param>
public sealed record ChannelPrincipal(string ServiceUrl, SigningKey Key, DateTimeOffset ExpiresAt);

/// <summary>Whether a request is let in.</summary>
/// <param name="Status">200; 401 for a token that is bad; 403 for a good one that may not; 503 when it cannot be checked.</param>
/// <param name="Reason">Why not, in a word for logs and metrics; it says nothing of the sender.</param>
/// <param name="Principal">What the token says, once it was found good.</param>
public readonly record struct AuthResult(int Status, string Reason, ChannelPrincipal? Principal)
{
    /// <summary>Whether the request is let in.</summary>
    public bool IsAllowed => Status == StatusCodes.Status200OK;

    internal static AuthResult Bad(string reason) => new(StatusCodes.Status401Unauthorized, reason, null);

    internal AuthResult Forbid(string reason) => this with { Status = StatusCodes.Status403Forbidden, Reason = reason };
}

/// <summary>
/// Checks the channel's tokens by the strictest published rules (Bot Connector authentication, 'connector to bot').
/// </summary>
/// <remarks>
/// In two steps, because nothing of an activity may be looked at before the token is known to be good:
/// <see cref="CheckToken"/> (signature, algorithm, issuer, audience, lifetime, a service URL: else 401) and
/// <see cref="CheckClaims"/> (the token is good, but is it for this activity: service URL, endorsement, tenant: else 403,
/// as the published rules say; the SDKs answered 401 for the first two). Tokens of emulators and skills have other
/// issuers and so are never good.
/// </remarks>
public sealed class ChannelTokenValidator(TeamsSettings settings, SigningKeys signingKeys, TimeProvider clock)
{
    private const int LongestToken = 16 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };
    private readonly TokenCache cache = new(clock);

    /// <summary>Checks a token and that it is for this activity.</summary>
    /// <param name="authorization">The Authorization header.</param>
    /// <param name="activity">The activity that came with it.</param>
    /// <param name="stop">Ends the waiting for keys.</param>
    public async ValueTask<AuthResult> Authenticate(string? authorization, Activity activity, CancellationToken stop)
    {
        var token = await CheckToken(authorization, stop);
        return token.IsAllowed ? CheckClaims(token, activity) : token;
    }

    /// <summary>Checks the token alone.</summary>
    /// <param name="authorization">The Authorization header.</param>
    /// <param name="stop">Ends the waiting for keys.</param>
    public async ValueTask<AuthResult> CheckToken(string? authorization, CancellationToken stop)
    {
        if (settings.MicrosoftAppId.Length == 0)
            return AuthResult.Bad("no-app-id");
        const string scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return AuthResult.Bad("no-token");
        if (authorization.Length > LongestToken)
            return AuthResult.Bad("token-too-long");

        var hash = TokenHash.Of(authorization.AsSpan(scheme.Length));
        var keys = await signingKeys.Current(stop);
        return keys is not null && cache.Find(hash, keys) is { } principal
            ? new(StatusCodes.Status200OK, "", principal)
            : await Validate(authorization[scheme.Length..].Trim(), hash, keys, stop);
    }

    /// <summary>Checks that a good token is for this activity. Done for every request, also when the token is remembered.</summary>
    public AuthResult CheckClaims(AuthResult token, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (token.Principal is not { } principal)
            return AuthResult.Bad("no-token");
        if (!string.Equals(principal.ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
            return token.Forbid("service-url");
        if (activity.ChannelId is null || !principal.Key.Endorsements.Contains(activity.ChannelId))
            return token.Forbid("endorsement");
        return CheckTenant(activity) ? token : token.Forbid("tenant");
    }

    // Each place that names a tenant must name an allowed one: a token is for a service URL, not for a tenant, so the
    // activity's word is all there is, and it must not contradict itself.
    private bool CheckTenant(Activity activity)
    {
        var (channel, conversation) = (activity.ChannelData?.Tenant?.Id, activity.Conversation?.TenantId);
        return (channel is not null || conversation is not null)
            && (channel is null || settings.Allows(channel))
            && (conversation is null || settings.Allows(conversation));
    }

    private async ValueTask<AuthResult> Validate(string token, TokenHash hash, KeySet? keys, CancellationToken stop)
    {
        if (Read(token) is not { } jwt)
            return AuthResult.Bad("malformed");
        if (!Algorithms.Contains(jwt.Alg, StringComparer.Ordinal))
            return AuthResult.Bad("algorithm");
        if (keys is null)
            return new(StatusCodes.Status503ServiceUnavailable, "no-keys", null);
        if (jwt.Kid is not { Length: > 0 } kid)
            return AuthResult.Bad("unknown-key");
        if (!keys.Keys.TryGetValue(kid, out var key))
        {
            // Not worth a question to the issuer unless the token at least claims to be for us.
            if (!IsForUs(jwt))
                return AuthResult.Bad("unknown-key");
            keys = await signingKeys.Refresh(keys, stop);
            if (!keys.Keys.TryGetValue(kid, out key))
                return AuthResult.Bad("unknown-key");
        }

        var result = await handler.ValidateTokenAsync(jwt, Rules(key));
        if (!result.IsValid)
            return AuthResult.Bad(Word(result.Exception));
        if (!jwt.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) || string.IsNullOrEmpty(serviceUrl))
            return AuthResult.Bad("no-service-url");

        var principal = new ChannelPrincipal(serviceUrl, key, new(jwt.ValidTo, TimeSpan.Zero));
        cache.Keep(hash, principal, keys);
        return new(StatusCodes.Status200OK, "", principal);
    }

    private static JsonWebToken? Read(string token)
    {
        try
        {
            return new(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private bool IsForUs(JsonWebToken jwt) =>
        jwt.Issuer == settings.ToBotFromChannelTokenIssuer && jwt.Audiences.Any(IsOurId);

    private bool IsOurId(string audience) => string.Equals(audience, settings.MicrosoftAppId, StringComparison.OrdinalIgnoreCase);

    private TokenValidationParameters Rules(SigningKey key) => new()
    {
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        ValidAlgorithms = Algorithms,
        ValidIssuer = settings.ToBotFromChannelTokenIssuer,
        AudienceValidator = (audiences, _, _) => audiences.Any(IsOurId),
        RequireExpirationTime = true,
        // Our own, because the library's reads the machine's clock.
        LifetimeValidator = (from, until, _, _) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return until is { } end && now < end + Skew && (from is not { } start || start <= now + Skew);
        },
    };

    private static string Word(Exception? trouble) => trouble switch
    {
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => "lifetime",
        SecurityTokenInvalidAudienceException => "audience",
        SecurityTokenInvalidIssuerException => "issuer",
        SecurityTokenInvalidAlgorithmException => "algorithm",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "signature",
        _ => "invalid",
    };
}
