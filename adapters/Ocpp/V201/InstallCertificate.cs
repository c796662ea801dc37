using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Installs a root certificate (OCPP 2.0.1 M05).</summary>
internal sealed record InstallCertificateRequest : Extensible, IRequest
{
    [AllowedValues("V2GRootCertificate", "MORootCertificate", "CSMSRootCertificate", "ManufacturerRootCertificate")]
    public required string CertificateType { get; init; }

    [MaxLength(5500)]
    public required string Certificate { get; init; }
}
