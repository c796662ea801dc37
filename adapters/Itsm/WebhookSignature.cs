using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChargeBot.Adapters.Itsm;

/// <summary>Signatures of webhooks as Standard Webhooks 1.0 has them: HMAC-SHA256 over <c>id.timestamp.body</c>, Base64, with the version before it.</summary>
public static class WebhookSignature
{
    /// <summary>The headers.</summary>
    public const string IdHeader = "webhook-id", TimeHeader = "webhook-timestamp", SignatureHeader = "webhook-signature";

    private const string Version = "v1,", KeyPrefix = "whsec_";
    private const int MostSignatures = 5;

    /// <summary>An older or younger message is refused: whoever recorded one could send it again.</summary>
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(5);

    /// <summary>The signature.</summary>
    /// <param name="secret">The shared secret: <c>whsec_</c> and the key in Base64, or the key as it is.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="time">Seconds since 1970.</param>
    /// <param name="body">The body's bytes.</param>
    public static string Of(string secret, string id, string time, ReadOnlySpan<byte> body) => Version + Convert.ToBase64String(Hash(secret, id, time, body));

    /// <summary>Whether a message is from whoever knows the secret, and of now. Several signatures may stand there, while a secret is changed.</summary>
    public static bool Verify(string secret, string id, string time, string signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799
            || (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > ClocksApart)
        {
            return false;
        }

        var right = Hash(secret, id, time, body);
        var found = false;
        Span<byte> given = stackalloc byte[right.Length];
        foreach (var one in signatures.Split(' ', MostSignatures, StringSplitOptions.RemoveEmptyEntries))
        {
            found |= one.StartsWith(Version, StringComparison.Ordinal) && Convert.TryFromBase64String(one[Version.Length..], given, out var length)
                && length == right.Length && CryptographicOperations.FixedTimeEquals(given, right);
        }

        return found;
    }

    /// <summary>As Standard Webhooks writes its keys: <c>whsec_</c> and Base64. Any other text is the key itself, in UTF-8.</summary>
    private static byte[] KeyOf(string secret)
    {
        var key = new byte[secret.Length];
        return secret.StartsWith(KeyPrefix, StringComparison.Ordinal) && Convert.TryFromBase64String(secret[KeyPrefix.Length..], key, out var length)
            ? key[..length] : Encoding.UTF8.GetBytes(secret);
    }

    private static byte[] Hash(string secret, string id, string time, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, KeyOf(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{time}."));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }
}
