using System.Net.WebSockets;
using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>Who may connect, and in which version of the protocol (OCPP-J §3).</summary>
internal sealed class OcppDoor(
    IOptions<OcppOptions> settings, ClientCertificates certificates, LinkAccess access, SecretBox secrets, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<OcppDoor> log)
{
    /// <summary>The route value that holds the identity.</summary>
    public const string Identity = "chargePointId";

    /// <summary>Serves one connection from its request to its end.</summary>
    public async Task Accept(HttpContext context)
    {
        if (await Admit(context) is not { } guest)
        {
            return;
        }

        var (dialect, agreed) = Choose(context.WebSockets.WebSocketRequestedProtocols);
        using var webSocket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = agreed,
            KeepAliveInterval = settings.Value.KeepAliveInterval,
            KeepAliveTimeout = settings.Value.KeepAliveTimeout,
        });
        if (dialect is null)
        {
            // §3.1.2: complete the handshake without the header, then close at once.
            OcppTelemetry.Refused("subprotocol");
            log.LogInformation("{ChargePoint} offers no version that we speak", guest.Identity);
            using var brief = new CancellationTokenSource(settings.Value.SendTimeout);
            await webSocket.CloseOutputAsync(WebSocketCloseStatus.ProtocolError, "unknown subprotocol", brief.Token);
            return;
        }

        log.LogInformation("{ChargePoint} connected, {Subprotocol}", guest.Identity, agreed ?? "no subprotocol");
        using var socket = new OcppSocket(webSocket, context, settings.Value, dialect.EndOfTransaction);
        using var connection = new OcppConnection(
            guest.Identity, guest.Held, Line(context, guest, agreed), socket, dialect, settings.Value, access, secrets, time, log);
        using var stopping = lifetime.ApplicationStopping.Register(
            static closing => _ = ((OcppSocket)closing!).Close(WebSocketCloseStatus.EndpointUnavailable, "we are shutting down"), socket);
        await connection.Run();
    }

    /// <summary>Whoever may come in; null where the request has been answered with the reason why not.</summary>
    private async Task<Guest?> Admit(HttpContext context)
    {
        if (!ChargePointId.TryParse(context.GetRouteValue(Identity) as string, out var id))
        {
            return Refuse(context, StatusCodes.Status404NotFound, "identity");
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            return Refuse(context, StatusCodes.Status426UpgradeRequired, "no websocket");
        }

        Admission admission;
        try
        {
            admission = await access.GrainOf(id.Value).Admit();
        }
        catch (Exception error)
        {
            log.LogError(error, "{ChargePoint} could not be admitted", id.Value);
            context.Response.Headers.RetryAfter = "30";
            return Refuse(context, StatusCodes.Status503ServiceUnavailable, "failure");
        }

        if (admission.Kind is AdmissionKind.Refused || admission.Protocol is Protocol.Lg2Wan)
        {
            log.LogInformation("{ChargePoint} is unknown and was refused", id.Value);
            return Refuse(context, StatusCodes.Status404NotFound, "unknown");
        }

        var certified = await Certified(context, id.Value, admission.SerialNumber);
        if (certified is false)
        {
            return Refuse(context, StatusCodes.Status401Unauthorized, "certificate");
        }

        if (certified is null && admission.PasswordHash is { } kept && !Authentic(context.Request.Headers.Authorization, id.Value, kept))
        {
            log.LogWarning("{ChargePoint} came without its password", id.Value);
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"ocpp\", charset=\"UTF-8\"";
            return Refuse(context, StatusCodes.Status401Unauthorized, "password");
        }

        var guest = new Guest(id.Value, admission.Kind is AdmissionKind.Held, certified is null && admission.PasswordHash is not null, certified is true);
        if (guest.Profile(context.Request.IsHttps) < settings.Value.SecurityProfile)
        {
            log.LogWarning("{ChargePoint} came with security profile {Profile}, below {Least}", id.Value, guest.Profile(context.Request.IsHttps), settings.Value.SecurityProfile);
            return Refuse(context, StatusCodes.Status403Forbidden, "profile");
        }

        return guest;
    }

    /// <summary>Whether it shows the certificate of this charge point; null: none, or none is asked for. One of somebody else is worse than none.</summary>
    private async Task<bool?> Certified(HttpContext context, string identity, string? serialNumber)
    {
        if (!certificates.On || await context.Connection.GetClientCertificateAsync() is not { } shown)
        {
            return null;
        }

        if (certificates.Fault(shown, identity, serialNumber) is not { } fault)
        {
            return true;
        }

        log.LogWarning("{ChargePoint} came with a certificate that does not do: {Fault}", identity, fault);
        return false;
    }

    /// <summary>Path and port as we see them, not the Host header: that is the device's own word.</summary>
    private LinkFacts Line(HttpContext context, Guest guest, string? agreed) => new()
    {
        Version = agreed,
        Endpoint = context.Request.Path.Value,
        Port = context.Connection.LocalPort,
        Tls = context.Request.IsHttps,
        Password = guest.Password,
        Certificate = guest.Certificate,
        KeepAlive = settings.Value.KeepAliveInterval,
        Heartbeat = settings.Value.HeartbeatInterval,
    };

    private static Guest? Refuse(HttpContext context, int status, string reason)
    {
        OcppTelemetry.Refused(reason);
        context.Response.StatusCode = status;
        return null;
    }

    private static bool Authentic(string? header, string identity, string kept) =>
        BasicCredentials.Read(header) is { } given && given.User == identity && (PasswordHash.Verify(kept, given.Password) || IsKey(kept, given.Password));

    /// <summary>OCPP-J 1.6 §6.2: an AuthorizationKey of up to 40 hex digits is shown as the bytes that those stand for.</summary>
    private static bool IsKey(string kept, byte[] password) => password.Length is > 0 and <= 20
        && (PasswordHash.Verify(kept, Convert.ToHexString(password)) || PasswordHash.Verify(kept, Convert.ToHexStringLower(password)));

    /// <summary>The first offered version that we speak, and the header to answer with, spelled as it was offered.</summary>
    private (Dialect? Dialect, string? Agreed) Choose(IList<string> offered)
    {
        foreach (var name in offered)
        {
            if (Dialects.Of(name) is { } dialect)
            {
                return (dialect, name);
            }
        }

        return (offered.Count == 0 && settings.Value.AcceptWithoutSubprotocol ? Dialects.Usual : null, null);
    }

    private sealed record Guest(string Identity, bool Held, bool Password, bool Certificate)
    {
        /// <summary>The security profile that it came with (white paper, A00).</summary>
        public int Profile(bool tls) => Certificate ? 3 : !Password ? 0 : tls ? 2 : 1;
    }
}
