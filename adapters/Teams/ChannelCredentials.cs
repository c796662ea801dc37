using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Teams;

/// <summary>A token as it was issued.</summary>
/// <param name="Value">The bearer token.</param>
/// <param name="RefreshAt">From when on a new one is asked for, in UTC.</param>
/// <param name="ExpiresAt">When it ends, in UTC.</param>
public sealed record IssuedToken(string Value, DateTimeOffset RefreshAt, DateTimeOffset ExpiresAt);

/// <summary>Where our tokens come from: the login service, or Azure's managed identity.</summary>
public interface ITokenSource
{
    /// <summary>A new token, or null when none can be had now (the reason is logged).</summary>
    Task<IssuedToken?> Issue(CancellationToken stop);
}

/// <summary>What a call to the channel carries.</summary>
/// <param name="IsReady">False when a token is needed and none can be had.</param>
/// <param name="Header">The Authorization header; null when the bot has no identity, in development.</param>
public readonly record struct ChannelAuthorization(bool IsReady, AuthenticationHeaderValue? Header);

/// <summary>
/// The bot's own token: kept, and asked for again before it ends while the old one still serves, with one request in
/// flight whoever waits for it.
/// </summary>
public sealed class ChannelCredentials(TeamsSettings settings, ITokenSource source, TimeProvider clock, ILogger<ChannelCredentials> log)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private sealed record Held(AuthenticationHeaderValue Header, IssuedToken Token);

    private readonly Lock gate = new();
    private volatile Held? held;
    private Task<Held?>? asking;
    private long failedAt;
    private bool failed;

    /// <summary>The header for a call now.</summary>
    public async ValueTask<ChannelAuthorization> Authorize(CancellationToken stop)
    {
        if (settings.MicrosoftAppId.Length == 0)
            return new(true, null);
        var now = clock.GetUtcNow();
        if (held is { } current && now < current.Token.ExpiresAt)
        {
            if (now >= current.Token.RefreshAt)
                _ = Ask();
            return new(true, current.Header);
        }
        var fresh = await Ask().WaitAsync(stop);
        return new(fresh is not null, fresh?.Header);
    }

    /// <summary>Drops the token that the channel has just refused, unless another has taken its place.</summary>
    public void Forget(AuthenticationHeaderValue? refused)
    {
        lock (gate)
        {
            if (held is { } current && ReferenceEquals(current.Header, refused))
                held = null;
        }
    }

    private Task<Held?> Ask()
    {
        lock (gate)
        {
            if (asking is not null)
                return asking;
            if (failed && clock.GetElapsedTime(failedAt) < AfterFailure)
                return Task.FromResult<Held?>(null);
            return asking = Task.Run(AskOnce);
        }
    }

    private async Task<Held?> AskOnce()
    {
        IssuedToken? token = null;
        try
        {
            token = await source.Issue(CancellationToken.None);
        }
        catch (Exception trouble) when (trouble is not OutOfMemoryException)
        {
            log.LogError("No token for the channel: {Trouble}", trouble.GetType().Name);
        }
        lock (gate)
        {
            asking = null;
            failed = token is null;
            failedAt = clock.GetTimestamp();
            return token is null ? null : held = new(new("Bearer", token.Value), token);
        }
    }
}
