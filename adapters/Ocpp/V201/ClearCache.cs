namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Forgets the tokens that the station remembers (OCPP 2.0.1 C11).</summary>
internal sealed record ClearCacheRequest : Extensible, IRequest;
