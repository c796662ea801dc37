using ChargeBot.Domain.Activations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChargeBot.Adapters.Contracts;

/// <summary>Puts whoever knows the customers' contracts into a host.</summary>
public static class ContractsRegistration
{
    /// <summary>A customer waits at the telephone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>After storage. With <c>Contracts:Service</c> the provider is asked, without it the import.</summary>
    public static IServiceCollection AddContracts(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = ContractSettings.From(configuration);
        services.AddSingleton(settings);
        services.AddSingleton<ContractImport>();
        if (settings.Service is null)
        {
            services.AddSingleton<IContracts, ImportedContracts>();
        }
        else
        {
            services.AddHttpClient<IContracts, ContractService>(http => http.Timeout = Patience)
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        }

        return services;
    }
}
