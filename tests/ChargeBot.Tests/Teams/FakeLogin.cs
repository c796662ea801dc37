using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChargeBot.Tests.Teams;

/// <summary>
/// The login service's token endpoint: it checks the secret, or the assertion's signature, audience, times and id.
/// </summary>
public sealed class FakeLogin(FakeChannel channel)
{
    private readonly ConcurrentDictionary<string, bool> assertionIds = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> issued = new();
    private int requests;

    /// <summary>How often a token was asked for, refused ones included.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>Why the last request was refused; null when none was.</summary>
    public string? Refusal { get; private set; }

    /// <summary>How long a token lasts.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The scope that is asked for.</summary>
    public string Scope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>What is asked for Graph; null: nothing may be.</summary>
    public string? GraphScope { get; set; }

    /// <summary>The certificate that assertions are signed with; null: a secret is expected.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The authority's tenant in the address.</summary>
    public string Authority { get; set; } = FakeChannel.DefaultTenant;

    /// <summary>When set, the endpoint answers when this completes.</summary>
    public Task? Held { get; set; }

    /// <summary>Whether it answers with tokens.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>Whether the connector would take this header.</summary>
    public bool Knows(string? authorization) =>
        authorization is not null && authorization.StartsWith("Bearer ", StringComparison.Ordinal)
        && issued.TryGetValue(authorization[7..], out var until) && channel.Clock.GetUtcNow() < until;

    /// <summary>Makes all tokens that were issued worthless.</summary>
    public void RevokeAll() => issued.Clear();

    internal void Map(WebApplication app) => app.MapPost("/login/{tenant}/oauth2/v2.0/token", async (string tenant, HttpRequest request) =>
    {
        var number = Interlocked.Increment(ref requests);
        var form = await request.ReadFormAsync();
        if (Held is { } held)
            await held;
        if (!IsUp)
            return Results.StatusCode(503);
        Refusal = tenant != Authority ? "authority"
            : form["grant_type"] != "client_credentials" ? "grant_type"
            : form["client_id"] != channel.AppId ? "client_id"
            : form["scope"] != Scope && form["scope"] != GraphScope ? "scope"
            : Certificate is null ? (form["client_secret"] == channel.AppPassword ? null : "client_secret")
            : CheckAssertion(form, $"{channel.Address}{request.Path}");
        if (Refusal is not null)
            return Results.Json(new Dictionary<string, string> { ["error"] = "invalid_client", ["error_description"] = Refusal }, statusCode: 401);
        var token = $"token-{number}-{Guid.NewGuid():N}";
        issued[token] = channel.Clock.GetUtcNow() + Lifetime;
        return Results.Json(new Dictionary<string, object> { ["token_type"] = "Bearer", ["access_token"] = token, ["expires_in"] = (int)Lifetime.TotalSeconds });
    });

    private string? CheckAssertion(IFormCollection form, string endpoint)
    {
        if (form["client_assertion_type"] != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            return "client_assertion_type";
        if (form["client_assertion"].ToString().Split('.') is not [var header, var payload, var signature])
            return "client_assertion";
        using var head = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
        var padding = head.RootElement.GetProperty("alg").GetString() switch
        {
            "PS256" => RSASignaturePadding.Pss,
            "RS256" => RSASignaturePadding.Pkcs1,
            _ => null,
        };
        if (padding is null)
            return "alg";
        if (head.RootElement.GetProperty("x5t#S256").GetString() != Base64Url.EncodeToString(Certificate!.GetCertHash(HashAlgorithmName.SHA256)))
            return "x5t#S256";
        using var key = Certificate.GetRSAPublicKey()!;
        if (!key.VerifyData(Encoding.ASCII.GetBytes(header + "." + payload), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, padding))
            return "signature";
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
        string? Claim(string name) => claims.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
        var now = channel.Clock.GetUtcNow().ToUnixTimeSeconds();
        return Claim("iss") != channel.AppId ? "iss"
            : Claim("sub") != channel.AppId ? "sub"
            : Claim("aud") != endpoint ? "aud"
            : !long.TryParse(Claim("exp"), out var exp) || exp <= now || exp > now + 600 ? "exp"
            : !long.TryParse(Claim("nbf"), out var nbf) || nbf > now ? "nbf"
            : Claim("jti") is not { Length: > 0 } jti || !assertionIds.TryAdd(jti, true) ? "jti"
            : null;
    }
}
