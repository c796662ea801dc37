using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Asks for a change to signed firmware (security white paper, L01).</summary>
internal sealed record SignedUpdateFirmwareRequest : IRequest
{
    public int? Retries { get; init; }

    public int? RetryInterval { get; init; }

    public required int RequestId { get; init; }

    public required Firmware Firmware { get; init; }
}

/// <summary>Where the firmware is, and when to take it.</summary>
internal sealed record Firmware
{
    [MaxLength(512)]
    public required string Location { get; init; }

    public required DateTimeOffset RetrieveDateTime { get; init; }

    public DateTimeOffset? InstallDateTime { get; init; }

    [MaxLength(5500)]
    public required string SigningCertificate { get; init; }

    [MaxLength(800)]
    public required string Signature { get; init; }
}
