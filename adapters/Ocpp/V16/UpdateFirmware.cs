namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Asks for a change of firmware (OCPP 1.6 §5.19).</summary>
internal sealed record UpdateFirmwareRequest : IRequest
{
    [AbsoluteUri]
    public required string Location { get; init; }

    public int? Retries { get; init; }

    public required DateTimeOffset RetrieveDate { get; init; }

    public int? RetryInterval { get; init; }
}
