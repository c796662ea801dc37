using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChargeBot.Adapters.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// Secrets that we must be able to say again (a PUK, the password with which we log in at a gateway): encrypted wherever
/// they rest or travel inside ours, in clear only while a frame or a one-time page is written.
/// </summary>
public sealed class SecretBox(IDataProtectionProvider provider)
{
    private readonly IDataProtector protector = provider.CreateProtector("ChargeBot.Secrets.v1");

    /// <summary>What may be stored of a secret.</summary>
    public string Protect(string clear) => protector.Protect(clear);

    /// <summary>The secret; null where what was kept cannot be read any more (its key is gone, or it is none).</summary>
    public string? Reveal(string? kept)
    {
        try
        {
            return kept is null ? null : protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>Puts <see cref="SecretBox"/> into a host.</summary>
public static class Secrets
{
    /// <summary>
    /// After storage, which keeps the keys. <c>Secrets:CertificateFile</c> (PFX) and <c>Secrets:CertificatePassword</c>
    /// encrypt the keys themselves; without them they stand in the database as they are, which is for development.
    /// </summary>
    public static IServiceCollection AddSecrets(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("ChargeBot");
        if (configuration["Secrets:CertificateFile"] is { Length: > 0 } file)
        {
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, configuration["Secrets:CertificatePassword"]));
        }

        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new ProtectionKeys(provider.GetRequiredService<ChargeBotDbs>())));
        services.AddSingleton<SecretBox>();
        return services;
    }
}
