using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChargeBot.Adapters.Lg2Wan;
using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Simulator.Lg2Wan;
using ChargeBot.Tests.Demo;
using ChargeBot.Tests.Ocpp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChargeBot.Tests.Lg2Wan;

/// <summary>The door inside TLS, beside a web server as the bot has one.</summary>
public sealed class TlsDoorTests
{
    [Fact]
    public async Task A_gateway_comes_in_inside_TLS_and_the_web_server_keeps_its_address()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=door", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var (file, port, grain) = (Path.GetTempFileName(), FreePort.Next(), new FakeChargePointGrain());
        await File.WriteAllBytesAsync(file, made.Export(X509ContentType.Pfx, "pfx"), GatewayWorld.Cancel);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        (builder.Configuration["Lg2Wan:TlsPort"], builder.Configuration["Lg2Wan:Address"]) = ($"{port}", "127.0.0.1");
        (builder.Configuration["Lg2Wan:CertificateFile"], builder.Configuration["Lg2Wan:CertificatePassword"]) = (file, "pfx");
        builder.Services.AddDataProtection();
        builder.Services.AddSingleton<SecretBox>();
        builder.Services.AddSingleton(new LinkAccess(_ => grain, link => link, grain.Lose));
        builder.Services.AddLg2Wan(builder.Configuration);
        builder.Services.Remove(builder.Services.Single(row => row.ImplementationType == typeof(GatewayDialler)));
        await using (var app = builder.Build())
        {
            await app.StartAsync(GatewayWorld.Cancel);
            Assert.StartsWith("http://127.0.0.1:", Assert.Single(app.Urls), StringComparison.Ordinal);
            await using var gateway = new SimulatedGateway(new GatewayWay.Dial("127.0.0.1", port, made), GatewayWorld.Identity, 2, GatewayWorld.Quick);
            await gateway.StartAsync(GatewayWorld.Cancel);
            Assert.Equal("LSX", (await grain.Event<Booted>()).Model);
            await app.StopAsync(GatewayWorld.Cancel);
        }

        File.Delete(file);
    }
}
