using System.Net;
using System.Security.Cryptography.X509Certificates;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Ocpp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Tests.Ocpp;

/// <summary>The real endpoint on a real Kestrel at a loopback port, with one charge point, <c>CB-1</c>, behind it.</summary>
internal sealed class OcppHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private OcppHost(WebApplication app, FakeChargePointGrain grain) => (this.app, Grain) = (app, grain);

    public FakeChargePointGrain Grain { get; }

    /// <summary>Protects what a command holds in secret.</summary>
    public SecretBox Secrets => app.Services.GetRequiredService<SecretBox>();

    public string Address { get; private set; } = "";

    public static Task<OcppHost> Start(params (string Key, string Value)[] settings) => Start(null, settings);

    /// <summary>The same where the line is encrypted with this certificate.</summary>
    public static async Task<OcppHost> Start(X509Certificate2? tls, params (string Key, string Value)[] settings)
    {
        var grain = new FakeChargePointGrain();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(one => KeyValuePair.Create("Ocpp:" + one.Key, (string?)one.Value)));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new LinkAccess(_ => grain, link => link, grain.Lose));
        builder.Services.AddDataProtection();
        builder.Services.AddSingleton<SecretBox>();
        builder.Services.AddOcpp(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (tls is not null)
            {
                listen.UseHttps(https => (https.ServerCertificate, https.ClientCertificateMode) = (tls, ClientCertificateMode.AllowCertificate));
            }
        }));
        var app = builder.Build();
        app.MapOcpp();
        var host = new OcppHost(app, grain);
        await app.StartAsync();
        host.Address = app.Urls.Single().Replace("http", "ws", StringComparison.Ordinal) + "/ocpp/";
        return host;
    }

    public Task<Device> Connect(Action<DeviceOptions>? how = null)
    {
        var options = new DeviceOptions();
        how?.Invoke(options);
        return Device.Connect(Address, options);
    }

    /// <summary>A device that has booted and may be called.</summary>
    public async Task<Device> ConnectBooted()
    {
        var device = await Connect();
        await device.Call("BootNotification", """{"chargePointVendor":"V","chargePointModel":"M"}""");
        await Grain.Event<ChargeBot.Domain.ChargePoints.Booted>();
        await Grain.BecomesReady();
        return device;
    }

    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
