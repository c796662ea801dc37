using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Brings the certificate that the station asked for (OCPP 2.0.1 A02).</summary>
internal sealed record CertificateSignedRequest : Extensible, IRequest
{
    [MaxLength(10000)]
    public required string CertificateChain { get; init; }

    [AllowedValues("ChargingStationCertificate", "V2GCertificate")]
    public string? CertificateType { get; init; }
}
