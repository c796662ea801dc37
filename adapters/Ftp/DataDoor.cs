using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ChargeBot.Adapters.Ftp;

/// <summary>Awaits one data connection, at a port of the range that is free, from the address that the control connection came from.</summary>
internal sealed class DataDoor : IDisposable
{
    private readonly Socket listener;

    private DataDoor(Socket listener) => this.listener = listener;

    /// <summary>Where.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    /// <summary>Opens one; null: no port of the range is free. Which one cannot be foretold, so that nobody waits at the next.</summary>
    public static DataDoor? Open(IPAddress here, PortRange ports)
    {
        var count = ports.Last - ports.First + 1;
        var first = RandomNumberGenerator.GetInt32(count);
        for (var tried = 0; tried < count; tried++)
        {
            var listener = new Socket(here.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                listener.Bind(new IPEndPoint(here, ports.First + ((first + tried) % count)));
                listener.Listen(4);
                return new DataDoor(listener);
            }
            catch (SocketException)
            {
                // Somebody else's.
                listener.Dispose();
            }
        }

        return null;
    }

    /// <summary>The connection; null: none came in time. Whoever comes from elsewhere is sent away, and does not keep the device from coming.</summary>
    public async Task<Socket?> Accept(IPAddress guest, TimeSpan wait, TimeProvider time, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            while (true)
            {
                var came = await listener.AcceptAsync(either.Token);
                if (came.RemoteEndPoint is IPEndPoint there && there.Address.Equals(guest))
                {
                    return came;
                }

                came.Dispose();
            }
        }
        catch (Exception none) when (none is OperationCanceledException or SocketException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();
}
