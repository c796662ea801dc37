namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Asks for an upload of diagnostics (OCPP 1.6 §5.9).</summary>
internal sealed record GetDiagnosticsRequest : IRequest
{
    [AbsoluteUri]
    public required string Location { get; init; }

    public int? Retries { get; init; }

    public int? RetryInterval { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? StopTime { get; init; }
}
