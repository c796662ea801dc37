using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Brings the certificate that the station asked for (security white paper, A02).</summary>
internal sealed record CertificateSignedRequest : IRequest
{
    [MaxLength(10000)]
    public required string CertificateChain { get; init; }
}
