using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Asks for an upload of a log (OCPP 2.0.1 N01).</summary>
internal sealed record GetLogRequest : Extensible, IRequest
{
    public required LogParameters Log { get; init; }

    [AllowedValues("DiagnosticsLog", "SecurityLog")]
    public required string LogType { get; init; }

    public required int RequestId { get; init; }

    public int? Retries { get; init; }

    public int? RetryInterval { get; init; }
}

/// <summary>Where to, and of which time.</summary>
internal sealed record LogParameters : Extensible
{
    [MaxLength(512)]
    public required string RemoteLocation { get; init; }

    public DateTimeOffset? OldestTimestamp { get; init; }

    public DateTimeOffset? LatestTimestamp { get; init; }
}
