using Microsoft.Extensions.Configuration;

namespace ChargeBot.Adapters.Itsm;

/// <summary>Section <c>Itsm</c>: the other system that keeps tickets.</summary>
/// <param name="Webhook">Where it is told of tickets; null: it is not.</param>
/// <param name="Secret">What both sides sign with; null: nothing is told and nothing is taken.</param>
/// <param name="Source">Who we are in events: an absolute URI.</param>
/// <param name="Name">What its changes are signed with on cards.</param>
public sealed record ItsmSettings(Uri? Webhook, string? Secret, Uri Source, string Name)
{
    private const int ShortestSecret = 32, LongestName = 40;

    /// <summary>It may tell us of its changes.</summary>
    public bool Listens => Secret is not null;

    /// <summary>It is told of ours.</summary>
    public bool Tells => Webhook is not null && Secret is not null;

    /// <summary>Reads it.</summary>
    public static ItsmSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Itsm");
        return new ItsmSettings(
            Absolute(section["Webhook"]),
            section["Secret"] is { Length: >= ShortestSecret } secret ? secret : null,
            Absolute(section["Source"]) ?? Absolute(configuration["Web:PublicUrl"]) ?? new Uri("urn:chargebot"),
            section["Name"] is { Length: > 0 and <= LongestName } name ? name : "ITSM");
    }

    /// <summary>What is missing or unfit, each named; never a value of it.</summary>
    /// <param name="configuration">The configuration.</param>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        var section = configuration.GetSection("Itsm");
        if (section["Webhook"] is { Length: > 0 } said && (Absolute(said) is not { } url || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)))
        {
            yield return "Itsm:Webhook must be an absolute https address; plain http leads no further than this machine.";
        }

        if (section["Secret"] is { Length: < ShortestSecret } || (section["Webhook"] is { Length: > 0 } && section["Secret"] is null))
        {
            yield return $"Itsm:Secret must have at least {ShortestSecret} characters: events are signed with it, both ways.";
        }

        if (section["Source"] is { Length: > 0 } source && Absolute(source) is null)
        {
            yield return "Itsm:Source must be an absolute URI.";
        }

        if (section["Name"] is { Length: > LongestName })
        {
            yield return $"Itsm:Name must have at most {LongestName} characters.";
        }
    }

    private static Uri? Absolute(string? said) => said is { Length: > 0 } && Uri.TryCreate(said, UriKind.Absolute, out var url) ? url : null;
}
