using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Restarts the station; both kinds end running transactions (OCPP 1.6 §5.14).</summary>
internal sealed record ResetRequest : IRequest
{
    [AllowedValues("Hard", "Soft")]
    public required string Type { get; init; }
}
