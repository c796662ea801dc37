using ChargeBot.Adapters.Links;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>Puts LG2WAN into a host.</summary>
public static class Lg2WanSetup
{
    /// <summary>After the links. Gateways are awaited where <c>Lg2Wan:Port</c> or <c>Lg2Wan:TlsPort</c> says so, and dialled where their master data says so.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration; section <see cref="Lg2WanOptions.Section"/> is read.</param>
    public static IServiceCollection AddLg2Wan(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(LinkAccess.Over);
        services.TryAddSingleton<IConnectionListenerFactory, SocketTransportFactory>();
        services.AddSingleton<GatewayLogin>();
        services.AddSingleton<GatewayConnections>();
        services.AddSingleton<GatewayDoor>();
        services.AddHostedService<GatewayListener>();
        services.AddSingleton<GatewayDial>();
        services.AddHostedService<GatewayDialler>();
        services.AddSingleton<IValidateOptions<Lg2WanOptions>, Validation>();
        services.AddOptions<Lg2WanOptions>().Bind(configuration.GetSection(Lg2WanOptions.Section)).ValidateOnStart();
        return services;
    }

    private sealed class Validation : IValidateOptions<Lg2WanOptions>
    {
        public ValidateOptionsResult Validate(string? name, Lg2WanOptions options) =>
            options.Fault() is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }
}
