using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// What is kept of a charge point's password: <c>v1$iterations$salt$hash</c>, salt and hash in base64url,
/// PBKDF2 with HMAC-SHA-256. The password itself is kept nowhere.
/// </summary>
public static class PasswordHash
{
    // These are random keys of machines (OCPP security white paper: 16 to 40 characters), not words that people
    // choose, and every station comes back at once after a restart: 2 ms each is what a storm leaves us.
    private const int Iterations = 10_000;
    private const int MaxIterations = 1_000_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>The hash to keep for a password, under a new salt.</summary>
    public static string Make(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Derive(Encoding.UTF8.GetBytes(password), salt, Iterations);
        return string.Create(CultureInfo.InvariantCulture,
            $"v1${Iterations}${Base64Url.EncodeToString(salt)}${Base64Url.EncodeToString(hash)}");
    }

    /// <inheritdoc cref="Verify(string, ReadOnlySpan{byte})"/>
    public static bool Verify(string kept, string password) => Verify(kept, Encoding.UTF8.GetBytes(password));

    /// <summary>Whether a password is the one that was hashed; false, too, for a hash that cannot be read.</summary>
    /// <param name="kept">What <see cref="Make"/> gave.</param>
    /// <param name="password">The bytes as the device sent them.</param>
    public static bool Verify(string kept, ReadOnlySpan<byte> password)
    {
        var parts = kept.Split('$');
        if (parts is not ["v1", var count, var saltText, var hashText]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations)
            || iterations is < 1 or > MaxIterations
            || !Base64Url.IsValid(saltText) || !Base64Url.IsValid(hashText))
        {
            return false;
        }

        var expected = Base64Url.DecodeFromChars(hashText);
        return expected.Length == HashBytes
            && CryptographicOperations.FixedTimeEquals(Derive(password, Base64Url.DecodeFromChars(saltText), iterations), expected);
    }

    private static byte[] Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashBytes);
}
