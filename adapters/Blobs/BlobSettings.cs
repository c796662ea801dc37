using Microsoft.Extensions.Configuration;

namespace ChargeBot.Adapters.Blobs;

/// <summary>
/// Where files are kept, section <c>Blobs</c>: <c>Service</c> (https address of the storage account; the bot's own Azure identity is
/// used, and links are signed by a user delegation key) or <c>ConnectionString</c> (with an account key, and for Azurite), <c>Container</c>.
/// </summary>
/// <param name="Service">The account's blob service; null: the connection string counts.</param>
/// <param name="ConnectionString">With a key; null: none.</param>
/// <param name="Container">One container for all files.</param>
public sealed record BlobSettings(Uri? Service, string? ConnectionString, string Container)
{
    /// <summary>Files can be kept.</summary>
    public bool On => Service is not null || ConnectionString is not null;

    /// <summary>Reads the section.</summary>
    public static BlobSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Blobs");
        return new BlobSettings(
            Uri.TryCreate(section["Service"], UriKind.Absolute, out var service) && service.Scheme == Uri.UriSchemeHttps ? service : null,
            section["ConnectionString"] is { Length: > 0 } text ? text : null,
            section["Container"] is { Length: > 0 } container ? container : "chargebot");
    }

    /// <summary>What is missing or wrong, each named; never a value of it.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration, bool development)
    {
        var settings = From(configuration);
        return configuration["Blobs:Service"] is { Length: > 0 } && settings.Service is null ? ["Blobs:Service has to be an https address."]
            : settings.On || development ? []
            : ["Blobs:Service is missing: photos and log files could not be kept."];
    }
}
