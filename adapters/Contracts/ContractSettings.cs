using Microsoft.Extensions.Configuration;

namespace ChargeBot.Adapters.Contracts;

/// <summary>Section <c>Contracts</c>: who checks a customer's password.</summary>
/// <param name="Service">The provider's service; null: the contracts that were imported.</param>
/// <param name="Key">What requests to it are signed with.</param>
public sealed record ContractSettings(Uri? Service, string? Key)
{
    private const int ShortestKey = 32;

    /// <summary>Reads it.</summary>
    public static ContractSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Contracts");
        return new ContractSettings(section["Service"] is { Length: > 0 } said && Uri.TryCreate(said, UriKind.Absolute, out var url) ? url : null, section["Key"]);
    }

    /// <summary>What is missing or unfit, each named; never a value of it.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="development">Plain http is let through on loopback.</param>
    public static IEnumerable<string> Problems(IConfiguration configuration, bool development)
    {
        if (configuration["Contracts:Service"] is not { Length: > 0 } said)
        {
            yield break;
        }

        if (!Uri.TryCreate(said, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !(development && url.IsLoopback)))
        {
            yield return "Contracts:Service must be an absolute https address.";
        }

        if (configuration["Contracts:Key"] is not { Length: >= ShortestKey })
        {
            yield return $"Contracts:Key must have at least {ShortestKey} characters: requests to Contracts:Service are signed with it.";
        }
    }
}
