using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChargeBot.Benchmarks.Channel;

/// <summary>An OpenID issuer as the channel has one: a key endorsed for Teams, and tokens for a bot at a service URL.</summary>
internal sealed class Issuer : IDisposable
{
    private const string Name = "https://api.botframework.com";
    private readonly RSA key = RSA.Create(2048);
    private readonly string keyId = Guid.NewGuid().ToString("N");

    public static byte[] Metadata(string keys) => Json(new() { ["issuer"] = Name, ["jwks_uri"] = keys });

    public byte[] Keys()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return Json(new()
        {
            ["keys"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["kty"] = "RSA",
                    ["use"] = "sig",
                    ["kid"] = keyId,
                    ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                    ["e"] = Base64Url.EncodeToString(parameters.Exponent),
                    ["endorsements"] = new[] { "msteams" },
                },
            },
        });
    }

    public string Sign(string audience, string serviceUrl)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var signed = Part(new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = keyId }) + "." + Part(new()
        {
            ["iss"] = Name,
            ["aud"] = audience,
            ["serviceurl"] = serviceUrl,
            ["jti"] = Guid.NewGuid().ToString(),
            ["nbf"] = now - 60,
            ["exp"] = now + 3600,
        });
        return signed + "." + Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public void Dispose() => key.Dispose();

    private static string Part(Dictionary<string, object> claims) => Base64Url.EncodeToString(Json(claims));

    private static byte[] Json(Dictionary<string, object> members) => JsonSerializer.SerializeToUtf8Bytes(members);
}
