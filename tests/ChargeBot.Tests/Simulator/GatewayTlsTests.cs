using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChargeBot.Simulator.Lg2Wan;
using Xunit;

namespace ChargeBot.Tests.Simulator;

public sealed class GatewayTlsTests : IDisposable
{
    private const string Server = "0A014C47570000000001";
    private readonly X509Certificate2 bots = Certificate();
    private readonly X509Certificate2 others = Certificate();
    private readonly CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));

    private CancellationToken Ct => limit.Token;

    public void Dispose()
    {
        bots.Dispose();
        others.Dispose();
        limit.Dispose();
    }

    [Fact]
    public async Task One_that_dials_inside_TLS_takes_the_certificate_that_it_was_given_and_no_other()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var way = new GatewayWay.Dial("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, bots);
        await using var gateway = new SimulatedGateway(way, Server, 1, new GatewayHabits { FirstBackOff = TimeSpan.FromMilliseconds(20) });
        gateway.Start();
        using var wrong = new SslStream(new NetworkStream(await listener.AcceptSocketAsync(Ct), true));
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await wrong.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = others }, Ct);
            await wrong.ReadExactlyAsync(new byte[8], Ct);
        });
        using var right = new SslStream(new NetworkStream(await listener.AcceptSocketAsync(Ct), true));
        await right.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = bots }, Ct);
        var start = new byte[8];
        await right.ReadExactlyAsync(start, Ct);
        Assert.Equal("1B1B1B1B01010101", Convert.ToHexString(start));
    }

    [Fact]
    public async Task One_that_listens_inside_TLS_shows_its_certificate()
    {
        await using var gateway = new SimulatedGateway(new GatewayWay.Listen(bots), Server, 1, new GatewayHabits { AnswerDelay = TimeSpan.Zero });
        gateway.Start();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(gateway.ListensAt!, Ct);
        using var tls = new SslStream(new NetworkStream(socket), false, (_, shown, _, _) => shown!.GetRawCertData().AsSpan().SequenceEqual(bots.RawData));
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost" }, Ct);
        Assert.True(tls.IsEncrypted);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        // Windows wants a key that was stored.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
