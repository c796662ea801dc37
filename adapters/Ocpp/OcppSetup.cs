using ChargeBot.Adapters.Links;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>Puts OCPP-J into a host.</summary>
public static class OcppSetup
{
    /// <summary>Adds what the endpoint needs. The grains come from Orleans, unless a <see cref="LinkAccess"/> was added before.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration; section <see cref="OcppOptions.Section"/> is read.</param>
    public static IServiceCollection AddOcpp(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(LinkAccess.Over);
        services.AddSingleton<ClientCertificates>();
        services.AddSingleton<OcppDoor>();
        services.AddSingleton<RawCalls>();
        if (configuration.GetSection(OcppOptions.Section)[nameof(OcppOptions.ClientAuthorities)] is { Length: > 0 })
        {
            // The handshake takes any certificate: whose it is, and what is wrong with it, is for the door to say.
            services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ClientCertificateValidation = (_, _, _) => true));
        }

        services.AddSingleton<IValidateOptions<OcppOptions>, Validation>();
        services.AddOptions<OcppOptions>().Bind(configuration.GetSection(OcppOptions.Section)).ValidateOnStart();
        return services;
    }

    /// <summary>Maps <c>/ocpp/{chargePointId}</c>, the address that is set in charge points.</summary>
    public static IEndpointConventionBuilder MapOcpp(this IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.ServiceProvider.GetRequiredService<OcppDoor>();
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(door.Accept);
        return endpoints.Map($"/ocpp/{{{OcppDoor.Identity}}}", pipeline.Build());
    }

    private sealed class Validation : IValidateOptions<OcppOptions>
    {
        public ValidateOptionsResult Validate(string? name, OcppOptions options) =>
            options.Fault() is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }
}
