using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Removes an installed certificate (security white paper, M04).</summary>
internal sealed record DeleteCertificateRequest : IRequest
{
    public required CertificateHashData CertificateHashData { get; init; }
}

/// <summary>Names a certificate by hashes of its issuer.</summary>
internal sealed record CertificateHashData
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
