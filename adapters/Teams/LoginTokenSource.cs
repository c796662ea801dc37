using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChargeBot.Adapters.Teams;

/// <summary>
/// Client credentials at the login service, with a secret or with an assertion signed by our certificate.
/// </summary>
/// <remarks>Not MSAL: it insists on https and on its own discovery of authorities, so no local service can stand in for tests.</remarks>
public sealed class LoginTokenSource(TeamsSettings settings, ChannelHttp http, TimeProvider clock, ILogger<LoginTokenSource> log) : ITokenSource
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private string Endpoint => settings.Authority + "/oauth2/v2.0/token";

    /// <inheritdoc/>
    public async Task<IssuedToken?> Issue(CancellationToken stop)
    {
        if (!Addresses.MayCall(Endpoint))
        {
            log.LogError("ToChannelFromBotLoginUrl {Rule}", Addresses.Rule);
            return null;
        }
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = settings.MicrosoftAppId,
            ["scope"] = settings.ToChannelFromBotOAuthScope,
        };
        try
        {
            if (settings.MicrosoftAppCertificatePath.Length > 0)
            {
                form["client_assertion_type"] = AssertionType;
                form["client_assertion"] = Assertion();
            }
            else
                form["client_secret"] = settings.MicrosoftAppPassword;

            using var content = new FormUrlEncodedContent(form);
            using var response = await http.Issuer.PostAsync(new Uri(Endpoint), content, stop);
            var answer = await response.Content.ReadFromJsonAsync(WireJson.Default.TokenAnswer, stop);
            if (!response.IsSuccessStatusCode || answer is not { AccessToken.Length: > 0, ExpiresIn: > 0 })
            {
                log.LogError("The login service gives no token: {Status} {Error}", (int)response.StatusCode, answer?.Error);
                return null;
            }
            var now = clock.GetUtcNow();
            return new(answer.AccessToken, now + RefreshIn(answer), now + TimeSpan.FromSeconds(answer.ExpiresIn));
        }
        catch (Exception trouble) when (trouble is HttpRequestException or JsonException or TaskCanceledException
            or NotSupportedException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            log.LogError("The login service gives no token: {Trouble}", trouble.Message);
            return null;
        }
    }

    // The service's own advice, else five minutes before the end, and for short-lived tokens half their life.
    private static TimeSpan RefreshIn(TokenAnswer answer) => TimeSpan.FromSeconds(
        answer.RefreshIn is > 0 and var advised && advised < answer.ExpiresIn
            ? advised
            : Math.Max(answer.ExpiresIn - 300, answer.ExpiresIn / 2));

    // Read for each token, about once an hour, so that a renewed file is taken up without a restart.
    private string Assertion()
    {
        using var certificate = Load();
        using var key = certificate.GetRSAPrivateKey()
            ?? throw new CryptographicException("MicrosoftAppCertificatePath holds no RSA private key.");
        var now = clock.GetUtcNow().UtcDateTime;
        // No caching of the signature provider: it would outlive the key, which is disposed here.
        var signing = new RsaSecurityKey(key) { CryptoProviderFactory = new() { CacheSignatureProviders = false } };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.MicrosoftAppId,
            Audience = Endpoint,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = settings.MicrosoftAppId, ["jti"] = Guid.NewGuid().ToString() },
            AdditionalHeaderClaims = new Dictionary<string, object>
            {
                // The login service knows the certificate by its thumbprint.
                ["x5t#S256"] = Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)),
            },
            SigningCredentials = new(signing, SecurityAlgorithms.RsaSsaPssSha256),
        });
    }

    private X509Certificate2 Load()
    {
        var (path, password) = (settings.MicrosoftAppCertificatePath, settings.MicrosoftAppCertificatePassword);
        if (Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase))
            return password.Length == 0 ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password);
        return X509CertificateLoader.LoadPkcs12FromFile(path, password, X509KeyStorageFlags.EphemeralKeySet);
    }
}
