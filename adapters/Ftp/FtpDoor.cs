using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ChargeBot.Domain.LogFiles;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Ftp;

/// <summary>TLS as it is offered on the two kinds of connections.</summary>
internal sealed record FtpTls(SslServerAuthenticationOptions Control, SslServerAuthenticationOptions Data);

/// <summary>What every session needs.</summary>
internal sealed record FtpHouse(FtpSettings Settings, IUploads Uploads, FtpTls? Tls, TimeProvider Time, ILogger Log);

/// <summary>Control connections, one call for each from its first byte to its end; so many at once, and so many from one address.</summary>
internal sealed class FtpDoor : ConnectionHandler, IDisposable
{
    private readonly Dictionary<IPAddress, int> guests = [];
    private readonly X509Certificate2Collection? certificates;
    private readonly FtpHouse house;

    public FtpDoor(FtpSettings settings, IUploads uploads, TimeProvider time, ILogger<FtpDoor> log)
    {
        certificates = settings.On ? settings.Certificates() : null;
        house = new FtpHouse(settings, uploads, certificates is null ? null : Tls(certificates), time, log);
    }

    /// <inheritdoc/>
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        if (connection is not { RemoteEndPoint: IPEndPoint there, LocalEndPoint: IPEndPoint here })
        {
            return;
        }

        await using var line = new FtpLine(connection.Transport);
        var guest = Plain(there.Address);
        if (!Enter(guest))
        {
            await Try(() => line.Say(new Reply(421, "Too many connections; come again."), connection.ConnectionClosed));
            return;
        }

        try
        {
            // During a long upload nothing is said here; who forgets silent connections shall not forget this one.
            connection.Features.Get<IConnectionSocketFeature>()?.Socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            var closing = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;
            using var session = new FtpSession(house, line, Plain(here.Address), guest);
            await Try(() => session.Run(closing));
        }
        finally
        {
            Leave(guest);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var certificate in certificates ?? [])
        {
            certificate.Dispose();
        }
    }

    private static FtpTls Tls(X509Certificate2Collection certificates)
    {
        var context = SslStreamCertificateContext.Create(certificates.First(one => one.HasPrivateKey), certificates, offline: true);
        return new FtpTls(
            new SslServerAuthenticationOptions { ServerCertificateContext = context },

            // In TLS 1.3 a server sends tickets behind the handshake, and .NET has no way to leave them out. Who only sends a file never reads
            // them, closes with them unread, and by that resets the connection: what we had not read by then is lost.
            new SslServerAuthenticationOptions { ServerCertificateContext = context, EnabledSslProtocols = SslProtocols.Tls12 });
    }

    /// <summary>An address of IPv4 as one, also where a socket for both says it in IPv6.</summary>
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private bool Enter(IPAddress guest)
    {
        lock (guests)
        {
            var here = guests.GetValueOrDefault(guest);
            if (here >= house.Settings.MaxPerAddress || guests.Values.Sum() >= house.Settings.MaxConnections)
            {
                return false;
            }

            guests[guest] = here + 1;
            return true;
        }
    }

    private void Leave(IPAddress guest)
    {
        lock (guests)
        {
            if (--guests[guest] == 0)
            {
                guests.Remove(guest);
            }
        }
    }

    private async Task Try(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // It went away while something was said to it.
        }
        catch (Exception error)
        {
            house.Log.LogError(error, "A control connection of FTP ended in a failure");
        }
    }
}
