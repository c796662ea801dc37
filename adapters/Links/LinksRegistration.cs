using ChargeBot.Domain.ChargePoints;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace ChargeBot.Adapters.Links;

/// <summary>Puts the owners of the charge points, and what they need, into a host.</summary>
public static class LinksRegistration
{
    /// <summary>After storage. <c>Ocpp:Strangers</c>: <c>Hold</c> (the default) or <c>Refuse</c>.</summary>
    public static IServiceCollection AddLinks(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<LinkOptions>(configuration.GetSection("Ocpp"));
        services.AddSecrets(configuration);
        services.AddSingleton<StationStore>();
        services.AddSingleton<Gateways>();
        services.AddSingleton<NearChargePoints>();
        services.AddSingleton<LastHeard>();
        services.AddHostedService(provider => provider.GetRequiredService<LastHeard>());
        services.AddSingleton(typeof(GrainsOf<>));
        services.AddSingleton<IChargePoints, ChargePoints>();
        services.AddSingleton<Adoption>();
        services.AddSingleton<StationImport>();
        services.AddSingleton<Network>();
        services.AddSingleton<NetworkStatus>();
        services.AddHostedService(provider => provider.GetRequiredService<Network>());
        services.AddSingleton<IDeadlineHandler, CommandDeadlines>();
        services.AddSingleton<IDeadlineHandler, SessionEnds>();
        services.AddSingleton<IDeadlineHandler, ActivationDeadlines>();
        services.AddSingleton<DeadlineClock>();
        services.AddHostedService(provider => provider.GetRequiredService<DeadlineClock>());
        services.AddSingleton<Recovery>();
        services.AddHostedService(provider => provider.GetRequiredService<Recovery>());
        return services;
    }

    /// <summary>The domain's types cross silos as JSON; inside one they are not copied, for nobody changes what was handed over.</summary>
    public static ISiloBuilder UseDomainSerialization(this ISiloBuilder silo)
    {
        silo.Services.AddSerializer(serializer => serializer.AddJsonSerializer(DomainCopier.IsDomain, isCopyable: _ => false));
        silo.Services.AddSingleton<IGeneralizedCopier, DomainCopier>();
        return silo;
    }

    /// <summary>Hands over the very object.</summary>
    private sealed class DomainCopier : IGeneralizedCopier
    {
        public static bool IsDomain(Type type) => type.Namespace?.StartsWith("ChargeBot.Domain", StringComparison.Ordinal) is true;

        public bool IsSupportedType(Type type) => IsDomain(type);

        public object? DeepCopy(object? input, CopyContext context) => input;
    }
}
