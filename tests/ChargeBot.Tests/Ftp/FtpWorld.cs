using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChargeBot.Adapters.Ftp;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Tests.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChargeBot.Tests.Ftp;

/// <summary>The real door on real sockets of the loopback, in front of uploads that are kept in memory.</summary>
internal sealed class FtpWorld : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string certificate;

    private FtpWorld(WebApplication app, FtpSettings settings, string certificate) => (this.app, Settings, this.certificate) = (app, settings, certificate);

    public FtpSettings Settings { get; }

    public UploadsInMemory Uploads => (UploadsInMemory)app.Services.GetRequiredService<IUploads>();

    /// <summary>What waits for a server does not wait for ever.</summary>
    public static CancellationToken Cancel
    {
        get
        {
            var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            return limit.Token;
        }
    }

    public static async Task<FtpWorld> Start(Func<FtpSettings, FtpSettings>? change = null)
    {
        var (file, port, ports) = (Path.GetTempFileName(), FreePort.Next(), FreePort.Row(21));
        await File.WriteAllBytesAsync(file, Certificate(), Cancel);
        var settings = new FtpSettings
        {
            Port = port,
            Address = IPAddress.Loopback,
            PublicHost = "127.0.0.1",
            PassivePorts = new PortRange(ports, ports + 20),
            CertificateFile = file,
            CertificatePassword = "pfx",
            WrongSecretDelay = TimeSpan.FromMilliseconds(10),
        };
        settings = change?.Invoke(settings) ?? settings;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IUploads, UploadsInMemory>();
        builder.Services.AddFtp(settings);
        var app = builder.Build();
        await app.StartAsync(Cancel);
        return new FtpWorld(app, settings, file);
    }

    /// <summary>A certificate of our own making with its key, as a PFX under the password 'pfx'.</summary>
    public static byte[] Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=logs", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return made.Export(X509ContentType.Pfx, "pfx");
    }

    /// <summary>The address that a device would be given.</summary>
    public string Address(string secret) => Settings.AddressOf(secret, "").AbsoluteUri;

    /// <summary>A client that says exactly what a test gives it.</summary>
    public Task<ByteClient> Connect() => ByteClient.Connect(Settings.Port);

    /// <summary>The same, logged in.</summary>
    public async Task<ByteClient> LogIn(string secret)
    {
        var client = await Connect();
        Assert.Equal(331, await client.Say($"USER {secret}"));
        Assert.Equal(230, await client.Say("PASS upload"));
        return client;
    }

    /// <summary>The host shuts down.</summary>
    public Task Stop() => app.StopAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        File.Delete(certificate);
    }
}
