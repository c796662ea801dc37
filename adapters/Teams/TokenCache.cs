using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ChargeBot.Adapters.Teams;

/// <summary>The SHA-256 of a token: what it is remembered by, so that no token is kept.</summary>
internal readonly record struct TokenHash(UInt128 High, UInt128 Low)
{
    public static TokenHash Of(ReadOnlySpan<char> token)
    {
        token = token.Trim();
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(token.Length));
        Span<TokenHash> hash = stackalloc TokenHash[1];
        SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(token, bytes)), MemoryMarshal.AsBytes(hash));
        ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        return hash[0];
    }
}

/// <summary>
/// Tokens whose signature was found good, until they expire or the keys change. Only good tokens come in, so nobody
/// can fill it from outside; it is bounded all the same.
/// </summary>
internal sealed class TokenCache(TimeProvider clock)
{
    private const int Most = 4096;

    private readonly ConcurrentDictionary<TokenHash, (ChannelPrincipal Principal, KeySet Keys)> entries = new();
    private KeySet? keysOfAll;

    public ChannelPrincipal? Find(TokenHash hash, KeySet keys)
    {
        Flush(keys);
        return entries.TryGetValue(hash, out var entry) && ReferenceEquals(entry.Keys, keys)
            && clock.GetUtcNow() < entry.Principal.ExpiresAt
            ? entry.Principal
            : null;
    }

    public void Keep(TokenHash hash, ChannelPrincipal principal, KeySet keys)
    {
        // After its end a token lives on for the skew only, and then is checked in full each time.
        if (principal.ExpiresAt <= clock.GetUtcNow())
            return;
        Flush(keys);
        if (entries.Count >= Most)
        {
            var now = clock.GetUtcNow();
            foreach (var (old, entry) in entries)
            {
                if (entry.Principal.ExpiresAt <= now)
                    entries.TryRemove(old, out _);
            }
            if (entries.Count >= Most)
                entries.Clear();
        }
        entries[hash] = (principal, keys);
    }

    // An entry names its keys as well: one that is written while the others are flushed must not outlive its key.
    private void Flush(KeySet keys)
    {
        if (!ReferenceEquals(Interlocked.Exchange(ref keysOfAll, keys), keys))
            entries.Clear();
    }
}
