using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChargeBot.Adapters.Ftp;

/// <summary>
/// Listens for control connections with a Kestrel of its own, as LG2WAN does and for its reasons: the bot's own one keeps its
/// addresses. It opens when all else runs, and closes before anything else stops, so that what has come is still noted.
/// </summary>
internal sealed class FtpListener(IServiceProvider services, FtpSettings settings, IConnectionListenerFactory transport, ILoggerFactory logs, ILogger<FtpListener> log)
    : IHostedLifecycleService, IHttpApplication<object>, IDisposable
{
    private KestrelServer? server;

    /// <inheritdoc/>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!settings.On)
        {
            return;
        }

        var kestrel = new KestrelServerOptions { ApplicationServices = services };
        if (settings.Address is { } address)
        {
            kestrel.Listen(address, settings.Port, endpoint => endpoint.UseConnectionHandler<FtpDoor>());
        }
        else
        {
            kestrel.ListenAnyIP(settings.Port, endpoint => endpoint.UseConnectionHandler<FtpDoor>());
        }

        server = new KestrelServer(Options.Create(kestrel), transport, logs);
        await server.StartAsync(this, cancellationToken);
        log.LogInformation(
            "Logs are taken over FTP at TCP port {Port}, data connections at {First} to {Last}, {Tls} TLS", settings.Port,
            settings.PassivePorts.First, settings.PassivePorts.Last, settings.CertificateFile is null ? "without" : "with");
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => server?.Dispose();

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Kestrel asks for an application; the endpoint here does not speak HTTP.
    object IHttpApplication<object>.CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    Task IHttpApplication<object>.ProcessRequestAsync(object context) => Task.CompletedTask;

    void IHttpApplication<object>.DisposeContext(object context, Exception? exception)
    {
    }
}
