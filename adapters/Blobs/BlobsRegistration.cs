using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChargeBot.Adapters.Blobs;

/// <summary>Registers this folder.</summary>
public static class BlobsRegistration
{
    /// <summary>Adds <see cref="BlobShelf"/> where a store is configured; without one there is none, and files cannot be kept.</summary>
    public static IServiceCollection AddBlobs(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = BlobSettings.From(configuration);
        return settings.On ? services.AddSingleton(settings).AddSingleton<BlobShelf>() : services;
    }
}
