namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>The number of the station's list of tags (OCPP 1.6 §5.10).</summary>
internal sealed record GetLocalListVersionRequest : IRequest;
