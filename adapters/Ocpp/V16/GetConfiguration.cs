namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Reads configuration keys; without any, all of them (OCPP 1.6 §5.8).</summary>
internal sealed record GetConfigurationRequest : IRequest
{
    [EachMaxLength(50)]
    public IReadOnlyList<string>? Key { get; init; }
}
