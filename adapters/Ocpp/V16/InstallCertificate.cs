using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Installs a root certificate (security white paper, M05).</summary>
internal sealed record InstallCertificateRequest : IRequest
{
    [AllowedValues("CentralSystemRootCertificate", "ManufacturerRootCertificate")]
    public required string CertificateType { get; init; }

    [MaxLength(5500)]
    public required string Certificate { get; init; }
}
