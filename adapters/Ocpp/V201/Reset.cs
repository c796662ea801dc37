using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Restarts the station or an EVSE, at once or when nobody charges (OCPP 2.0.1 B11, B12).</summary>
internal sealed record ResetRequest : Extensible, IRequest
{
    [AllowedValues("Immediate", "OnIdle")]
    public required string Type { get; init; }

    public int? EvseId { get; init; }
}
