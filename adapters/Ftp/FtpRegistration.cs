using ChargeBot.Domain.LogFiles;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChargeBot.Adapters.Ftp;

/// <summary>Registers this folder.</summary>
public static class FtpRegistration
{
    /// <summary>Adds the door for logs over FTP in front of <see cref="IUploads"/>, and its settings; nothing listens where they give no port.</summary>
    public static IServiceCollection AddFtp(this IServiceCollection services, FtpSettings settings)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IConnectionListenerFactory, SocketTransportFactory>();
        services.AddSingleton<FtpDoor>();
        return services.AddHostedService<FtpListener>();
    }
}
