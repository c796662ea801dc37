using System.Net;
using System.Net.Sockets;

namespace ChargeBot.Tests.Demo;

/// <summary>A TCP port that nothing listens on, for programs that cannot choose one and tell it.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
