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
    public static int Next() => Row(1);

    /// <summary>The first of several in a row.</summary>
    public static int Row(int count)
    {
        while (true)
        {
            var first = First + (int)((Interlocked.Add(ref given, (uint)count) - (uint)count) % Count);
            if (Enumerable.Range(first, count).All(IsFree))
            {
                return first;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            // Somebody else's.
            return false;
        }
    }
}
