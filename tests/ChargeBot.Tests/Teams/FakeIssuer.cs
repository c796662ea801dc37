using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChargeBot.Tests.Teams;

/// <summary>A key of the channel.</summary>
public sealed record FakeKey(string Id, RSA Rsa, string[] Endorsements);

/// <summary>What a token says; change it to make a bad one.</summary>
public sealed class FakeToken
{
    public string Algorithm { get; set; } = "RS256";
    public FakeKey? Key { get; set; }
    public string? KeyId { get; set; }
    public string? Issuer { get; set; } = "https://api.botframework.com";
    public string? Audience { get; set; }
    public string? ServiceUrl { get; set; }
    public DateTimeOffset? NotBefore { get; set; }
    public DateTimeOffset? Expires { get; set; }

    /// <summary>The payload as it is, in place of one made of the claims above.</summary>
    public string? Payload { get; set; }
}

/// <summary>The OpenID issuer: metadata, keys with endorsements, and tokens. Its JWTs are made by hand.</summary>
public sealed class FakeIssuer(FakeChannel channel) : IDisposable
{
    // Making a key takes a tenth of a second; the first one of each issuer may be the same in all tests.
    private static readonly RSA First = RSA.Create(2048);

    private readonly List<FakeKey> keys = [new(Guid.NewGuid().ToString("N"), First, ["msteams"])];
    private readonly List<RSA> made = [];

    /// <summary>How often the keys were read.</summary>
    public int Readings { get; private set; }

    /// <summary>Whether the issuer answers at all.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>The key that signs.</summary>
    public FakeKey Current => keys[^1];

    public static FakeKey NewKey(params string[] endorsements) => new(Guid.NewGuid().ToString("N"), RSA.Create(2048), endorsements);

    /// <summary>From now on another key signs; the old one is no longer published.</summary>
    public FakeKey Rotate(params string[] endorsements)
    {
        lock (keys)
        {
            var key = NewKey(endorsements.Length == 0 ? ["msteams"] : endorsements);
            made.Add(key.Rsa);
            keys.Clear();
            keys.Add(key);
            return key;
        }
    }

    /// <summary>A token as the channel signs them, with what the test changes.</summary>
    public string SignToken(Action<FakeToken>? change = null)
    {
        var now = channel.Clock.GetUtcNow();
        var token = new FakeToken
        {
            Key = Current,
            Audience = channel.AppId,
            ServiceUrl = channel.ServiceUrl,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddHours(1),
        };
        change?.Invoke(token);
        var header = new Dictionary<string, object?> { ["alg"] = token.Algorithm, ["typ"] = "JWT", ["kid"] = token.KeyId ?? token.Key?.Id };
        var payload = new Dictionary<string, object?>
        {
            ["iss"] = token.Issuer,
            ["aud"] = token.Audience,
            ["serviceurl"] = token.ServiceUrl,
            ["nbf"] = token.NotBefore?.ToUnixTimeSeconds(),
            ["exp"] = token.Expires?.ToUnixTimeSeconds(),
        };
        var signed = Part(header) + "." + (token.Payload is { } raw ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(raw)) : Part(payload));
        var signature = Sign(token, Encoding.ASCII.GetBytes(signed));
        return signed + "." + Base64Url.EncodeToString(signature);
    }

    internal void Map(WebApplication app)
    {
        app.MapGet("/issuer/.well-known/openidconfiguration", () => IsUp
            ? Results.Json(new Dictionary<string, object>
            {
                ["issuer"] = "https://api.botframework.com",
                ["jwks_uri"] = channel.Address + "/issuer/keys",
                ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
            })
            : Results.StatusCode(503));
        app.MapGet("/issuer/keys", () =>
        {
            lock (keys)
            {
                Readings++;
                return Results.Json(new Dictionary<string, object> { ["keys"] = keys.Select(Published).ToArray() });
            }
        });
    }

    public void Dispose()
    {
        foreach (var rsa in made)
            rsa.Dispose();
    }

    private static Dictionary<string, object> Published(FakeKey key)
    {
        var parameters = key.Rsa.ExportParameters(false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.Id,
            ["x5t"] = key.Id,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            ["x5c"] = Array.Empty<string>(),
            ["endorsements"] = key.Endorsements,
        };
    }

    private static string Part(Dictionary<string, object?> claims) => Base64Url.EncodeToString(
        JsonSerializer.SerializeToUtf8Bytes(claims.Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value)));

    // HS256 with the public key as its secret is the classic confusion of algorithms.
    private static byte[] Sign(FakeToken token, byte[] data) => token.Algorithm switch
    {
        "none" => [],
        "HS256" => HMACSHA256.HashData(token.Key!.Rsa.ExportSubjectPublicKeyInfo(), data),
        "PS256" => token.Key!.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "RS384" => token.Key!.Rsa.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RS512" => token.Key!.Rsa.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        _ => token.Key!.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };
}
