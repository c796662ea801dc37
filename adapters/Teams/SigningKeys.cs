using System.Collections.Frozen;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace ChargeBot.Adapters.Teams;

/// <summary>A key that the channel signs with, and the channels that it may speak for.</summary>
public sealed record SigningKey(RsaSecurityKey Key, FrozenSet<string> Endorsements);

/// <summary>The channel's keys as they were read at one time.</summary>
public sealed record KeySet(FrozenDictionary<string, SigningKey> Keys);

/// <summary>
/// The channel's signing keys, from its OpenID metadata, kept and refreshed.
/// </summary>
/// <remarks>
/// Not Microsoft.IdentityModel's ConfigurationManager: that refreshes in the background and gives the old keys to the
/// request that asked, so the first message after a rotation would be refused; and it drops the keys' endorsements.
/// The rules: read at first use; read again in the background after 12 hours; no longer used after 5 days without a
/// successful reading; an unknown key id makes one reading at once, three of them in a minute at most, so that forged
/// tokens cannot make us hammer the issuer.
/// </remarks>
public sealed class SigningKeys(TeamsSettings settings, ChannelHttp http, TimeProvider clock, ILogger<SigningKeys> log)
{
    private static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan UselessAfter = TimeSpan.FromDays(5);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMinutes(1);
    private const int ForcedInAMinute = 3;

    private readonly Lock gate = new();
    private readonly Queue<long> forced = new();
    private volatile KeySet? keys;
    private Task<KeySet?>? reading;
    private long readAt;
    private long attemptedAt;

    /// <summary>The keys, or null when they cannot be had now.</summary>
    public ValueTask<KeySet?> Current(CancellationToken stop)
    {
        var known = keys;
        if (known is not null)
        {
            var age = clock.GetElapsedTime(Interlocked.Read(ref readAt));
            if (age < RefreshAfter)
                return new(known);
            lock (gate)
            {
                if (clock.GetElapsedTime(attemptedAt) >= BetweenAttempts)
                    Read();
                if (age < UselessAfter)
                    return new(known);
            }
        }
        lock (gate)
            return new((reading ?? Read()).WaitAsync(stop));
    }

    /// <summary>The keys after a new reading, because <paramref name="seen"/> lacked one; the same ones when the limit is reached.</summary>
    public async ValueTask<KeySet> Refresh(KeySet seen, CancellationToken stop)
    {
        Task<KeySet?> fresh;
        lock (gate)
        {
            if (keys is { } newer && !ReferenceEquals(newer, seen))
                return newer;
            if (reading is null && !MayForce())
                return seen;
            fresh = reading ?? Read();
        }
        return await fresh.WaitAsync(stop) ?? seen;
    }

    private bool MayForce()
    {
        while (forced.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= TimeSpan.FromMinutes(1))
            forced.Dequeue();
        if (forced.Count >= ForcedInAMinute)
            return false;
        forced.Enqueue(clock.GetTimestamp());
        return true;
    }

    // Called with the gate held. One reading at a time, whoever waits for it; a caller that gives up does not end it.
    private Task<KeySet?> Read()
    {
        attemptedAt = clock.GetTimestamp();
        return reading ??= Task.Run(ReadOnce);
    }

    private async Task<KeySet?> ReadOnce()
    {
        var fresh = await Download();
        lock (gate)
        {
            reading = null;
            if (fresh is null)
                return null;
            Interlocked.Exchange(ref readAt, clock.GetTimestamp());
            // The same keys keep their identity, and with it the tokens that were checked by them stay remembered.
            return keys is { } old && Same(old, fresh) ? old : keys = fresh;
        }
    }

    private async Task<KeySet?> Download()
    {
        try
        {
            var metadata = await http.Issuer.GetFromJsonAsync(settings.BotOpenIdMetadata, WireJson.Default.OpenIdMetadata);
            if (!Addresses.MayCall(metadata?.JwksUri))
            {
                log.LogError("The channel's OpenID metadata names no address for its keys that may be called.");
                return null;
            }
            var found = await http.Issuer.GetFromJsonAsync(metadata!.JwksUri, WireJson.Default.JsonWebKeys);
            var usable = (found?.Keys ?? []).Select(ToKey).OfType<(string Id, SigningKey Key)>()
                .DistinctBy(k => k.Id).ToFrozenDictionary(k => k.Id, k => k.Key, StringComparer.Ordinal);
            if (usable.Count == 0)
            {
                log.LogError("The channel's OpenID metadata leads to no usable key.");
                return null;
            }
            return new(usable);
        }
        catch (Exception trouble) when (trouble is not OutOfMemoryException)
        {
            // Whatever a foreign server's answer provokes: a reading that threw would leave us without keys for ever.
            log.LogError("The channel's signing keys cannot be read: {Trouble}", trouble.Message);
            return null;
        }
    }

    private static (string Id, SigningKey Key)? ToKey(JsonWebKeyAnswer answer)
    {
        if (answer is not { Kty: "RSA", Kid.Length: > 0, N.Length: > 0, E.Length: > 0 } || answer.Use is not (null or "sig"))
            return null;
        try
        {
            var modulus = Base64UrlEncoder.DecodeBytes(answer.N);
            if (modulus.Length < 256) // 2048 bits, the least that is still trusted
                return null;
            var key = new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = Base64UrlEncoder.DecodeBytes(answer.E) }) { KeyId = answer.Kid };
            return (answer.Kid, new(key, (answer.Endorsements ?? []).ToFrozenSet(StringComparer.Ordinal)));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool Same(KeySet a, KeySet b) => a.Keys.Count == b.Keys.Count && a.Keys.All(pair =>
        b.Keys.TryGetValue(pair.Key, out var other)
        && pair.Value.Key.Parameters.Modulus.AsSpan().SequenceEqual(other.Key.Parameters.Modulus)
        && pair.Value.Key.Parameters.Exponent.AsSpan().SequenceEqual(other.Key.Parameters.Exponent)
        && pair.Value.Endorsements.SetEquals(other.Endorsements));
}
