using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Which root certificates the station has (security white paper, M03).</summary>
internal sealed record GetInstalledCertificateIdsRequest : IRequest
{
    [AllowedValues("CentralSystemRootCertificate", "ManufacturerRootCertificate")]
    public required string CertificateType { get; init; }
}
