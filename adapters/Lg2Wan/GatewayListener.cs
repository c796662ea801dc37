using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>
/// Listens for gateways with a Kestrel of its own. An endpoint in the bot's own one would make that ignore the addresses
/// of its configuration (<c>urls</c>), and gateways share neither its limits nor its pipeline. It opens when all else
/// runs, and closes before anything else stops, so that what is told last can still be committed.
/// </summary>
internal sealed class GatewayListener(
    IServiceProvider services, IOptions<Lg2WanOptions> settings, IConnectionListenerFactory transport, ILoggerFactory logs,
    ILogger<GatewayListener> log) : IHostedLifecycleService, IHttpApplication<object>, IDisposable
{
    private KestrelServer? server;
    private X509Certificate2? certificate;

    /// <inheritdoc/>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var options = settings.Value;
        if (options is { Port: 0, TlsPort: 0 })
        {
            return;
        }

        var kestrel = new KestrelServerOptions { ApplicationServices = services };
        if (options.Port != 0)
        {
            Listen(kestrel, options.Port, endpoint => endpoint.UseConnectionHandler<GatewayDoor>());
        }

        if (options.TlsPort != 0)
        {
            certificate = X509CertificateLoader.LoadPkcs12FromFile(options.CertificateFile!, options.CertificatePassword);
            Listen(kestrel, options.TlsPort, endpoint => endpoint.UseHttps(certificate).UseConnectionHandler<GatewayDoor>());
        }

        server = new KestrelServer(Options.Create(kestrel), transport, logs);
        await server.StartAsync(this, cancellationToken);
        log.LogInformation("LG2WAN gateways are awaited at TCP port {Port}, with TLS at port {TlsPort}", options.Port, options.TlsPort);
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        server?.Dispose();
        certificate?.Dispose();
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Listen(KestrelServerOptions kestrel, int port, Action<ListenOptions> configure)
    {
        if (settings.Value.Address is { Length: > 0 } address)
        {
            kestrel.Listen(IPAddress.Parse(address), port, configure);
        }
        else
        {
            kestrel.ListenAnyIP(port, configure);
        }
    }

    // Kestrel asks for an application; none of the endpoints here speaks HTTP.
    object IHttpApplication<object>.CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    Task IHttpApplication<object>.ProcessRequestAsync(object context) => Task.CompletedTask;

    void IHttpApplication<object>.DisposeContext(object context, Exception? exception)
    {
    }
}
