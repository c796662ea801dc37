using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>
/// Whether a client certificate is that of a charge point (OCPP security white paper, edition 3, A00: security profile 3): signed by one of our
/// authorities (<see cref="OcppOptions.ClientAuthorities"/>), within its time, meant for clients, and made out to the charge point.
/// </summary>
internal sealed class ClientCertificates(IOptions<OcppOptions> settings, TimeProvider time)
{
    /// <summary>Extended key usage: TLS client authentication (RFC 5280 §4.2.1.12).</summary>
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    private readonly Lazy<X509Certificate2Collection> authorities = new(() => Read(settings.Value.ClientAuthorities));

    /// <summary>Certificates are asked for at all.</summary>
    public bool On => settings.Value.ClientAuthorities is { Length: > 0 };

    /// <summary>Why a certificate is not that of this charge point, for the log; null: it is.</summary>
    /// <param name="certificate">As it came.</param>
    /// <param name="identity">As whom its holder connects.</param>
    /// <param name="serialNumber">What the station is known to call itself; null where it never said.</param>
    public string? Fault(X509Certificate2 certificate, string identity, string? serialNumber)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        (policy.TrustMode, policy.RevocationMode, policy.VerificationTime) = (X509ChainTrustMode.CustomRootTrust, X509RevocationMode.NoCheck, time.GetUtcNow().UtcDateTime);
        policy.DisableCertificateDownloads = true;
        policy.ApplicationPolicy.Add(new Oid(ForClients));
        foreach (var authority in authorities.Value)
        {
            (authority.SubjectName.RawData.AsSpan().SequenceEqual(authority.IssuerName.RawData) ? policy.CustomTrustStore : policy.ExtraStore).Add(authority);
        }

        if (!chain.Build(certificate))
        {
            return string.Join(", ", chain.ChainStatus.Select(status => status.Status).Distinct());
        }

        return NamesOf(certificate).Any(name => name.Equals(identity, StringComparison.OrdinalIgnoreCase) || name.Equals(serialNumber, StringComparison.OrdinalIgnoreCase))
            ? null : "it is made out to another one";
    }

    /// <summary>Reads authorities; what is wrong with the file is said at the start.</summary>
    /// <exception cref="CryptographicException">It is no PEM file of certificates, or cannot be read.</exception>
    internal static X509Certificate2Collection Read(string? file)
    {
        var found = new X509Certificate2Collection();
        if (file is { Length: > 0 })
        {
            found.ImportFromPemFile(file);
        }

        return found;
    }

    /// <summary>The common name is the station's serial number by the white paper, and its identity with many vendors; or it stands among the alternative names.</summary>
    private static IEnumerable<string> NamesOf(X509Certificate2 certificate)
    {
        yield return certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        foreach (var alternative in certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
        {
            foreach (var name in alternative.EnumerateDnsNames())
            {
                yield return name;
            }
        }
    }
}
