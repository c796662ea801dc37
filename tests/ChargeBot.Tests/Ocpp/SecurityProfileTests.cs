using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ChargeBot.Adapters.Links;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

/// <summary>The security profiles of the white paper (A00) at a real socket: whoever comes with less, or as somebody else, stays outside.</summary>
public sealed class SecurityProfileTests : IDisposable
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1", ForClients = "1.3.6.1.5.5.7.3.2";

    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly X509Certificate2 root = Authority("CN=Charge points");
    private readonly X509Certificate2 server;
    private readonly string folder = Directory.CreateTempSubdirectory("ocpp-ca-").FullName;

    public SecurityProfileTests() => server = Leaf(Authority("CN=Servers"), "CN=localhost", ForServers);

    private string Authorities => Path.Combine(folder, "ca.pem");

    [Theory]
    [InlineData("CN=CB-1", null)]
    [InlineData("CN=cb-1, O=Network", null)]
    [InlineData("CN=SN-4711", "SN-4711")]
    public async Task A_certificate_of_ours_takes_the_place_of_the_password(string subject, string? serial)
    {
        await using var host = await Tls();
        host.Grain.Admission = new(AdmissionKind.Known, PasswordHash.Make("secret")) { SerialNumber = serial };
        using var device = await host.Connect(options => options.Certificate = Leaf(root, subject, ForClients));
        await device.Call("Heartbeat", "{}");
    }

    [Fact]
    public async Task An_authority_between_may_have_signed_it()
    {
        var between = Authority("CN=Vendor", root);
        await using var host = await Tls(also: between);
        using var device = await host.Connect(options => options.Certificate = Leaf(between, "CN=CB-1", ForClients));
        await device.Call("Heartbeat", "{}");
    }

    [Theory]
    [InlineData("foreign")]
    [InlineData("another")]
    [InlineData("expired")]
    [InlineData("for servers")]
    [InlineData("signed by itself")]
    public async Task A_certificate_that_does_not_do_is_refused_even_with_the_right_password(string kind)
    {
        await using var host = await Tls();
        host.Grain.Admission = new(AdmissionKind.Known, PasswordHash.Make("secret"));
        var shown = kind switch
        {
            "foreign" => Leaf(Authority("CN=Charge points"), "CN=CB-1", ForClients),
            "another" => Leaf(root, "CN=CB-2", ForClients),
            "expired" => Leaf(root, "CN=CB-1", ForClients, until: Now.AddDays(-1)),
            "for servers" => Leaf(root, "CN=CB-1", ForServers),
            _ => Authority("CN=CB-1"),
        };
        var (status, _) = await Device.Knock(host.Address, new DeviceOptions { Certificate = shown, Authorization = Basic("secret") });
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal(0, host.Grain.Epoch);
    }

    [Theory]
    [InlineData(1, false, false, HttpStatusCode.Forbidden)]
    [InlineData(1, false, true, null)]
    [InlineData(2, false, true, HttpStatusCode.Forbidden)]
    [InlineData(2, true, true, null)]
    [InlineData(3, true, true, HttpStatusCode.Forbidden)]
    public async Task Whoever_comes_with_less_than_the_least_profile_is_refused(int least, bool tls, bool password, HttpStatusCode? refused)
    {
        await using var host = tls ? await Tls(("SecurityProfile", $"{least}")) : await OcppHost.Start(("SecurityProfile", $"{least}"));
        host.Grain.Admission = new(AdmissionKind.Known, password ? PasswordHash.Make("secret") : null);
        var options = new DeviceOptions { Authorization = password ? Basic("secret") : null };
        if (refused is { } status)
        {
            Assert.Equal(status, (await Device.Knock(host.Address, options)).Status);
            return;
        }

        using var device = await Device.Connect(host.Address, options);
        await device.Call("Heartbeat", "{}");
    }

    [Theory]
    [InlineData("SecurityProfile", "4")]
    [InlineData("SecurityProfile", "3")]
    [InlineData("ClientAuthorities", "/nowhere/ca.pem")]
    public async Task What_cannot_hold_is_said_at_the_start(string key, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => OcppHost.Start((key, value)));

    public void Dispose()
    {
        root.Dispose();
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Task<OcppHost> Tls(params (string, string)[] settings) => Tls(null, settings);

    private async Task<OcppHost> Tls(X509Certificate2? also, params (string, string)[] settings)
    {
        await File.WriteAllTextAsync(Authorities, $"{root.ExportCertificatePem()}\n{also?.ExportCertificatePem()}", TestContext.Current.CancellationToken);
        return await OcppHost.Start(server, [("ClientAuthorities", Authorities), .. settings]);
    }

    private static string Basic(string password) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"CB-1:{password}"))}";

    private static X509Certificate2 Authority(string subject, X509Certificate2? by = null)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return by is null ? request.CreateSelfSigned(Now.AddDays(-30), Now.AddDays(30)) : request.Create(by, Now.AddDays(-20), Now.AddDays(20), RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);
    }

    private static X509Certificate2 Leaf(X509Certificate2 by, string subject, string purpose, DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], true));
        using var signed = request.Create(by, Now.AddDays(-10), until ?? Now.AddDays(10), RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);

        // TLS wants its key out of a store that it knows.
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null);
    }
}
