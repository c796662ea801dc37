using System.Net;
using System.Net.Sockets;

namespace ChargeBot.Tests.Demo;

/// <summary>
/// Ports of the loopback that nobody listens at. They lie below those that the system gives to outgoing connections, one
/// of which could otherwise take a port between the look and the listening; each is given once, and other test processes
/// begin somewhere else.
/// </summary>
internal static class FreePort
{
    private const int First = 12_000;
    private const int Count = 20_000;

    private static uint given = (uint)Random.Shared.Next(Count);

    /// <summary>The next one.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (int)(Interlocked.Increment(ref given) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's.
            }
        }
    }
}
