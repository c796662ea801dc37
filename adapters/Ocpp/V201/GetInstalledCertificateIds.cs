using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Which certificates the station has (OCPP 2.0.1 M03).</summary>
internal sealed record GetInstalledCertificateIdsRequest : Extensible, IRequest
{
    [MinLength(1), EachAllowedValues("V2GRootCertificate", "MORootCertificate", "CSMSRootCertificate", "V2GCertificateChain", "ManufacturerRootCertificate")]
    public IReadOnlyList<string>? CertificateType { get; init; }
}
