using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Names a certificate by hashes of its issuer.</summary>
internal sealed record CertificateHashData : Extensible
{
    [AllowedValues("SHA256", "SHA384", "SHA512")]
    public required string HashAlgorithm { get; init; }

    [MaxLength(128)]
    public required string IssuerNameHash { get; init; }

    [MaxLength(128)]
    public required string IssuerKeyHash { get; init; }

    [MaxLength(40)]
    public required string SerialNumber { get; init; }
}
