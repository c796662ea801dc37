using System.Net;
using System.Net.Sockets;
using ChargeBot.Adapters.Links;
using Orleans.Configuration;

namespace ChargeBot.Bot;

/// <summary>The distributed engine: one silo with localhost clustering by default.</summary>
public static class Silo
{
    /// <summary>Joins the silo to the host. Without <c>Orleans:SiloPort</c> it takes a free loopback port: nobody else calls it.</summary>
    public static void UseSilo(this IHostBuilder host, IConfiguration configuration) => host.UseOrleans(silo =>
    {
        silo.UseLocalhostClustering(
            configuration.GetValue("Orleans:SiloPort", 0) is > 0 and var port ? port : FreePort(), gatewayPort: 30000, serviceId: "chargebot", clusterId: "chargebot");
        silo.Configure<EndpointOptions>(options => options.GatewayPort = 0);
        silo.UseDomainSerialization();
    });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
