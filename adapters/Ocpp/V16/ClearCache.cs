namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Forgets the tags that the station remembers (OCPP 1.6 §5.4).</summary>
internal sealed record ClearCacheRequest : IRequest;
