namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Removes an installed certificate (OCPP 2.0.1 M04).</summary>
internal sealed record DeleteCertificateRequest : Extensible, IRequest
{
    public required CertificateHashData CertificateHashData { get; init; }
}
