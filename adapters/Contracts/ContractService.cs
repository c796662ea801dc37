using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChargeBot.Domain.Activations;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Contracts;

/// <summary>
/// The provider's own check of a contract's password, over HTTPS (contract-check.openapi.yaml). Each request is signed: time and
/// body, with HMAC-SHA256. The password is in the body alone and in nothing that we keep.
/// </summary>
public sealed class ContractService(HttpClient http, ContractSettings settings, TimeProvider clock, ILogger<ContractService> log) : IContracts
{
    private const int MaxAnswer = 4 * 1024;

    /// <inheritdoc/>
    public async Task<ContractCheck> Check(Emaid emaid, string password, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Question(emaid.Value, password), ContractJson.Default.Question);
        try
        {
            using var request = Signed(body);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentLength > MaxAnswer)
            {
                log.LogWarning("The contract service answered {Status}.", (int)answer.StatusCode);
                return ContractCheck.Unavailable;
            }

            await answer.Content.LoadIntoBufferAsync(MaxAnswer, cancel);
            var said = await JsonSerializer.DeserializeAsync(await answer.Content.ReadAsStreamAsync(cancel), ContractJson.Default.Answer, cancel);
            return said?.Result switch
            {
                "valid" => ContractCheck.Right,
                "invalid" => ContractCheck.Wrong,
                "inactive" => ContractCheck.Inactive,
                _ => ContractCheck.Unavailable,
            };
        }
        catch (Exception trouble) when (trouble is HttpRequestException or JsonException or IOException || (trouble is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            log.LogWarning("The contract service did not answer: {Trouble}.", trouble.GetType().Name);
            return ContractCheck.Unavailable;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    /// <summary>The signature over <c>{seconds since 1970}.{body}</c>, lower-case hex.</summary>
    /// <param name="key">The shared key.</param>
    /// <param name="time">Seconds since 1970.</param>
    /// <param name="body">The body's bytes.</param>
    public static string SignatureOf(string key, string time, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        hmac.AppendData(Encoding.ASCII.GetBytes(time + "."));
        hmac.AppendData(body);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    private HttpRequestMessage Signed(byte[] body)
    {
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, settings.Service) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("ChargeBot-Signature", $"t={time},v1={SignatureOf(settings.Key!, time, body)}");
        return request;
    }

    internal sealed record Question(string Emaid, string Password)
    {
        public override string ToString() => nameof(Question);
    }

    internal sealed record Answer(string? Result);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ContractService.Question))]
[JsonSerializable(typeof(ContractService.Answer))]
internal sealed partial class ContractJson : JsonSerializerContext;
