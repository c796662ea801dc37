using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Reports or clears what the station holds about a customer (OCPP 2.0.1 N09, N10).</summary>
internal sealed record CustomerInformationRequest : Extensible, IRequest
{
    public CertificateHashData? CustomerCertificate { get; init; }

    public IdToken? IdToken { get; init; }

    public required int RequestId { get; init; }

    public required bool Report { get; init; }

    public required bool Clear { get; init; }

    [MaxLength(64)]
    public string? CustomerIdentifier { get; init; }
}
