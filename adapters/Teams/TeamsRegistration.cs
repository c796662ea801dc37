using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChargeBot.Adapters.Teams;

/// <summary>Registers this folder.</summary>
public static class TeamsRegistration
{
    /// <summary>
    /// Adds <see cref="ChannelDoor"/> (the way in), <see cref="ConnectorClient"/> (the way out) and what they need.
    /// <see cref="TeamsSettings.Validate"/> is the caller's to ask, so that all problems of a start are told together.
    /// </summary>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration, bool development)
    {
        var settings = TeamsSettings.From(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(new TeamsEnvironment(development));
        services.AddSingleton<ChannelHttp>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<ChannelTokenValidator>();
        services.AddSingleton<ChannelDoor>();
        if (settings.MicrosoftAppType == AppType.UserAssignedMSI)
        {
            services.TryAddSingleton(_ => ManagedIdentityTokenSource.Identity(settings));
            services.AddSingleton<ITokenSource, ManagedIdentityTokenSource>();
        }
        else
            services.AddSingleton<ITokenSource, LoginTokenSource>();
        services.AddSingleton<ChannelCredentials>();
        services.AddSingleton<ConversationPacer>();
        services.AddSingleton<ConnectorCalls>();
        services.AddSingleton<ConnectorClient>();
        return services;
    }
}
