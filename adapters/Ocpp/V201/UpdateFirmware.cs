using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Asks for a change of firmware (OCPP 2.0.1 L01).</summary>
internal sealed record UpdateFirmwareRequest : Extensible, IRequest
{
    public int? Retries { get; init; }

    public int? RetryInterval { get; init; }

    public required int RequestId { get; init; }

    public required Firmware Firmware { get; init; }
}

/// <summary>Where the firmware is, and when to take it.</summary>
internal sealed record Firmware : Extensible
{
    [MaxLength(512)]
    public required string Location { get; init; }

    public required DateTimeOffset RetrieveDateTime { get; init; }

    public DateTimeOffset? InstallDateTime { get; init; }

    [MaxLength(5500)]
    public string? SigningCertificate { get; init; }

    [MaxLength(800)]
    public string? Signature { get; init; }
}
