using System.Net;
using System.Net.Sockets;
using ChargeBot.Adapters.Links;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>Gateways that dial us, one call for each connection, from its first byte to its end.</summary>
internal sealed class GatewayDoor(
    IOptions<Lg2WanOptions> settings, GatewayLogin login, GatewayConnections connections, ILogger<GatewayDoor> log) : ConnectionHandler
{
    private int loggingIn;

    /// <inheritdoc/>
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        // A line that went dead is noticed by the operating system, too, while a gateway is silent for hours.
        connection.Features.Get<IConnectionSocketFeature>()?.Socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        using var socket = new GatewaySocket(connection.Transport, connection.Abort, settings.Value);
        using var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested.Register(
            static closing => ((GatewaySocket)closing!).Drop("we are shutting down"), socket);
        if (await LogIn(socket) is not { } guest)
        {
            return;
        }

        socket.Trust();
        await connections.Serve(guest with
        {
            Line = guest.Line with
            {
                Port = connection.LocalEndPoint is IPEndPoint here ? here.Port : 0,
                Tls = connection.Features.Get<ITlsHandshakeFeature>() is not null,
            },
        }, socket);
    }

    private async Task<Guest?> LogIn(GatewaySocket socket)
    {
        try
        {
            if (Interlocked.Increment(ref loggingIn) <= settings.Value.MaxLogins)
            {
                return await login.Await(socket);
            }

            Lg2WanTelemetry.Refused("too many");
        }
        catch (Exception error)
        {
            log.LogError(error, "A gateway could not be admitted");
            Lg2WanTelemetry.Refused("failure");
        }
        finally
        {
            Interlocked.Decrement(ref loggingIn);
        }

        return null;
    }
}

/// <summary>Serves connections that have logged in, whoever opened them.</summary>
internal sealed class GatewayConnections(
    IOptions<Lg2WanOptions> settings, LinkAccess access, SecretBox secrets, TimeProvider time, ILogger<GatewayConnection> log)
{
    /// <summary>From the login to the end.</summary>
    public async Task Serve(Guest guest, GatewaySocket socket)
    {
        using var connection = new GatewayConnection(guest, socket, settings.Value, access, secrets, time, log);
        await connection.Run();
    }
}
